"""Everything that a film can become, from documents of a second or two."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import skia
from click.testing import CliRunner

import kinoform
from kinoform.cli import main
from kinoform.engine.flipbook import Flipbook
from kinoform.engine.outputs import asked
from kinoform.engine.segments import plan
from kinoform.film import compiled_film
from kinoform.model.document.timeline import Output
from kinoform.model.problem import Cancelled, RenderFailed

ORANGE = [255, 136, 0]


def _document(seconds: float = 1, **meta: Any) -> dict[str, Any]:
    """An orange box of a quarter of the frame on the left, which is gone for the last tenth."""
    box = {
        "type": "rect", "start": 0, "duration": seconds * 0.9,
        "transform": {"x": "25%", "y": "50%", "width": "50%", "height": "50%"},
        "style": {"fill": "#ff8800"},
    }  # fmt: skip
    ground = {
        "type": "rect", "start": 0, "duration": seconds,
        "transform": {"x": 0, "y": 0, "width": 1, "height": 1, "anchor": "top-left"},
    }  # fmt: skip
    size = {"width": 160, "height": 90, "fps": 30, "background": "#102030"}
    return {"meta": {**size, **meta}, "tracks": [{"clips": [ground]}, {"clips": [box]}]}


def _frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.rglob("*"))


@pytest.mark.parametrize(
    ("name", "codec", "decoder"),
    [
        ("film.mp4", None, "h264"),
        ("film.mp4", "h265", "hevc"),
        ("film.mp4", "av1", "av1"),
        ("film.mov", None, "h264"),
        ("film.webm", None, "vp9"),
        ("film.webm", "av1", "av1"),
    ],
)
def test_films_have_every_frame_in_the_colours_of_the_document(
    tmp_path: Path, name: str, codec: Any, decoder: str
) -> None:
    path = tmp_path / name
    wish = Output(format=path.suffix[1:], codec=codec)
    made = kinoform.render(_document(), path, output=wish, workers=1)
    frames = _frames(path)
    assert len(frames) == made.frames == 30
    assert frames[0].shape == (90, 160, 3)
    assert np.abs(frames[10][45, 40].astype(int) - ORANGE).max() <= 6
    assert np.abs(frames[10][45, 120].astype(int) - [0x10, 0x20, 0x30]).max() <= 6
    assert np.abs(frames[29][45, 40].astype(int) - [0x10, 0x20, 0x30]).max() <= 6
    with av.open(str(path)) as container:
        assert container.streams.video[0].codec_context.codec.canonical_name == decoder
    assert made.files == (path,)
    assert made.size_bytes == path.stat().st_size
    assert _names(tmp_path) == [name]


def test_better_quality_makes_larger_files(tmp_path: Path) -> None:
    sizes = [
        kinoform.render(
            _document(), tmp_path / "film.mp4", output=Output(format="mp4", quality=quality)
        ).size_bytes
        for quality in (1, 100)
    ]
    assert sizes[0] < sizes[1]


def test_encoders_get_even_sizes_and_pictures_keep_odd_ones(tmp_path: Path) -> None:
    document = _document(width=161, height=91)
    sizes = {}
    for name in ("film.mp4", "film.gif", "film.png"):
        kinoform.render(document, tmp_path / name, workers=1)
        sizes[name] = _frames(tmp_path / name)[0].shape[:2]
    assert sizes == {"film.mp4": (92, 162), "film.gif": (91, 161), "film.png": (91, 161)}


def test_what_is_transparent_is_black_where_no_alpha_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    kinoform.render(_document(background="transparent"), path)
    assert _frames(path)[10][45, 120].max() <= 3


def test_webm_keeps_alpha_and_the_full_colour_under_it(tmp_path: Path) -> None:
    document = _document(background="transparent")
    document["tracks"][1]["clips"][0]["style"]["fill"] = "#ff880080"
    path = tmp_path / "film.webm"
    kinoform.render(document, path, output=Output(format="webm", alpha=True))
    decoder = av.CodecContext.create("libvpx-vp9", "r")
    with av.open(str(path)) as container:
        frames = [
            frame.to_ndarray(format="rgba")
            for packet in container.demux(video=0)
            for frame in decoder.decode(packet if packet.size else None)
        ]
    assert len(frames) == 30
    assert np.abs(frames[10][45, 40].astype(int) - [*ORANGE, 128]).max() <= 6
    assert frames[10][45, 120][3] <= 3


@pytest.mark.parametrize("name", ["film.gif", "film.webp"])
def test_loops_last_as_long_as_the_film_and_keep_what_is_transparent(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    kinoform.render(_document(background="transparent"), path)
    book = Flipbook(str(path))
    assert book.duration == 1
    seen = book.image_at(0.5).toarray(colorType=skia.kRGBA_8888_ColorType)
    assert np.abs(seen[45, 40].astype(int) - [*ORANGE, 255]).max() <= 6
    assert seen[45, 120][3] == 0
    assert book.image_at(0.95).toarray()[45, 40][3] == 0


def test_a_gif_plays_for_ever(tmp_path: Path) -> None:
    kinoform.render(_document(), tmp_path / "film.gif")
    assert b"NETSCAPE2.0\x03\x01\x00\x00\x00" in (tmp_path / "film.gif").read_bytes()


@pytest.mark.parametrize(("fps", "frames"), [(30, 15), (25, 13), (60, 15), (12, 12)])
def test_a_gif_shows_no_more_frames_than_pages_play_well(
    tmp_path: Path, fps: int, frames: int
) -> None:
    document = _document(fps=fps)
    moving = {"type": "slide-in", "duration": 1}
    document["tracks"][1]["clips"][0] |= {"duration": 1, "animations": [moving]}
    kinoform.render(document, tmp_path / "film.gif")
    book = Flipbook(str(tmp_path / "film.gif"))
    assert book.page_count == frames
    assert book.duration == 1


def test_a_gif_is_at_most_640_pixels_wide_unless_asked(tmp_path: Path) -> None:
    document = _document(0.1, width=1280, height=720)
    kinoform.render(document, tmp_path / "film.gif")
    assert Flipbook(str(tmp_path / "film.gif")).size == (640, 360)
    kinoform.render(document, tmp_path / "film.gif", output=Output(format="gif", width=800))
    assert Flipbook(str(tmp_path / "film.gif")).size == (800, 450)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_numbered_name_makes_a_picture_of_every_frame(tmp_path: Path, workers: int) -> None:
    document = _document(0.2)
    made = kinoform.render(document, tmp_path / "film_%03d.png", workers=workers)
    names = [f"film_{number:03d}.png" for number in range(1, 7)]
    assert _names(tmp_path) == names
    assert [path.name for path in made.files] == names
    assert kinoform.frame(document, 0).encoded() == (tmp_path / names[0]).read_bytes()
    assert kinoform.frame(document, 0.199).encoded() == (tmp_path / names[5]).read_bytes()


def test_a_name_without_an_ending_makes_a_folder_of_pictures(tmp_path: Path) -> None:
    folder = tmp_path / "frames"
    for seconds in (0.2, 0.1):
        kinoform.render(_document(seconds), folder, output=Output(format="jpg"))
    assert _names(folder) == ["000001.jpg", "000002.jpg", "000003.jpg"]


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    with pytest.raises(RenderFailed) as failed:
        kinoform.render(_document(0.1), tmp_path, output=Output(format="png"))
    assert failed.value.problem.code == "target_is_folder"
    assert _names(tmp_path) == ["precious.txt"]


def test_one_picture_is_drawn_at_the_second_of_the_poster(tmp_path: Path) -> None:
    document = _document()
    path = tmp_path / "film.png"
    kinoform.render(document, path, output=Output(format="png", poster=0.95))
    assert path.read_bytes() == kinoform.frame(document, 0.95).encoded()


def test_the_poster_is_taken_where_there_is_something_to_see(tmp_path: Path) -> None:
    document = _document()
    document["tracks"][1]["clips"][0] |= {"start": 0.6, "duration": 0.2}
    made = kinoform.render(
        document, tmp_path / "film.mp4", output=Output(format="mp4", poster=True)
    )
    assert made.files == (tmp_path / "film.mp4", tmp_path / "film.jpg")
    assert np.abs(_frames(tmp_path / "film.jpg")[0][45, 40].astype(int) - ORANGE).max() <= 8


def test_a_strip_has_a_picture_for_every_time_that_it_lists(tmp_path: Path) -> None:
    kinoform.render(_document(), tmp_path / "my film.mp4", output=Output(format="mp4", strip=True))
    sheet = _frames(tmp_path / "my film.strip.jpg")[0]
    assert sheet.shape == (90, 1600, 3)
    lines = (tmp_path / "my film.strip.vtt").read_text().splitlines()
    assert lines[:4] == [
        "WEBVTT", "", "00:00:00.000 --> 00:00:00.100", "my%20film.strip.jpg#xywh=0,0,160,90",
    ]  # fmt: skip
    assert lines[-2:] == [
        "00:00:00.900 --> 00:00:01.000", "my%20film.strip.jpg#xywh=1440,0,160,90",
    ]  # fmt: skip
    assert np.abs(sheet[45, 40 + 8 * 160].astype(int) - ORANGE).max() <= 12
    assert sheet[45, 40 + 9 * 160].max() < 80


def test_a_playlist_lists_pieces_that_are_cut_at_spans(tmp_path: Path) -> None:
    document = _document(9)
    spans = plan(compiled_film(document).require())
    made = kinoform.render(document, tmp_path / "100% film.m3u8", workers=1)
    lines = made.path.read_text().splitlines()
    lengths = [float(line[8:-1]) for line in lines if line.startswith("#EXTINF:")]
    assert lengths == pytest.approx([len(span) / 30 for span in spans], abs=1e-6)
    assert len(lengths) > 1
    assert '#EXT-X-MAP:URI="100%25%20film.segments/init.mp4"' in lines
    assert "100%25%20film.segments/00001.m4s" in lines
    assert lines[-1] == "#EXT-X-ENDLIST"
    folder = tmp_path / "100% film.segments"
    pieces = [f"{number:05d}.m4s" for number in range(len(spans))]
    assert _names(folder) == [*pieces, "init.mp4"]
    whole = b"".join((folder / name).read_bytes() for name in ("init.mp4", *pieces))
    (tmp_path / "whole.mp4").write_bytes(whole)
    assert len(_frames(tmp_path / "whole.mp4")) == 270
    alone = (folder / "init.mp4").read_bytes() + (folder / "00001.m4s").read_bytes()
    (tmp_path / "alone.mp4").write_bytes(alone)
    assert len(_frames(tmp_path / "alone.mp4")) == len(spans[1])


def test_another_size_is_the_same_film(tmp_path: Path) -> None:
    kinoform.render(_document(0.1), tmp_path / "film.png", output=Output(format="png", width=320))
    picture = _frames(tmp_path / "film.png")[0]
    assert picture.shape == (180, 320, 3)
    assert picture[90, 80].tolist() == ORANGE


def test_another_shape_is_laid_out_anew(tmp_path: Path) -> None:
    wish = Output(format="png", width=90, height=160)
    kinoform.render(_document(0.1), tmp_path / "film.png", output=wish)
    picture = _frames(tmp_path / "film.png")[0]
    orange = np.abs(picture.astype(int) - ORANGE).max(axis=2) < 8
    rows, columns = orange.any(axis=1), orange.any(axis=0)
    assert (np.flatnonzero(rows)[[0, -1]] == [40, 119]).all()
    assert (np.flatnonzero(columns)[[0, -1]] == [0, 44]).all()


def test_another_rate_shows_as_many_frames(tmp_path: Path) -> None:
    made = kinoform.render(_document(), tmp_path / "a.mp4", output=Output(format="mp4", fps=12.5))
    assert made.frames == 13
    with av.open(str(tmp_path / "a.mp4")) as container:
        assert float(container.streams.video[0].average_rate) == 12.5


def test_one_command_makes_every_output_that_the_document_lists(tmp_path: Path) -> None:
    document = tmp_path / "year.json"
    outputs = [
        {"format": "mp4", "poster": True},
        {"format": "mp4", "width": 90, "height": 160},
        {"format": "mp4", "quality": 20},
        {"format": "gif", "width": 80},
    ]
    document.write_text(json.dumps({**_document(0.2), "outputs": outputs}))
    folder = tmp_path / "made"
    command = ["render", str(document), "--all", "-o", str(folder), "--json", "--workers", "1"]
    answer = CliRunner().invoke(main, command)
    assert answer.exit_code == 0, answer.output
    said = json.loads(answer.stdout)
    assert [Path(made["path"]).name for made in said["outputs"]] == [
        "year.mp4", "year-90x160.mp4", "year-2.mp4", "year-80.gif",
    ]  # fmt: skip
    assert _names(folder) == sorted(
        ["year.mp4", "year.jpg", "year-90x160.mp4", "year-2.mp4", "year-80.gif"]
    )


def test_the_listed_output_counts_for_a_target_of_its_format(tmp_path: Path) -> None:
    document = {**_document(0.2), "outputs": [{"format": "mp4", "width": 80}]}
    kinoform.render(document, tmp_path / "film.mp4")
    assert _frames(tmp_path / "film.mp4")[0].shape == (46, 80, 3)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Output(format="webm", codec="h264"), "codec_misplaced"),
        (Output(format="mp4", alpha=True), "alpha_unsupported"),
        (Output(format="webm", codec="av1", alpha=True), "alpha_unsupported"),
        (Output(format="mp3"), "no_sound"),
    ],
)
def test_what_cannot_be_made_is_said_before_anything_is_drawn(
    tmp_path: Path, wish: Output, code: str
) -> None:
    drawn: list[int] = []
    target = tmp_path / "new" / f"film.{wish.format}"
    with pytest.raises(RenderFailed) as failed:
        kinoform.render(
            _document(), target, output=wish, on_progress=lambda done, _: drawn.append(done)
        )
    assert failed.value.problem.code == code
    assert failed.value.problem.hint
    assert drawn == []
    assert not target.parent.exists()


def test_a_missing_encoder_is_named_before_anything_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_codec: Callable[..., Any] = av.codec.Codec

    def lacking(name: str, mode: str) -> Any:
        if name == "libx265":
            raise av.codec.codec.UnknownCodecError(name)
        return open_codec(name, mode)

    monkeypatch.setattr(av.codec, "Codec", lacking)
    with pytest.raises(RenderFailed) as failed:
        kinoform.render(
            _document(), tmp_path / "film.mp4", output=Output(format="mp4", codec="h265")
        )
    assert failed.value.problem.code == "codec_unavailable"
    assert "h264" in failed.value.problem.hint


@pytest.mark.parametrize(
    "name", ["film.mp4", "film.webm", "film.gif", "film.webp", "film_%d.png", "film.m3u8"]
)
def test_a_cancelled_render_leaves_nothing_and_keeps_what_was_there(
    tmp_path: Path, name: str
) -> None:
    old = tmp_path / name
    old.write_text("old")
    asked_so_far = 0

    def cancelled() -> bool:
        nonlocal asked_so_far
        asked_so_far += 1
        return asked_so_far > 10

    with pytest.raises(Cancelled):
        kinoform.render(_document(), old, workers=1, cancelled=cancelled)
    assert _names(tmp_path) == [name]
    assert old.read_text() == "old"


def test_progress_counts_up_to_all_that_is_drawn(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    kinoform.render(
        _document(), tmp_path / "film.gif", on_progress=lambda *told: heard.append(told), workers=1
    )
    assert heard == [(number, 15) for number in range(1, 16)]


def test_an_unknown_ending_is_answered_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(RenderFailed) as failed:
        asked.output_for(tmp_path / "film.avi")
    assert failed.value.problem.code == "unknown_format"
    assert ".mp4" in failed.value.problem.hint
