"""What every document template gives, and how its data are merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kinoform.kit import pointer
from kinoform.look.palettes import names, palette
from kinoform.look.units import Page
from kinoform.model.color import BadColor, Color
from kinoform.model.problem import Problem, warning
from kinoform.scenery.mirror import mirrored, reads_leftwards
from kinoform.scenery.room import RawClip, Room

USUAL_SECONDS = 5.0
"""What a template is planned for until its length is known."""
SHORTEST_SECONDS = 0.1

COMMON_FIELDS: Mapping[str, str] = {
    "palette": "a palette of the house, such as 'slate-teal'",
    "colors": "your own colours: a list [accent, second, ground], or {accent, accent2, background, "
    "ink}",
    "accent": "the one colour that carries the message",
    "background": "a colour, a gradient, or the source of a picture or video",
    "brand": "{colors, fonts: {heading, body}}",
    "fontFamily": "the family of all text",
    "locale": "the language of numbers, such as 'de'",
    "music": "the source of a sound, or {src, volume}",
}
"""Data that every template understands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The record of one document template, declared at the foot of its file."""

    kind: str
    """Its name in the document."""
    summary: str
    fields: Mapping[str, str]
    """Each data field of its own and what it is for; see also COMMON_FIELDS."""
    required: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Other names that people give to its fields."""
    defaults: Mapping[str, Any] = field(default_factory=dict)
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Data that a variant sets, by its name."""
    draw: Callable[[dict[str, Any], Room], list[RawClip]]
    """(data, room) -> clips, timed from the template's own start."""
    example: Mapping[str, Any]
    """Data that shows it at its best."""

    def expand(self, wish: Expansion) -> list[RawClip]:
        """The clips of a template clip, with the document's overrides on them."""
        data = {**self.defaults, **self._variant(wish)}
        for given, place in ((wish.data, "data"), (wish.override_data, "overrides/data")):
            self._report(given, f"{wish.where}/{place}", wish)
            data |= {self.aliases.get(name, name): value for name, value in given.items()}
        missing = [name for name in self.required if _is_nothing(data.get(name))]
        for name in missing:
            wish.problems.append(
                Problem(
                    "missing_field", pointer.join(wish.where, "data", name),
                    f"the template {self.kind!r} needs {name!r}", self.fields[name],
                )
            )  # fmt: skip
        if missing:
            return []
        clips = self.draw(data, wish.room)
        if reads_leftwards(data):
            clips = mirrored(clips)
        return [wish.overridden(clip) for clip in clips]

    def _report(self, given: Mapping[str, Any], where: str, wish: Expansion) -> None:
        known = {**self.fields, **COMMON_FIELDS}
        for name, value in given.items():
            at = pointer.join(where, name)
            if name not in known and name not in self.aliases:
                wish.problems.append(
                    warning(
                        "unknown_field",
                        at,
                        f"the template {self.kind!r} has no data called {name!r}",
                        f"it knows {', '.join(known)}",
                    )
                )  # fmt: skip
            elif name == "palette" and (not isinstance(value, str) or palette(value) is None):
                wish.problems.append(
                    warning(
                        "unknown_palette",
                        at,
                        f"no palette is called {value!r}",
                        f"one of {', '.join(names())}",
                    )
                )
            elif name in {"accent", "colors", "brand"}:
                wish.problems.extend(_color_problems(value, at))

    def _variant(self, wish: Expansion) -> Mapping[str, Any]:
        if wish.variant is None or wish.variant in self.variants:
            return self.variants.get(wish.variant or "", {})
        wish.problems.append(
            warning(
                "unknown_variant", pointer.join(wish.where, "variant"),
                f"the template {self.kind!r} has no variant {wish.variant!r}; its default is used",
                f"it has {', '.join(self.variants)}" if self.variants else "",
            )
        )  # fmt: skip
        return {}


@dataclass(slots=True)
class Expansion:
    """What a template clip asks for."""

    where: str
    data: dict[str, Any]
    room: Room
    variant: str | None
    override_data: dict[str, Any]
    override_style: dict[str, Any]
    override_transition: Any
    z_offset: float
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        raw: RawClip,
        where: str,
        page: Page,
        fps: float = 30.0,
        seconds: float = USUAL_SECONDS,
    ) -> Expansion:
        """The wish of a raw clip on a page; parts of a wrong type are left to validation.

        It is planned for some seconds where its duration is no number.
        """
        overrides = _object(raw.get("overrides"))
        variant = raw.get("variant")
        return cls(
            where,
            _object(raw.get("data")),
            Room(
                max(_number(raw.get("duration"), seconds), SHORTEST_SECONDS),
                page.width, page.height, fps,
            ),
            variant if isinstance(variant, str) else None,
            _object(overrides.get("data")),
            _object(overrides.get("style")),
            overrides.get("transition"),
            _number(overrides.get("zIndexOffset"), 0.0),
        )  # fmt: skip

    def overridden(self, clip: RawClip) -> RawClip:
        """A clip with the document's style, transition and place in the stack."""
        changed = self._styled(clip)
        if clip["type"] != "audio" and self.override_transition is not None:
            changed.setdefault("transition", self.override_transition)
        if self.z_offset:
            changed["zIndex"] = clip.get("zIndex", 0) + self.z_offset
        return changed

    def _styled(self, clip: RawClip) -> RawClip:
        """The style is for what is drawn, so a group hands it on to its clips."""
        changed = dict(clip)
        if "clips" in clip:
            changed["clips"] = [self._styled(inner) for inner in clip["clips"]]
        elif clip["type"] != "audio" and self.override_style:
            changed["style"] = {**clip.get("style", {}), **self.override_style}
        return changed


def _is_nothing(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, list | dict):
        inner = value if isinstance(value, list) else value.values()
        return all(map(_is_nothing, inner))
    return value is None


def _object(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}


def _number(value: Any, usual: float) -> float:
    known = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if known and abs(value) < 1e9 else usual


def _color_problems(value: Any, where: str) -> list[Problem]:
    """A warning for each colour that cannot be read; the palette's own is used in its place."""
    found: list[Problem] = []
    if isinstance(value, list):
        pairs: list[tuple[Any, Any]] = list(enumerate(value))
    elif isinstance(value, dict):
        pairs = [(name, inner) for name, inner in value.items() if name != "fonts"]
    else:
        pairs = []
        try:
            Color.parse(str(value))
        except BadColor as bad:
            found.append(warning("bad_color", where, str(bad), "the palette's own is used"))
    for step, inner in pairs:
        found.extend(_color_problems(inner, pointer.join(where, step)))
    return found
