"""The last step: a Timeline whose times and media are known becomes a Composition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from kinoform.compile.effects import effects_of
from kinoform.compile.keyframes import keyed
from kinoform.compile.motions import motion_of
from kinoform.compile.opened import opened
from kinoform.compile.parse import element_kinds
from kinoform.compile.passages import passages_of
from kinoform.compile.speakers import Speakers
from kinoform.compile.timing import Times
from kinoform.elements._changing import Changing
from kinoform.elements.base import Placed, Setting, no_layers
from kinoform.kit import pointer
from kinoform.model.composition import (
    Composition,
    FontFile,
    Layer,
    Mask,
)
from kinoform.model.document.clip import Clip, MaskSpec
from kinoform.model.document.timeline import Timeline
from kinoform.model.geometry import Size
from kinoform.model.media import Media
from kinoform.model.problem import Problem, warning
from kinoform.model.sound import Mastering, Sound
from kinoform.model.time import FrameRate, exact


@dataclass(frozen=True, slots=True)
class Stead:
    """The clock and the room in which clips are placed."""

    parent: Size
    start: Fraction
    """Film time at which the parent's clock is zero."""
    end: Fraction
    """Film time at which the parent ends."""
    speed: Fraction
    """Seconds of the parent's clock in one second of film."""


@dataclass
class Closing:
    """Closes one document, and lists what stands in the way."""

    timeline: Timeline
    times: Mapping[int, Times]
    media: Mapping[str, Media]
    place_of: Callable[[Clip], str]
    rate: FrameRate
    problems: list[Problem] = field(default_factory=list)
    sounds: list[Sound] = field(default_factory=list)
    speakers: Speakers = field(default_factory=Speakers)
    order: int = 0

    def composition(self, end: Fraction, fonts: tuple[FontFile, ...] = ()) -> Composition:
        """The film."""
        meta = self.timeline.meta
        size = Size(float(meta.width), float(meta.height))
        stead = Stead(size, Fraction(0), end, Fraction(1))
        clips = [clip for track in self.timeline.tracks for clip in track.clips]
        self._listen_to(clips, stead)
        words = self.speakers.words
        words.sort(key=lambda word: word.start)
        layers = self._layers(clips, stead)
        count = self.rate.first_frame_at(end)
        return Composition(
            size=size,
            rate=self.rate,
            frame_count=count,
            background=None if meta.background == "transparent" else meta.background,
            layers=opened(layers, size),
            sounds=tuple(self.sounds),
            mastering=Mastering(target_lufs=self.timeline.loudness.target),
            words=tuple(words),
            fonts=fonts,
        )

    def _layers(self, clips: Sequence[Clip], stead: Stead) -> tuple[Layer, ...]:
        placed = []
        for order, clip in enumerate(clips):
            times = self.times.get(id(clip))
            if times is None:
                length = (stead.end - stead.start) * stead.speed
                times = Times(Fraction(0), length)
            layer = self._layer(clip, times, stead)
            if layer is not None:
                placed.append((clip.z_index, times.start, order, layer))
        placed.sort(key=lambda entry: entry[:3])
        return tuple(layer for *_, layer in placed)

    def _setting(self, clip: Clip, times: Times, stead: Stead) -> Setting:
        start = stead.start + times.start / stead.speed
        element = element_kinds()[clip.type]
        sources = element.sources(clip)
        speed = stead.speed
        inner_speed = speed * exact(clip.optional("playback_rate") or 1.0)
        return Setting(
            parent=stead.parent,
            start=start,
            duration=max(Fraction(0), min(times.duration / speed, stead.end - start)),
            speed=speed,
            media={source: self.media[source] for source in sources if source in self.media},
            layers=lambda clips, size: self._layers(
                clips, Stead(size, start, start + times.duration / speed, inner_speed)
            ),
            seed=self.timeline.seed,
            said=self.speakers.said_to(clip, element.listens_to(clip)),
        )

    def _layer(self, clip: Clip, times: Times, stead: Stead) -> Layer | None:
        element = element_kinds()[clip.type]
        setting = self._setting(clip, times, stead)
        if any(source not in setting.media for source in element.sources(clip)):
            return None
        content: Any = element.build(clip, setting)
        if content is None:
            return None
        where = self.place_of(clip)
        if self.speakers.is_silent(clip, element.listens_to(clip)):
            self.problems.append(
                warning(
                    "no_words", pointer.join(where, "words"), "nobody says anything to show here",
                    "name a narration by its id, or give the words",
                )
            )  # fmt: skip
        keys = keyed(clip, stead.parent, where)
        self.problems.extend(keys.problems)
        if keys.content:
            nested = getattr(content, "layers", ())
            still = replace(setting, layers=Placed(nested) if nested else no_layers)
            content = Changing(
                clip.model_dump_json(exclude={"clips", "children"}),
                clip,
                still,
                tuple(keys.content),
            )
        duration = times.duration / stead.speed
        end = min(setting.start + duration, stead.end)
        self.order += 1
        entrance, leave = passages_of(clip, where, self.problems)
        return Layer(
            content=content,
            span=self.rate.span_of(max(setting.start, stead.start), end),
            start=setting.start,
            duration=duration,
            speed=stead.speed,
            motion=motion_of(clip, keys, stead.parent, where, self.problems),
            z=clip.z_index,
            effects=effects_of(clip, keys, self.media, where, self.problems),
            entrance=entrance,
            exit=leave,
            blend=clip.blend_mode or "normal",
            mask=self._mask(clip.mask, times, stead, where) if clip.mask else None,
            pointer=where,
            seed=self.timeline.seed * 1_000_003 + self.order,
        )

    def _mask(self, spec: MaskSpec, times: Times, stead: Stead, where: str) -> Mask | None:
        clip = spec.clip
        if clip is None and spec.src is not None:
            image = element_kinds()["image"].clip
            clip = image.model_validate({
                "type": "image", "src": spec.src, "fit": "cover",
                "transform": {"width": "100%", "height": "100%"},
            })  # fmt: skip
        if clip is None:
            return None
        inner = Stead(stead.parent, stead.start + times.start / stead.speed, stead.end, stead.speed)
        own = self.times.get(id(clip), Times(Fraction(0), times.duration))
        shown_for = max(Fraction(0), min(own.duration, times.duration - own.start))
        layer = self._layer(clip, Times(own.start, shown_for), inner)
        if layer is None:
            if all(source in self.media for source in element_kinds()[clip.type].sources(clip)):
                message = f"a {clip.type} clip shows nothing that could mask"
                at = pointer.join(where, "mask")
                self.problems.append(Problem("bad_value", at, message, "use a picture"))
            return None
        return Mask(layer, spec.type.startswith("luma"), spec.type.endswith("inverted"))

    def _listen_to(self, clips: Sequence[Clip], stead: Stead) -> None:
        self.speakers.join(clips)
        for clip in clips:
            self._listen(clip, stead)

    def _listen(self, clip: Clip, stead: Stead) -> None:
        times = self.times.get(id(clip))
        if times is None:
            times = Times(Fraction(0), (stead.end - stead.start) * stead.speed)
        element = element_kinds()[clip.type]
        setting = self._setting(clip, times, stead)
        if all(source in setting.media for source in element.sources(clip)):
            self.sounds.extend(element.hear(clip, setting))
            self.speakers.hear(clip, element.say(clip, setting))
        inner_speed = stead.speed * exact(clip.optional("playback_rate") or 1.0)
        inner = Stead(
            stead.parent, setting.start, setting.start + setting.duration,
            inner_speed if element.nested_rows else stead.speed,
        )  # fmt: skip
        nested = element.nested_rows(clip) if element.nested_rows else element.carried(clip)
        self._listen_to(nested, inner)
