"""Content whose own fields move: built anew for the values of each moment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kinoform.elements.base import Drawable, Setting
from kinoform.kit.discover import records
from kinoform.model.animated import Animated
from kinoform.model.color import Color
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import held
from kinoform.model.stage import Moment

Values = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Changing:
    """A clip with keyframes on fields that decide what it is, such as `style.fill`."""

    clip_json: str
    """The clip as it is written; plain text is quick to compare and to send."""
    clip: Clip
    setting: Setting
    tracks: tuple[tuple[str, Animated], ...]
    """Dotted paths of fields, by the names in code, and their values over time."""

    def __hash__(self) -> int:
        return hash(self.clip_json)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Changing)
            and self.clip_json == other.clip_json
            and self.tracks == other.tracks
        )

    def at(self, moment: Moment) -> Drawable:
        """What there is to draw at a moment."""
        seconds = moment.seconds
        return _built(self, tuple((path, track.at(seconds)) for path, track in self.tracks))

    @property
    def at_rest(self) -> Drawable:
        """What there is to draw before anything has moved."""
        return _built(self, tuple((path, track.frames[0].value) for path, track in self.tracks))


@lru_cache(maxsize=256)
def _built(changing: Changing, values: Values) -> Drawable:
    clip = changing.clip
    for path, value in values:
        # Colours are mixed as colours, but clips hold them as they are written.
        written = value.css if isinstance(value, Color) else value
        clip = with_value(clip, path.split("."), written)
    drawable: Drawable = records("kinoform.elements", "ELEMENT")[clip.type].build(
        clip, changing.setting
    )
    return drawable


def with_value(model: Any, path: list[str], value: Any) -> Any:
    """A copy of a model in which one field, however deep, has another value."""
    name, *rest = path
    inner = (
        with_value(getattr(model, name), rest, value) if rest else held(type(model), name, value)
    )
    return model.model_copy(update={name: inner})
