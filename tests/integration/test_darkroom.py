"""The darkroom looks at documents of strangers, and neither they nor their media can hurt it."""

from __future__ import annotations

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import psutil
import pytest

import kinoform
from kinoform.compile.compiler import Compiler
from kinoform.compile.media import MediaPolicy
from kinoform.darkroom.answers import StreamPlan, playlist_of
from kinoform.darkroom.room import Darkroom
from kinoform.darkroom.rules import MediaRules
from kinoform.kit.lazy import skia
from kinoform.kit.media_folder import MediaFolder
from kinoform.model.problem import InvalidDocument, RenderFailed
from media import Film, Shelf

HOUSE = "https://films.example/files"
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these")

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def film(*clips: dict[str, Any], **meta: Any) -> dict[str, Any]:
    return {
        "meta": {"width": 320, "height": 180, "fps": 25, "background": "#204060", **meta},
        "tracks": [{"clips": [{"start": 0, "duration": 3, **clip}]} for clip in clips],
    }


TITLE = film({"type": "text", "text": "Kinoform"})


@pytest.fixture(scope="module")
def run() -> Iterator[Run]:
    with asyncio.Runner() as runner:
        yield runner.run


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory, shelf: Shelf) -> MediaRules:
    return MediaRules(
        cache=tmp_path_factory.mktemp("darkroom"), house=((HOUSE, Path(shelf.folder)),)
    )


@pytest.fixture(scope="module")
def room(run: Run, rules: MediaRules) -> Iterator[Darkroom]:
    async def opened() -> Darkroom:
        room = Darkroom(media=rules)
        await room.start()
        return room

    room = run(opened())
    yield room
    run(room.close())


def codes(problems: Any) -> list[str]:
    return [problem.code for problem in problems]


def pixels_of(picture: bytes) -> np.ndarray:
    return skia.Image.MakeFromEncoded(skia.Data(picture)).toarray()


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_for_end(pid: int) -> bool:
    """Whether a process ends within a few seconds."""
    until = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_running(pid)


def test_the_server_loads_neither_canvas_nor_codecs_for_it() -> None:
    code = (
        "import sys, kinoform.darkroom.room, kinoform.darkroom.rules, kinoform.darkroom.answers\n"
        "print(sorted({'skia', 'av', 'numpy', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_film_is_measured(room: Darkroom, run: Run) -> None:
    document = {**film({"type": "text", "text": "Hi"}, fps=29.97), "outputs": [{"format": "gif"}]}
    measured = run(room.measure(document))
    assert measured.is_fine
    assert (measured.width, measured.height, measured.frames) == (320, 180, 90)
    assert measured.fps == pytest.approx(30_000 / 1001)
    assert measured.seconds == pytest.approx(3.003)
    assert measured.formats == ("gif",)
    assert not measured.has_sound


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"\xff\xfe", "not_utf8"),
        ("{", "not_json"),
        ("[]", "not_an_object"),
        ({}, "missing_field"),
        (film({"type": "text"}), "bad_value"),
        (film({"type": "image", "src": "http://127.0.0.1/a.png"}), "fetch_forbidden_address"),
    ],
)
def test_a_bad_document_is_measured_by_its_problems(
    room: Darkroom, run: Run, document: Any, code: str
) -> None:
    measured = run(room.measure(document))
    assert code in codes(measured.problems)
    assert not measured.is_fine
    assert measured.frames == 0
    with pytest.raises(InvalidDocument) as invalid:
        run(room.still(document, 0))
    assert invalid.value.problems == measured.problems


def test_a_document_that_is_nested_without_end_is_a_problem(room: Darkroom, run: Run) -> None:
    deep: dict[str, Any] = {}
    for _ in range(100_000):
        deep = {"a": deep}
    assert codes(run(room.measure(deep)).problems) == ["too_deep"]


def test_a_still_is_the_frame_that_the_film_shows(room: Darkroom, run: Run) -> None:
    expected = kinoform.frame(TITLE, 1.0).encoded("png")
    assert np.array_equal(pixels_of(run(room.still(TITLE, 1.0))), pixels_of(expected))


@pytest.mark.parametrize(
    ("ending", "begins"), [("png", b"\x89PNG"), ("jpg", b"\xff\xd8"), ("webp", b"RIFF")]
)
def test_a_still_has_the_size_and_the_format_that_were_asked_for(
    room: Darkroom, run: Run, ending: Any, begins: bytes
) -> None:
    picture = run(room.still(TITLE, 99.0, width=128, format=ending))
    assert picture.startswith(begins)
    assert pixels_of(picture).shape == (72, 128, 4)


