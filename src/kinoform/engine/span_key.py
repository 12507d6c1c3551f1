"""The name of a span by all that its frames show: equal names, equal files.

Times are told from the span's first frame, so a scene that only comes later keeps its name. What
the painter looks at besides is the frame before the span and the one after it, since a layer that
does not move is drawn in another way. A layer that is quiet all that time is told by how long it
had lived when it came to rest, so a ground that lies under the whole film has no clock.

Effects that change from frame to frame know the number of the frame in the film, and are told it.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cache
from typing import Any

from kinoform.effects._catalogue import all_effects
from kinoform.elements._changing import Changing
from kinoform.elements.base import Placed, Setting, no_layers
from kinoform.elements.group import Group
from kinoform.engine.file_mark import FileMark
from kinoform.engine.quiet import Busy, own_busy_frames
from kinoform.engine.said import Saying, Unsayable
from kinoform.engine.shoot import Shoot
from kinoform.model.composition import Composition, FontFile, Layer
from kinoform.model.time import Span
from kinoform.transitions._catalogue import all_transitions
from kinoform.typeset.book import available_families

_TIMED = ("span", "start", "duration", "speed", "entrance", "exit")
_NOT_SEEN = ("pointer", "z")
"""Of a layer: where it was written, and its order, which is that of the telling."""
_TOLD_OF_LAYER = (*_TIMED, *_NOT_SEEN, "content", "mask", "seed")
_TOLD_OF_SETTING = ("start", "layers", "said")
_TOLD_OF_FILM = ("frame_count", "layers", "sounds", "mastering", "words", "cuts")


@cache
def _others(kind: type, *told: str) -> tuple[str, ...]:
    """The fields of a type without some, so that one that is added later is not forgotten."""
    return tuple(field.name for field in fields(kind) if field.name not in told)


class SpanKeys:
    """Names the spans of one film that is filmed in one way."""

    def __init__(self, shoot: Shoot, file_mark: FileMark, code: str) -> None:
        self._shoot = shoot
        self._file_mark = file_mark
        self._code = code
        self._own: dict[int, Busy] = {}
        self._plain: dict[int, str | None] = {}
        self._manner: str | None = None

    def of(self, span: Span) -> str | None:
        """The name of a span; None where something in it cannot be named."""
        try:
            manner = self._manner = self._manner or self._said_of_manner()
            told = _Telling(self, span).all_of(self._shoot.composition.layers)
        except Unsayable:
            return None
        text = f"{len(span)};{len(manner)}!{manner}{told}"
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()

    def _said_of_manner(self) -> str:
        """All that every span of the film depends on."""
        shoot, composition = self._shoot, self._shoot.composition
        saying = Saying(self._file_mark, {})
        saying.say(self._code)
        for name in _others(Shoot, "composition"):
            saying.say(getattr(shoot, name))
        for name in _others(Composition, *_TOLD_OF_FILM):
            saying.say(getattr(composition, name))
        # What films before it brought into this process, it might use as well.
        strangers = [
            file
            for family in available_families()
            if family.source == "registered"
            for file in family.files
            if not _is_of(file.path, composition.fonts)
        ]
        saying.say(strangers)
        return saying.text

    def own_busy(self, layer: Layer) -> Busy:
        """When a layer itself changes."""
        known = self._own.get(id(layer))
        if known is None:
            known = self._own[id(layer)] = own_busy_frames(layer, self._shoot.composition.rate)
        return known

    def plain(self, value: Any) -> str | None:
        """What a value says that is the same in every span; None when layers are within it."""
        if id(value) not in self._plain:
            saying = Saying(self._file_mark, {Layer: _not_plain, Changing: _not_plain})
            try:
                saying.say(value)
            except _HasLayersError:
                self._plain[id(value)] = None
            else:
                self._plain[id(value)] = saying.text
        return self._plain[id(value)]

    def saying(self, telling: _Telling) -> Saying:
        """A place for what one span says."""
        return Saying(
            self._file_mark,
            {Layer: telling.layer, Changing: telling.changing, Group: telling.group},
        )

    def seconds_at(self, frame: int) -> Any:
        """Film time of a frame."""
        return self._shoot.composition.rate.seconds_at(frame)


class _HasLayersError(Exception):
    """A value is not the same in every span."""


def _not_plain(_saying: Saying, _value: Any) -> None:
    raise _HasLayersError


def _is_of(path: str, fonts: tuple[FontFile, ...]) -> bool:
    return any(font.path == path for font in fonts)


class _Telling:
    """Tells one span."""

    def __init__(self, keys: SpanKeys, span: Span) -> None:
        self._keys = keys
        self._span = span
        self._window = Span(span.start - 1, span.end + 1)
        """The frames that the painter looks at."""

    def all_of(self, layers: tuple[Layer, ...]) -> str:
        saying = self._keys.saying(self)
        for layer in layers:
            if layer.span.overlaps(self._span):
                saying.say(layer)
        return saying.text

    def group(self, saying: Saying, group: Group) -> None:
        """A group is what it says itself, and its layers that are seen."""
        seen = tuple(layer for layer in group.layers if layer.span.overlaps(self._window))
        saying.say(("group", seen))
        for name in _others(Group, "layers"):
            saying.say(getattr(group, name))

    def changing(self, saying: Saying, changing: Changing) -> None:
        """What is built from keyframes is told by what it is built of."""
        setting = changing.setting
        nested = setting.layers.layers if isinstance(setting.layers, Placed) else ()
        if not nested and setting.layers is not no_layers:
            raise Unsayable("layers of a clip that are not yet built")
        start = setting.start
        heard = [(word.text, word.start - start, word.end - start) for word in setting.said]
        clip = changing.clip.model_copy(update={"id": None, "start": None, "clips": ()})
        saying.say(("changing", clip, changing.tracks, nested, heard))
        for name in _others(Setting, *_TOLD_OF_SETTING):
            saying.say(getattr(setting, name))

    def layer(self, saying: Saying, layer: Layer) -> None:
        """A layer from the span's first frame on."""
        content, origin = layer.content, self._keys.seconds_at(self._span.start)
        seen = layer.span.cut(self._window)
        is_group = isinstance(content, Group)
        rest = self._rest_frame(layer)
        if rest is None:
            saying.say(("lives", layer.start - origin, layer.speed))
            is_timed = layer.exit is not None or not (is_group or _is_still(content))
            saying.say((layer.duration if is_timed else None, layer.entrance, layer.exit))
        else:
            saying.say(("rests", (self._keys.seconds_at(rest) - layer.start) * layer.speed))
        saying.say((seen.start - self._span.start, seen.end - self._span.start))
        changes = any(all_effects()[use.kind].changes for use in layer.effects)
        saying.say((self._span.start if changes else None, _seed(layer)))
        self._say_kept(saying, content)
        for name in _others(Layer, *_TOLD_OF_LAYER):
            self._say_kept(saying, getattr(layer, name))
        saying.say(layer.mask and (layer.mask.luma, layer.mask.inverted))
        if layer.mask is not None and layer.mask.layer.span.overlaps(self._window):
            saying.say(layer.mask.layer)

    def _say_kept(self, saying: Saying, value: Any) -> None:
        told = self._keys.plain(value)
        if told is None:
            saying.say(value)
        else:
            saying.tell(told)

    def _rest_frame(self, layer: Layer) -> int | None:
        """The frame at which a layer came to rest before the span, for longer than the span."""
        last = None
        for busy in self._keys.own_busy(layer).spans:
            if busy.start > self._span.end:
                break
            if busy.end > self._span.start:
                return None
            last = busy.end - 1
        return last


def _is_still(content: Any) -> bool:
    return not isinstance(content, Changing) and bool(content.is_still)


def _seed(layer: Layer) -> int | None:
    """The seed of whatever looks random on a layer."""
    passages = [use for use in (layer.entrance, layer.exit) if use is not None]
    is_random = any(not all_transitions()[use.kind].opacity_only for use in passages)
    return layer.seed if layer.effects or is_random else None
