"""What every film template declares: what it asks for, its scenes, and what feeds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Facts = Mapping[str, Any]
"""What is known of whom the film is about, by the names that scripts use."""
Feed = Callable[[Facts], dict[str, Any] | None]
"""The data of one primitive, made of facts; None where there is not enough for it."""
SlotKind = Literal[
    "text", "number", "texts", "numbers", "flag", "color", "picture", "pictures", "date",
    "list", "object",
]  # fmt: skip
SourceName = Literal["openalex", "hardcover"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One piece of data that a template asks for."""

    key: str
    kind: SlotKind
    summary: str
    required: bool = False
    default: Any = None

    def as_dict(self) -> dict[str, Any]:
        """As doors publish it."""
        usual = {} if self.default is None else {"default": self.default}
        return {
            "key": self.key, "type": self.kind, "required": self.required,
            "description": self.summary, **usual,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """One scene: a primitive, what is said over it, and where its data come from."""

    primitive: str
    script: str = ""
    """What is said; `[name]` stands for a fact, and a sentence without its facts is left out."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """Inputs of the primitive; text such as "[revenue]" stands for a fact. They win over a feed."""
    options: Mapping[str, Any] = field(default_factory=dict)
    seconds: float | None = None
    """The least that it lasts; unset is the primitive's own."""
    unless: str = ""
    """A fact that another scene of the template shows better, so that this one is left out."""
    only_with: str = ""
    """A fact without which another scene of the template stands in for this one."""

    def as_dict(self) -> dict[str, Any]:
        """As doors publish it."""
        parts = {
            "primitiveId": self.primitive, "voScript": self.script or None,
            "data": dict(self.data) or None, "options": dict(self.options) or None,
            "duration": self.seconds,
        }  # fmt: skip
        return {name: value for name, value in parts.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Defaults:
    """How a film looks and sounds where nobody says."""

    palette: str = "slate-teal"
    accent: str = ""
    """A colour in place of the palette's own accent."""
    voice: str = ""
    music: str = ""
    """A mood, or "" for silence."""
    fonts: str = "modern"
    logo_position: str = "top-right"

    def as_dict(self) -> dict[str, Any]:
        """As doors publish it."""
        parts = {
            "palette": self.palette, "accentColor": self.accent, "voiceId": self.voice,
            "musicTrack": self.music, "fonts": self.fonts, "logoPosition": self.logo_position,
        }  # fmt: skip
        return {name: value for name, value in parts.items() if value}


def as_they_are(data: Facts) -> Facts:
    """Facts that are nothing but the data."""
    return data


def nobody(_facts: Facts) -> str:
    """The name of a film that is about nobody."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmTemplate:
    """The record of one film template; the house's own are declared at the foot of their files."""

    kind: str
    """Its id."""
    label: str
    summary: str
    slots: tuple[Slot, ...]
    scenes: tuple[ScenePlan, ...]
    facts: Callable[[Facts], Facts] = as_they_are
    """What the data mean, with all that can be derived from them."""
    feeds: Mapping[str, Feed] = field(default_factory=dict)
    """Data for primitives by their ids, for these scenes and for those of forks."""
    defaults: Defaults = Defaults()
    aliases: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    """Slots by other names that columns of a table have for them."""
    display_name: Callable[[Facts], str] = nobody
    source: SourceName | None = None
    """Where facts can be fetched from, with `source_key` naming the slot of the id."""
    source_key: str = ""
    suffices: Callable[[Facts], bool] = lambda _facts: True
    """Whether data are enough for a film, so that nothing needs to be fetched."""
    base: str = ""
    """The id of the template of the house that it was forked from."""
    example: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its id, as doors call it."""
        return self.kind
