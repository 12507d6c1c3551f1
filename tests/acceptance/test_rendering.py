"""Making films for real: worker processes, stops, crashes, and what is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import av
import psutil
import pytest

import kinoform
from acceptance.command import called, film, left_in, written
from acceptance.command import kinoform as command
from kinoform.model.problem import Cancelled, RenderFailed
from media import Film, Shelf

SPIN = {"type": "spin", "duration": 1, "loop": True}
LONG = film({"type": "rect", "start": 0, "duration": 24, "animations": [SPIN]})
"""Of several spans, so that several workers have something to do."""
FRAMES = 240


def frames_in(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


def workers() -> list[psutil.Process]:
    """Our own render processes."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if "kinoform.engine.hand" in child.cmdline():
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found


def test_a_film_is_all_that_a_render_leaves(tmp_path: Path) -> None:
    document = written(tmp_path, film())
    done = command("render", document, "-o", tmp_path / "film.mp4", "--json", folder=tmp_path)
    assert done.code == 0
    assert done.answer["ok"] is True
    assert done.answer["frames"] == 10
    assert done.answer["seconds"] == 1.0
    assert done.answer["files"] == [str(tmp_path / "film.mp4")]
    assert done.answer["sizeBytes"] == (tmp_path / "film.mp4").stat().st_size
    assert left_in(tmp_path) == {"film.json", "film.mp4"}
    assert frames_in(tmp_path / "film.mp4") == 10


def test_people_read_what_was_made_and_how_fast(tmp_path: Path) -> None:
    done = command("render", written(tmp_path, film()), "-o", tmp_path / "film.mp4")
    assert done.code == 0
    assert "film.mp4" in done.out
    assert "1.00 s of film" in done.out


def test_a_part_of_a_film_has_only_its_frames(tmp_path: Path) -> None:
    made = kinoform.render(LONG, tmp_path / "part.mp4", start=3.05, end=4, workers=1)
    assert made.frames == frames_in(tmp_path / "part.mp4") == 9


def test_a_picture_is_the_frame_on_screen(tmp_path: Path) -> None:
    document = written(tmp_path, film())
    done = command("frame", document, "--at", "0.5", "-o", tmp_path / "a.png", "--json")
    expected = {"ok": True, "path": str(tmp_path / "a.png"), "width": 64, "height": 36}
    assert done.answer == expected
    assert left_in(tmp_path) == {"film.json", "a.png"}


def test_a_document_may_come_through_a_pipe(tmp_path: Path) -> None:
    document = written(tmp_path, film()).read_bytes()
    assert command("validate", "-", stdin=document).out == "no problems\n"
    done = command("frame", "-", "-o", tmp_path / "a.webp", stdin=document)
    assert done.code == 0
    assert (tmp_path / "a.webp").read_bytes()[8:12] == b"WEBP"


def test_variables_come_from_the_command(tmp_path: Path) -> None:
    clip = {"type": "rect", "duration": "{{ seconds }}", "style": {"fill": "{{ color }}"}}
    document = written(tmp_path, film(clip))
    values = ("--var", "seconds=0.5", "--var", "color=red")
    done = command("render", document, "-o", tmp_path / "film.mp4", "--json", *values)
    assert done.answer["frames"] == 5
    assert ("unknown_variable", "/tracks/0/clips/0/duration") in called(
        "validate", document, "--json"
    ).problems


@pytest.mark.parametrize("count", [1, 3])
def test_a_render_that_is_stopped_leaves_nothing(count: int, tmp_path: Path) -> None:
    done = 0

    def on_progress(frames: int, _total: int) -> None:
        nonlocal done
        done = frames

    with pytest.raises(Cancelled):
        kinoform.render(
            LONG, tmp_path / "film.mp4", workers=count, on_progress=on_progress,
            cancelled=lambda: done >= 5,
        )  # fmt: skip
    assert 0 < done < FRAMES
    assert left_in(tmp_path) == set()
    assert workers() == []


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    killed: list[int] = []

    def on_progress(_done: int, _total: int) -> None:
        if not killed:
            victim = workers()[0]
            killed.append(victim.pid)
            victim.kill()

    made = kinoform.render(LONG, tmp_path / "film.mp4", workers=2, on_progress=on_progress)
    assert killed
    assert made.frames == frames_in(tmp_path / "film.mp4") == FRAMES
    assert left_in(tmp_path) == {"film.mp4"}
    assert workers() == []


