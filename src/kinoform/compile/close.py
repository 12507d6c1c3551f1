"""The last step: a Timeline whose times and media are known becomes a Composition."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from kinoform.animations._catalogue import find as find_animation
from kinoform.animations._catalogue import names as animation_names
from kinoform.animations.base import Animation as Record
from kinoform.animations.base import Wish
from kinoform.compile.effects import effects_of
from kinoform.compile.keyframes import Keyed, keyed, place
from kinoform.compile.opened import opened
from kinoform.compile.parse import element_kinds
from kinoform.compile.speakers import Speakers
from kinoform.compile.suggest import shown, suggestion
from kinoform.compile.timing import Times
from kinoform.elements._changing import Changing
from kinoform.elements.base import Placed, Setting, no_layers
from kinoform.kit import pointer
from kinoform.model.composition import (
    AnimationUse,
    Composition,
    FontFile,
    Layer,
    Mask,
    Motion,
    PassageUse,
    Value,
)
from kinoform.model.document.clip import Clip, MaskSpec
from kinoform.model.document.motion import Animation, Passage, Point
from kinoform.model.document.timeline import Timeline
from kinoform.model.geometry import Size, anchor_share
from kinoform.model.media import Media
from kinoform.model.problem import Problem, warning
from kinoform.model.sound import Mastering, Sound
from kinoform.model.time import FrameRate, exact
from kinoform.transitions._catalogue import all_transitions, find

_ENDS: dict[str, tuple[type, ...]] = {
    "place": (Point, tuple),
    "scale": (int, float, tuple),
    "angle": (int, float),
}
_WANTED = {
    "place": 'a place such as {"x": 100, "y": "50%"}',
    "scale": "a number, or one for each axis",
    "angle": "a number of degrees",
}


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
        entrance, leave = self._passages(clip, where)
        return Layer(
            content=content,
            span=self.rate.span_of(max(setting.start, stead.start), end),
            start=setting.start,
            duration=duration,
            speed=stead.speed,
            motion=self._motion(clip, keys, stead.parent, where),
            z=clip.z_index,
            effects=effects_of(clip, keys, self.media, where, self.problems),
            entrance=entrance,
            exit=leave,
            blend=clip.blend_mode or "normal",
            mask=self._mask(clip.mask, times, stead, where) if clip.mask else None,
            pointer=where,
            seed=self.timeline.seed * 1_000_003 + self.order,
        )

    def _motion(self, clip: Clip, keys: Keyed, parent: Size, where: str) -> Motion:
        if clip.type == "template":
            return Motion(parent.width / 2, parent.height / 2)
        written = clip.transform
        scale = written.scale if written.scale is not None else 1.0
        scale_x, scale_y = scale if isinstance(scale, tuple) else (scale, scale)
        skew_x, skew_y = written.skew or (0.0, 0.0)
        still: dict[str, Value] = {
            "x": place(written.x, parent.width) if written.x is not None else parent.width / 2,
            "y": place(written.y, parent.height) if written.y is not None else parent.height / 2,
            "scale_x": scale_x,
            "scale_y": scale_y,
            "rotation": written.rotation or 0.0,
            "skew_x": skew_x,
            "skew_y": skew_y,
            "opacity": clip.own_opacity,
        }
        uses = (
            self._animation(animation, parent, pointer.join(where, "animations", index))
            for index, animation in enumerate(clip.animations)
        )
        return Motion(
            **{**still, **keys.placing},
            anchor=anchor_share(written.anchor or "center"),
            animations=tuple(use for use in uses if use is not None),
        )

    def _animation(self, wish: Animation, parent: Size, where: str) -> AnimationUse | None:
        record = find_animation(wish.type)
        if record is None:
            self._note(
                "unknown_animation", pointer.join(where, "type"),
                f"no animation is called {shown(wish.type)}",
                suggestion(wish.type, animation_names()),
            )  # fmt: skip
            return None
        begin, end = (
            self._end(record, value, parent, pointer.join(where, name))
            for name, value in (("from", wish.from_), ("to", wish.to))
        )
        if wish.loop is not True and wish.loop == 0 and wish.loop is not False:
            return None
        cycles = math.inf if wish.loop is True else float(wish.loop or 1)
        easing = wish.easing if "easing" in wish.model_fields_set else record.easing
        return AnimationUse(
            record.kind, wish.delay, wish.duration, cycles, easing, wish.pingpong,
            Wish(begin, end, wish.direction, wish.distance, parent),
        )  # fmt: skip

    def _end(self, record: Record, written: object, parent: Size, where: str) -> Any:
        """One end of an animation's way, in pixels of the parent."""
        if written is None:
            return None
        if record.ends is None:
            message = f"{record.kind} has no beginning and no end of its own"
            self.problems.append(warning("unknown_field", where, message, "it has no effect"))
            return None
        if not isinstance(written, _ENDS[record.ends]):
            wanted = _WANTED[record.ends]
            self._note("wrong_type", where, f"{record.kind} cannot use this", f"write {wanted}")
            return None
        value: Any = written
        if record.ends != "place":
            return value
        x, y = (value.x, value.y) if isinstance(value, Point) else value
        return (
            None if x is None else place(x, parent.width),
            None if y is None else place(y, parent.height),
        )

    def _passages(self, clip: Clip, where: str) -> tuple[PassageUse | None, PassageUse | None]:
        spec = clip.transition
        if spec is None or clip.type == "template":
            return None, None
        at = pointer.join(where, "transition")
        own_in, own_out = (at, at) if spec.in_ is None and spec.out is None else (
            pointer.join(at, "in"), pointer.join(at, "out"),
        )  # fmt: skip
        entrance, leave = spec.passages()
        return self._passage(entrance, own_in), self._passage(leave, own_out)

    def _passage(self, passage: Passage | None, where: str) -> PassageUse | None:
        if passage is None or passage.type == "none" or passage.duration <= 0:
            return None
        record = find(passage.type)
        if record is None:
            self._note(
                "unknown_transition", pointer.join(where, "type"),
                f"no transition is called {shown(passage.type)}",
                suggestion(passage.type, tuple(all_transitions())),
            )  # fmt: skip
            return None
        return PassageUse(record.kind, passage.duration, passage.easing)

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
                self._note("bad_value", pointer.join(where, "mask"), message, "use a picture")
            return None
        return Mask(layer, spec.type.startswith("luma"), spec.type.endswith("inverted"))

    def _note(self, code: str, where: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, where, message, hint))

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