@pytest.mark.parametrize(
    ("seconds", "width", "code"),
    [(float("nan"), None, "no_such_moment"), (0.0, 100_000, "frame_too_large")],
)
def test_a_still_that_cannot_be_is_refused_in_words(
    room: Darkroom, run: Run, seconds: float, width: int | None, code: str
) -> None:
    with pytest.raises(RenderFailed) as failed:
        run(room.still(TITLE, seconds, width=width))
    assert failed.value.problem.code == code
    assert failed.value.problem.hint


def test_a_document_may_name_no_file_of_the_server(room: Darkroom, run: Run, shelf: Shelf) -> None:
    path = shelf.film(Film("own.mp4"))
    for source in (path, f"file://{path}", f"../{Path(path).name}"):
        measured = run(room.measure(film({"type": "video", "src": source})))
        assert codes(measured.problems) == ["fetch_forbidden_file"]


def test_an_upload_named_by_its_url_is_read_from_disk(
    room: Darkroom, run: Run, shelf: Shelf, rules: MediaRules
) -> None:
    name = Path(shelf.film(Film("own.mp4"))).name
    document = film({"type": "video", "src": f"{HOUSE}/{name}?expires=1&signature=2"})
    assert run(room.measure(document)).problems == ()
    folder = MediaFolder(rules.cache, house=rules.house)
    expected = kinoform.frame(
        document, 1.0, compiler=Compiler(media=MediaPolicy(folder=folder))
    ).encoded("png")
    assert np.array_equal(pixels_of(run(room.still(document, 1.0))), pixels_of(expected))


def test_media_that_went_out_of_the_cache_are_fetched_again(
    room: Darkroom, run: Run, rules: MediaRules, shelf: Shelf
) -> None:
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"
    document = film({"type": "image", "src": picture})
    run(room.measure(document))
    for path in (rules.cache / "content").iterdir():
        path.unlink()
    assert run(room.still(document, 0.5)).startswith(b"\x89PNG")


def test_a_preview_plays_as_one_film(room: Darkroom, run: Run, shelf: Shelf) -> None:
    name = Path(shelf.film(Film("heard.mp4", frames=75, has_sound=True))).name
    document = film({"type": "video", "src": f"{HOUSE}/{name}"})

    async def played() -> tuple[StreamPlan, bytes]:
        plan = await room.stream(document, 96)
        content = await room.init_segment(document, 96)
        for number in range(len(plan.seconds)):
            content += await room.segment(document, 96, number)
        return plan, content

    plan, content = run(played())
    assert (plan.width, plan.height, plan.duration) == (170, 96, 3.0)
    assert plan.codecs.startswith("avc1.")
    assert plan.codecs.endswith(",mp4a.40.2")
    with av.open(io.BytesIO(content)) as container:
        frames = list(container.decode(video=0))
        assert [round(frame.time * 25) for frame in frames] == list(range(75))
        assert len(container.streams.audio) == 1


@pytest.mark.parametrize("number", [-1, 99])
def test_a_segment_that_is_not_there_is_refused_in_words(
    room: Darkroom, run: Run, number: int
) -> None:
    with pytest.raises(RenderFailed) as failed:
        run(room.segment(TITLE, 90, number))
    assert failed.value.problem.code == "no_such_segment"


def test_the_playlist_names_every_segment_with_its_length() -> None:
    plan = StreamPlan(width=160, height=90, codecs="avc1.640015", seconds=(0.96, 1.001, 2.0))
    playlist = playlist_of(plan, lambda number: f"/p/{'init' if number is None else number}?k=1")
    assert playlist.splitlines()[0] == "#EXTM3U"
    assert '#EXT-X-MAP:URI="/p/init?k=1"' in playlist
    assert "#EXT-X-TARGETDURATION:2\n" in playlist
    assert "#EXTINF:0.960000,\n/p/0?k=1\n#EXTINF:1.001000,\n/p/1?k=1\n" in playlist
    assert playlist.endswith("/p/2?k=1\n#EXT-X-ENDLIST\n")


@ON_LINUX
def test_a_document_that_kills_its_process_is_told_so_and_harms_no_other(
    room: Darkroom, run: Run
) -> None:
    async def killed() -> Any:
        (pid,) = room.pids
        os.kill(pid, signal.SIGSTOP)
        asking = asyncio.create_task(room.measure(TITLE))
        following = asyncio.create_task(room.still(TITLE, 0.0))
        await asyncio.sleep(0.05)
        os.kill(pid, signal.SIGKILL)
        assert codes((await asking).problems) == ["preview_crashed"]
        assert (await following).startswith(b"\x89PNG")
        assert room.pids != (pid,)

    run(killed())