def test_a_worker_that_dies_again_and_again_ends_the_render(tmp_path: Path) -> None:
    def on_progress(_done: int, _total: int) -> None:
        for victim in workers():
            victim.kill()

    with pytest.raises(RenderFailed) as caught:
        kinoform.render(LONG, tmp_path / "film.mp4", workers=2, on_progress=on_progress)
    assert caught.value.problem.code == "worker_died"
    assert "frames" in caught.value.problem.message
    assert left_in(tmp_path) == set()
    assert workers() == []


def test_workers_do_not_import_what_lies_beside_the_document(tmp_path: Path) -> None:
    for name in ("skia.py", "numpy.py", "random.py", "kinoform.py"):
        (tmp_path / name).write_text("raise SystemExit('imported')")
    document = written(tmp_path, LONG)
    kinoform_command = Path(sys.executable).with_name("kinoform")
    done = subprocess.run(
        [kinoform_command, "render", document, "-o", "film.mp4", "--workers", "2"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_command_that_is_told_to_stop_cleans_up(name: str, tmp_path: Path) -> None:
    document = film({"type": "rect", "start": 0, "duration": 3_600, "animations": [SPIN]})
    process = subprocess.Popen(
        [sys.executable, "-m", "kinoform.cli", "render", written(tmp_path, document),
         "-o", tmp_path / "film.mp4", "--workers", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + 30
    while len(workers()) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(getattr(signal, name))
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, "Traceback" in err, "stopped" in err) == (
        130, "", False, True,
    ), err  # fmt: skip
    assert left_in(tmp_path) == {"film.json"}
    assert workers() == []


def test_a_disk_that_is_full_is_a_failed_render_with_nothing_left(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_text("somebody's older film")
    document = written(tmp_path, LONG)
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 4; exec "$@"', "-", sys.executable, "-m", "kinoform.cli",
         "render", document, "-o", tmp_path / "film.mp4", "--workers", "1", "--json"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert '"ok": false' in done.stdout
    assert "Traceback" not in done.stderr
    assert left_in(tmp_path) == {"film.json", "film.mp4"}
    assert (tmp_path / "film.mp4").read_text() == "somebody's older film"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["-o", "film.exe"], 1, "unknown_format"),
        (["-o", "film"], 1, "unknown_format"),
        (["-o", "folder.mp4"], 1, "target_is_folder"),
        (["-o", "film.json/film.mp4"], 1, "target_unwritable"),
        (["-o", "film.mp4", "--from", "3"], 1, "empty_part"),
        (["-o", "film.mp4", "--from", "0.5", "--to", "0.2"], 2, "--from"),
        (["-o", "film.mp4", "--from", "-1"], 2, "--from"),
        (["-o", "film.mp4", "--from", "nan"], 2, "--from"),
        (["-o", "film.mp4", "--to", "inf"], 2, "--to"),
        (["-o", "film.mp4", "--scale", "0"], 2, "--scale"),
        (["-o", "film.mp4", "--scale", "nan"], 2, "--scale"),
        (["-o", "film.mp4", "--workers", "0"], 2, "--workers"),
        (["-o", "film.mp4", "--var", "name"], 2, "--var"),
        (["-o", "film.mp4", "--var", "=value"], 2, "--var"),
        ([], 2, "--output"),
        (["-o", "film.mp4", "--nonsense"], 2, "--nonsense"),
    ],
)  # fmt: skip
def test_a_command_that_makes_no_sense_says_why(
    arguments: list[str], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, film())
    (tmp_path / "folder.mp4").mkdir()
    done = called("render", "film.json", *arguments)
    assert done.code == code
    assert words in done.err
    assert left_in(tmp_path) == {"film.json", "folder.mp4"}


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.gif", "unknown_format"), ("nowhere/a.png", "target_unwritable"),
     ("film.json/a.png", "target_unwritable")],
)  # fmt: skip
def test_a_picture_that_cannot_be_kept_says_why(name: str, code: str, tmp_path: Path) -> None:
    document = written(tmp_path, film())
    done = called("frame", document, "-o", tmp_path / name, "--json")
    assert (done.code, done.problems) == (1, [(code, "")])
    assert left_in(tmp_path) == {"film.json"}


