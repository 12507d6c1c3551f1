"""A table becomes films: good rows are filmed, bad ones told, and a second run does the rest."""

from __future__ import annotations

import json
import os
import resource
import signal
import time
from pathlib import Path

import pytest

from kinoform.batches.crew import Crew
from kinoform.batches.files import RowTable
from kinoform.batches.order import order_of
from kinoform.batches.run import TROUBLES, WORTH_A_CREW, checked, run_batch
from kinoform.generate.wishes import Wish
from kinoform.model.problem import RenderFailed

TEMPLATE = {
    "name": "Two scenes",
    "scenes": [
        {"primitiveId": "title-intro", "data": {"title": "[name]"}, "duration": 1.5},
        {"primitiveId": "bar-chart", "duration": 1.5,
         "data": {"items": ["a", "b"], "values": [2, 1]}},
    ],
    "dataSlots": [{"key": "name", "type": "text", "required": True}],
}  # fmt: skip
ROWS = (("Ann",), ("",), ("Bo",))


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "two.json"
    path.write_text(json.dumps(TEMPLATE), "utf-8")
    return path


def run(template, folder, rows=ROWS):
    table = RowTable(("name",), rows)
    return run_batch(order_of(template, table, Wish(output={"resolution": "720p"})), table, folder,
                     workers=1)  # fmt: skip


def files(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.mp4")}


def test_good_rows_are_filmed_and_a_second_run_does_only_what_is_missing(template, tmp_path):
    first = run(template, tmp_path)
    assert first.counts == {"done": 2, "bad": 1}
    assert sorted(files(tmp_path)) == ["0001-ann.mp4", "0003-bo.mp4"]
    ann, _, bo = first.entries
    assert ann.frames == 90
    assert bo.shared_frames >= 40, "the second scene is the same in both films"
    before = files(tmp_path)

    (tmp_path / "0003-bo.mp4").unlink()
    second = run(template, tmp_path, (("Ann",), ("Cy",), ("Bo",)))
    assert second.is_whole
    after = files(tmp_path)
    assert after["0001-ann.mp4"] == before["0001-ann.mp4"], "it was there already"
    assert sorted(after) == ["0001-ann.mp4", "0002-cy.mp4", "0003-bo.mp4"]

    run(template, tmp_path, (("Anna",), ("Cy",), ("Bo",)))
    assert sorted(files(tmp_path)) == ["0001-anna.mp4", "0002-cy.mp4", "0003-bo.mp4"]

    told = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert [film["status"] for film in told["films"]] == ["done"] * 3
    assert told["films"][0]["file"] == "0001-anna.mp4"


def test_what_is_asked_for_anew_is_stopped_when_nobody_wants_it(template, tmp_path):
    table = RowTable(("name",), ROWS)
    order = order_of(template, table, Wish(output={"resolution": "720p"}))
    stopped = run_batch(order, table, tmp_path, workers=1, cancelled=lambda: True)
    assert not files(tmp_path)
    assert all(entry.status != "done" for entry in stopped.entries)


def test_a_disk_that_takes_no_film_more_ends_the_batch(template, tmp_path):
    rows = tuple((name,) for name in ("Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, before[1]))
    try:
        with pytest.raises(RenderFailed) as failed:
            run(template, tmp_path, rows)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert failed.value.problem.code == "disk_trouble"
    films = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["films"]
    assert [film["status"] for film in films] == ["failed"] * TROUBLES
    assert not files(tmp_path)


def doubled(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def begun() -> None:
    """Nothing is to be made ready."""


def blamed(number: int) -> int:
    return -number


def test_a_task_that_kills_its_process_harms_no_other():
    crew: Crew[int, int] = Crew(doubled, 2, begun, (), blamed, lambda: False)
    assert sorted(crew.answers(range(6))) == [-3, 0, 2, 4, 8, 10]


class Deadly(str):
    """A cell that brings down whoever reads it, which the file of its name counts."""

    __slots__ = ()

    def strip(self, *_: object) -> str:
        with Path(self).open("a") as deaths:
            deaths.write("x")
        os.kill(os.getpid(), signal.SIGKILL)
        return ""


def test_a_row_that_kills_whoever_checks_it_harms_no_other(template, tmp_path):
    rows = [(f"Ann {number}",) for number in range(WORTH_A_CREW)]
    rows[7] = (Deadly(tmp_path / "deaths"),)
    table = RowTable(("name",), tuple(rows))
    reports = checked(order_of(template, table, Wish()), table, workers=1)
    assert [report.row for report in reports] == list(range(WORTH_A_CREW))
    assert [report.row for report in reports if not report.is_good] == [7]
    assert [problem.code for problem in reports[7].problems] == ["worker_died"]


def test_rows_that_nobody_lives_to_check_are_given_up(template, tmp_path):
    deaths = tmp_path / "deaths"
    table = RowTable(("name",), tuple((Deadly(deaths),) for _ in range(WORTH_A_CREW)))
    reports = checked(order_of(template, table, Wish()), table, workers=1)
    assert [report.row for report in reports if report.is_good] == []
    assert len(reports) == WORTH_A_CREW
    assert len(deaths.read_text()) < WORTH_A_CREW / 4


def test_a_logo_that_has_changed_changes_the_films(template, tmp_path):
    logo = tmp_path / "logo.svg"
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" {}/></svg>'
    )
    table = RowTable(("name",), (("Ann",),))
    wish = Wish(brand={"logoUrl": str(logo)}, output={"resolution": "720p"})
    order = order_of(template, table, wish)

    def digest(height):
        logo.write_text(picture.format(f'height="{height}"'), "utf-8")
        (entry,) = run_batch(order, table, tmp_path / "films", workers=1).entries
        return entry.digest

    assert digest(8) != digest(4)


def test_one_task_is_done_alone_until_the_others_may_follow(tmp_path):
    crew: Crew[Path, bool] = Crew(
        undisturbed, 2, begun, (), never_mind, lambda: False, widens=lambda _alone: False
    )
    assert list(crew.answers([tmp_path / "busy"] * 8)) == [True] * 8


def undisturbed(busy: Path) -> bool:
    """Whether nobody else is at work; a second process is up within the time of some tasks."""
    if busy.exists():
        return False
    busy.touch()
    time.sleep(0.25)
    busy.unlink()
    return True


def never_mind(_busy: Path) -> bool:
    return False