@ON_LINUX
def test_a_process_that_died_while_idle_is_replaced_unnoticed(room: Darkroom, run: Run) -> None:
    async def killed() -> None:
        (pid,) = room.pids
        os.kill(pid, signal.SIGKILL)
        assert await asyncio.to_thread(wait_for_end, pid)
        await asyncio.sleep(0.05)
        assert (await room.measure(TITLE)).is_fine

    run(killed())


@ON_LINUX
def test_a_document_that_takes_too_long_is_given_up(rules: MediaRules, run: Run) -> None:
    async def slow() -> None:
        async with Darkroom(media=rules, seconds=3.0) as room:
            (pid,) = room.pids
            os.kill(pid, signal.SIGSTOP)
            assert codes((await room.measure(TITLE)).problems) == ["preview_timeout"]
            assert not is_running(pid)
            assert (await room.measure(TITLE)).is_fine

    run(slow())


@ON_LINUX
def test_a_document_that_takes_too_much_memory_is_told_so(rules: MediaRules, run: Run) -> None:
    async def large() -> None:
        async with Darkroom(media=rules, memory_bytes=96 * 1024 * 1024) as room:
            with pytest.raises(RenderFailed) as failed:
                await room.still(TITLE, 0.0, width=7_000)
            assert failed.value.problem.code == "preview_too_large"
            assert (await room.still(TITLE, 0.0)).startswith(b"\x89PNG")

    run(large())


@ON_LINUX
def test_the_line_is_bounded_and_whoever_waits_is_told_when_the_room_closes(
    rules: MediaRules, run: Run
) -> None:
    async def crowded() -> None:
        async with Darkroom(media=rules, most_waiting=1) as room:
            (pid,) = room.pids
            os.kill(pid, signal.SIGSTOP)
            asked = [asyncio.create_task(room.measure(TITLE)) for _ in range(2)]
            await asyncio.sleep(0.05)
            with pytest.raises(RenderFailed) as busy:
                await room.measure(TITLE)
            assert busy.value.problem.code == "preview_busy"
        ends = await asyncio.gather(*asked, return_exceptions=True)
        assert [codes([end.problem]) for end in ends] == [["preview_closed"]] * 2
        assert not is_running(pid)
        with pytest.raises(RenderFailed) as closed:
            await room.measure(TITLE)
        assert closed.value.problem.code == "preview_closed"

    run(crowded())


@ON_LINUX
def test_a_slow_document_holds_up_no_other_where_there_are_two_processes(
    rules: MediaRules, run: Run
) -> None:
    async def held_up() -> None:
        async with Darkroom(2, media=rules) as room:
            slow, _ = room.pids
            os.kill(slow, signal.SIGSTOP)
            asking = asyncio.create_task(room.measure(film({"type": "text", "text": "Slow"})))
            await asyncio.sleep(0.05)
            assert (await room.measure(TITLE)).is_fine
            assert not asking.done()
            os.kill(slow, signal.SIGCONT)
            assert (await asking).is_fine

    run(held_up())


def test_one_who_leaves_early_leaves_a_working_room(room: Darkroom, run: Run) -> None:
    async def impatient() -> None:
        before = room.pids
        asking = asyncio.create_task(room.still(TITLE, 0.0, width=2_000))
        await asyncio.sleep(0.01)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert (await room.measure(TITLE)).is_fine
        assert room.pids == before

    run(impatient())


@ON_LINUX
def test_processes_see_no_secret_of_the_server_and_end_with_it(tmp_path: Path) -> None:
    code = (
        "import asyncio, json, pathlib, sys\n"
        "from kinoform.darkroom.room import Darkroom\n"
        "from kinoform.darkroom.rules import MediaRules\n"
        "async def main():\n"
        "    async with Darkroom(media=MediaRules(cache=pathlib.Path(sys.argv[1]))) as room:\n"
        "        print(json.dumps(room.pids), flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    environment = {**os.environ, "KINOFORM_SECRET": "swordfish", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, env=environment
    ) as server:
        assert server.stdout is not None
        (pid,) = json.loads(server.stdout.readline())
        assert b"swordfish" not in Path(f"/proc/{pid}/environ").read_bytes()
        server.kill()
    assert wait_for_end(pid)