@pytest.mark.parametrize(
    ("source", "code"),
    [("gone.json", "document_missing"), (".", "document_missing"), ("bytes", "not_utf8"),
     ("/dev/zero", "document_too_large"), ("/dev/null", "document_empty")],
)  # fmt: skip
def test_a_document_that_cannot_be_read_says_why(
    source: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bytes").write_bytes(bytes(range(256)))
    done = called("validate", source, "--json")
    assert (done.code, done.problems) == (2, [(code, "")])


def test_pictures_larger_than_any_film_are_refused(tmp_path: Path) -> None:
    document = film()
    document["meta"] |= {"width": 7_680, "height": 4_320}
    path = written(tmp_path, document)
    for verb, name in (("frame", "a.png"), ("render", "a.mp4")):
        done = called(verb, path, "-o", tmp_path / name, "--scale", "2", "--json")
        assert (done.code, done.problems) == (1, [("frame_too_large", "")])


def broken(shelf: Shelf, folder: Path) -> dict[str, tuple[bytes, str]]:
    """Files that are not what they say, and the code of what is wrong with each."""
    video = Path(shelf.film(Film("whole.mp4", has_sound=True))).read_bytes()
    (folder / "one.png").write_bytes(kinoform.frame(film()).encoded("png"))
    picture = (folder / "one.png").read_bytes()
    (folder / "one.png").unlink()
    return {
        "half.mp4": (video[: len(video) // 2], "media_truncated"),
        "short.mp4": (video[:-200], "media_truncated"),
        "half.png": (picture[: len(picture) // 2], "media_truncated"),
        "empty.png": (b"", ""),
        "words.png": (b"this is no picture at all", ""),
        "words.mp4": (b"this is no film at all", ""),
        "page.jpg": (b"<!doctype html><html><body>not found</body></html>", ""),
        "noise.webm": (os.urandom(4_000), ""),
        "zeros.mp4": (bytes(100_000), ""),
    }


def test_broken_and_lying_media_are_problems_of_the_clips_that_name_them(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = broken(shelf, tmp_path)
    clips: list[dict[str, Any]] = []
    for name, (content, _) in files.items():
        (tmp_path / name).write_bytes(content)
        kind = "video" if name.endswith(("mp4", "webm")) else "image"
        clips.append({"type": kind, "src": name, "start": 0, "duration": 1})
    monkeypatch.chdir(tmp_path)
    done = called("validate", "--json", written(tmp_path, film(*clips)))
    assert done.code == 2
    assert [where for _, where in done.problems] == [
        f"/tracks/0/clips/{index}/src" for index in range(len(files))
    ]
    for (code, _), (_, wanted) in zip(done.problems, files.values(), strict=True):
        assert code.startswith("media_")
        assert not wanted or code == wanted


def test_a_file_is_what_it_holds_and_not_what_it_is_called(shelf: Shelf, tmp_path: Path) -> None:
    picture = kinoform.frame(film()).encoded("jpg")
    (tmp_path / "picture.png").write_bytes(picture)
    (tmp_path / "film.jpg").write_bytes(Path(shelf.film(Film("whole.mp4"))).read_bytes())
    document = film(
        {"type": "image", "src": "picture.png", "start": 0, "duration": 1},
        {"type": "video", "src": "film.jpg", "start": 0, "duration": 1},
    )
    done = called("frame", written(tmp_path, document), "-o", tmp_path / "a.png")
    assert (done.code, done.err) == (0, "")
