"""The last step: a Timeline whose times and media are known becomes a Composition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from kinoform.animations._catalogue import find as find_animation
from kinoform.animations._catalogue import names as animation_names
from kinoform.animations.base import Wish
from kinoform.compile.effects import effects_of
from kinoform.compile.keyframes import Keyed, keyed, place
from kinoform.compile.parse import element_kinds
from kinoform.compile.suggest import suggestion
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
    Word,
)
from kinoform.model.document.clip import Clip, MaskSpec
from kinoform.model.document.motion import Animation, Passage, Point
from kinoform.model.document.timeline import Timeline
from kinoform.model.geometry import Size, anchor_share
from kinoform.model.media import Media
from kinoform.model.problem import Problem
from kinoform.model.sound import Mastering, Sound
from kinoform.model.time import FrameRate, exact
from kinoform.transitions._catalogue import all_transitions, find


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
    words: list[Word] = field(default_factory=list)
    order: int = 0

    def composition(self, end: Fraction, fonts: tuple[FontFile, ...] = ()) -> Composition:
        """The film."""
        meta = self.timeline.meta
        size = Size(float(meta.width), float(meta.height))
        stead = Stead(size, Fraction(0), end, Fraction(1))
        clips = [clip for track in self.timeline.tracks for clip in track.clips]
        layers = self._layers(clips, stead)
        for clip in clips:
            self._listen(clip, stead)
        count = self.rate.first_frame_at(end)
        return Composition(
            size=size,
            rate=self.rate,
            frame_count=count,
            background=None if meta.background == "transparent" else meta.background,
            layers=layers,
            sounds=tuple(self.sounds),
            mastering=Mastering(target_lufs=self.timeline.loudness.target),
            words=tuple(sorted(self.words, key=lambda word: word.start)),
            fonts=fonts,
            cuts=tuple(sorted({layer.span.start for layer in layers} - {0})),
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
        sources = element_kinds()[clip.type].sources(clip)
        speed = stead.speed
        inner_speed = speed * exact(getattr(clip, "playback_rate", 1.0))
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
            mask=self._mask(clip.mask, times, stead) if clip.mask else None,
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
            self.problems.append(
                Problem(
                    "unknown_animation", pointer.join(where, "type"),
                    f"no animation is called {wish.type!r}",
                    suggestion(wish.type, animation_names()),
                )
            )  # fmt: skip
            return None
        loop = wish.loop
        cycles = float("inf") if loop is True else float(loop) if loop else 1.0
        if isinstance(loop, int) and not isinstance(loop, bool) and loop == 0:
            return None
        return AnimationUse(
            record.kind, wish.delay, wish.duration, cycles,
            wish.easing if "easing" in wish.model_fields_set else record.easing, wish.pingpong,
            Wish(
                _end(wish.from_, parent), _end(wish.to, parent), wish.direction, wish.distance,
                parent,
            ),
        )  # fmt: skip

    def _passages(self, clip: Clip, where: str) -> tuple[PassageUse | None, PassageUse | None]:
        if clip.transition is None or clip.type == "template":
            return None, None
        entrance, leave = clip.transition.passages()
        at = pointer.join(where, "transition")
        return self._passage(entrance, at), self._passage(leave, at)

    def _passage(self, passage: Passage | None, where: str) -> PassageUse | None:
        if passage is None or passage.type == "none" or passage.duration <= 0:
            return None
        record = find(passage.type)
        if record is None:
            names = tuple(all_transitions())
            self.problems.append(
                Problem(
                    "unknown_transition", where, f"no transition is called {passage.type!r}",
                    suggestion(passage.type, names),
                )
            )  # fmt: skip
            return None
        return PassageUse(record.kind, passage.duration, passage.easing)

    def _mask(self, spec: MaskSpec, times: Times, stead: Stead) -> Mask | None:
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
        start = exact(clip.start) if isinstance(clip.start, int | float) else Fraction(0)
        length = exact(clip.duration) if isinstance(clip.duration, int | float) else times.duration
        layer = self._layer(clip, Times(start, min(length, times.duration - start)), inner)
        if layer is None:
            return None
        return Mask(layer, spec.type.startswith("luma"), spec.type.endswith("inverted"))

    def _listen(self, clip: Clip, stead: Stead) -> None:
        times = self.times.get(id(clip))
        if times is None:
            times = Times(Fraction(0), (stead.end - stead.start) * stead.speed)
        element = element_kinds()[clip.type]
        setting = self._setting(clip, times, stead)
        if all(source in setting.media for source in element.sources(clip)):
            self.sounds.extend(element.hear(clip, setting))
            self.words.extend(element.say(clip, setting))
        inner_speed = stead.speed * exact(getattr(clip, "playback_rate", 1.0))
        inner = Stead(
            stead.parent, setting.start, setting.start + setting.duration,
            inner_speed if element.nested_rows else stead.speed,
        )  # fmt: skip
        nested = element.nested_rows(clip) if element.nested_rows else element.carried(clip)
        for child in nested:
            self._listen(child, inner)


def _end(value: Any, parent: Size) -> Any:
    if isinstance(value, Point):
        x = None if value.x is None else place(value.x, parent.width)
        y = None if value.y is None else place(value.y, parent.height)
        return (x, y)
    return value
