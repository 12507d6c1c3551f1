"""What every clip type promises, tested by discovery."""

from __future__ import annotations

import math
import pickle
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import skia
from pydantic import ValidationError

from kinoform.compile.compiler import Compiler, compile_document
from kinoform.compile.makers import makers_of
from kinoform.compile.media import MediaPolicy
from kinoform.compile.parse import Parser, element_kinds
from kinoform.compile.read import Limits
from kinoform.engine.stage import EngineStage
from kinoform.engine.still import Stills
from kinoform.kit.media_folder import MediaFolder
from kinoform.model.composition import Layer
from kinoform.model.document.clip import Clip
from kinoform.model.stage import Moment
from kinoform.model.time import FrameRate
from kinoform.narration.rules import SpeechRules

KINDS = element_kinds()
EVERY = pytest.mark.parametrize("element", KINDS.values(), ids=lambda element: element.kind)
SIZES = ((320, 180), (180, 320), (240, 240))
RATE = FrameRate.of(10)
SAMPLES = (0, 1, 4, 7, 7, 13, 19)
MARGIN = 160
SPEAKING = {
    "src", "source", "volume", "muted", "playback_rate", "loop", "fade_in", "fade_out", "pan",
    "role", "fit", "ken_burns", "chroma_key", "lut", "clips", "background", "text",
    "text_animation", "auto_fit", "sides", "points", "template", "data", "variant", "overrides",
}  # fmt: skip
"""Fields whose names say it all."""
WRONG = ({"no": {"such": "field"}}, [[["nothing"]]], "no such thing", True, -1e12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Media of the kinds that examples name."""
    folder = tmp_path_factory.mktemp("media")
    write_video(folder / "clip.mp4")
    write_sound(folder / "music.mp3")
    return folder


def write_video(path: Path):
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for shade in range(0, 240, 4):
            pixels = np.full((36, 64, 3), shade, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels)))
        container.mux(stream.encode())


def write_sound(path: Path):
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mp3", rate=44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 4_410), np.float32), "fltp", "stereo")
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode())


@dataclass(frozen=True)
class Shown:
    """An example in a film of some size."""

    layer: Layer
    stage: EngineStage

    @property
    def drawable(self) -> Any:
        return self.layer.content

    def moment(self, frame):
        return Moment(RATE.seconds_at(frame), self.layer.duration, frame, self.stage)

    def pixels(self, frame):
        """What is painted, with a margin in which nothing should be far outside."""
        surface = skia.Surface(*(round(side) + 2 * MARGIN for side in self.extent()))
        with surface as canvas:
            canvas.translate(MARGIN, MARGIN)
            saved = canvas.getSaveCount()
            self.drawable.draw(canvas, self.moment(frame))
            assert canvas.getSaveCount() == saved
            matrix = canvas.getTotalMatrix()
            assert matrix.isTranslate()
            assert (matrix.getTranslateX(), matrix.getTranslateY()) == (MARGIN, MARGIN)
        image = surface.makeImageSnapshot()
        info = skia.ImageInfo.MakeN32Premul(image.width(), image.height())
        values = np.empty((image.height(), image.width(), 4), np.uint8)
        assert image.readPixels(info, values, image.width() * 4)
        return values

    def extent(self):
        size = self.drawable.size
        return min(size.width, 900.0), min(size.height, 900.0)


def shown(element, size, folder) -> Shown | None:
    """The example of an element, compiled as any document is; None when it is only heard."""
    composition = compiled(element.kind, size, folder)
    layers = composition.layers
    return Shown(layers[0], EngineStage(RATE)) if layers else None


@cache
def compiled(kind, size, folder):
    width, height = size
    example = {**KINDS[kind].example, "start": 0, "duration": 2}
    document = {
        "meta": {"width": width, "height": height, "fps": 10},
        "tracks": [{"clips": [example]}],
    }
    return compile_document(document, compiler_of(folder)).require()


def compiler_of(folder):
    policy = MediaPolicy(
        folder=MediaFolder(path=folder / "kept", file_roots=(folder,)), base=folder,
        makers=makers_of(SpeechRules(folder=folder / "speech")),
    )  # fmt: skip
    return Compiler(media=policy)


def plain(value):
    """A clip as JSON, with the clips within it by their own types."""
    if isinstance(value, Clip):
        written = value.model_dump(by_alias=True, exclude_unset=True)
        for name in type(value).nested:
            if name in written:
                written[name] = [plain(child) for child in getattr(value, name)]
        return written
    return value


def unified(value):
    """JSON with its lists as lists, which models hold as tuples."""
    if isinstance(value, dict):
        return {key: unified(item) for key, item in value.items()}
    return [unified(item) for item in value] if isinstance(value, list | tuple) else value


@EVERY
def test_its_example_is_read_without_a_word_and_written_back_equal(element):
    parser = Parser(Limits())
    clip = parser.clip(element.example, "", 0)
    assert parser.problems == []
    assert unified(plain(clip)) == unified(element.example)


@EVERY
def test_the_reference_has_words_for_it_and_for_its_fields(element):
    assert element.clip.__doc__
    assert element.example["type"] == element.kind
    own = element.clip.model_fields.keys() - Clip.model_fields.keys() - SPEAKING
    assert [name for name in own if not element.clip.model_fields[name].description] == []


@EVERY
@pytest.mark.parametrize("size", [(0, 0), (0, 90), (160, 0)], ids=str)
def test_a_group_without_a_size_may_hold_it(element, size, folder):
    width, height = size
    group = {
        "type": "group", "start": 0, "duration": 2, "clips": [element.example],
        "transform": {"width": width, "height": height},
    }  # fmt: skip
    document = {"meta": {"width": 160, "height": 90, "fps": 10}, "tracks": [{"clips": [group]}]}
    composition = compile_document(document, compiler_of(folder)).require()
    stills = Stills(composition)
    for frame in (0, 7, composition.frame_count - 1):
        stills.draw(frame)


@EVERY
def test_a_field_takes_no_value_of_just_any_type(element):
    own = {
        name: field
        for name, field in element.clip.model_fields.items()
        if name not in Clip.model_fields and field.annotation is not Any and not field.exclude
    }
    for name, field in own.items():
        refused = 0
        for wrong in WRONG:
            try:
                element.clip.model_validate({**element.example, field.alias: wrong})
            except ValidationError:
                refused += 1
        assert refused >= 2, f"{name} takes nearly anything"


@EVERY
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_paints_within_its_bounds(element, size, folder):
    it = shown(element, size, folder)
    if it is None:
        return
    for frame in (0, 7, 19):
        bounds = it.drawable.bounds(it.moment(frame))
        painted = it.pixels(frame)[..., 3] > 0
        left, top = (max(math.floor(side) + MARGIN - 1, 0) for side in (bounds.left, bounds.top))
        right, bottom = (math.ceil(side) + MARGIN + 1 for side in (bounds.right, bounds.bottom))
        if bounds.is_empty:
            assert not painted.any()
        painted[top : max(bottom, 0), left : max(right, 0)] = False
        assert not painted.any(), f"frame {frame}"


@EVERY
def test_its_example_can_be_seen_or_heard(element, folder):
    for size in SIZES:
        composition = compiled(element.kind, size, folder)
        it = shown(element, size, folder)
        seen = it is not None and any((it.pixels(frame)[..., 3] > 0).any() for frame in (7, 13))
        assert seen or composition.sounds


@EVERY
def test_frames_are_equal_in_any_order_and_as_often_as_asked(element, folder):
    it = shown(element, SIZES[0], folder)
    if it is None:
        return
    forwards = {frame: it.pixels(frame) for frame in SAMPLES}
    again = shown(element, SIZES[0], folder)
    for frame in reversed(SAMPLES):
        assert np.array_equal(again.pixels(frame), forwards[frame])


@EVERY
def test_equal_keys_mean_equal_pixels(element, folder):
    it = shown(element, SIZES[1], folder)
    if it is None:
        return
    by_key = {}
    for frame in SAMPLES:
        key = it.drawable.key(it.moment(frame))
        pixels = it.pixels(frame)
        assert np.array_equal(by_key.setdefault(key, pixels), pixels)
    if it.drawable.is_still:
        assert len(by_key) == 1


@EVERY
def test_what_is_drawn_survives_a_journey_to_another_process(element, folder):
    it = shown(element, SIZES[2], folder)
    if it is None:
        return
    sent = pickle.loads(pickle.dumps(it.layer))  # noqa: S301 - our own
    there = Shown(sent, EngineStage(RATE))
    assert sent.content == it.drawable
    assert hash(sent.content) == hash(it.drawable)
    assert there.drawable.key(there.moment(7)) == it.drawable.key(it.moment(7))
    assert np.array_equal(there.pixels(7), it.pixels(7))
