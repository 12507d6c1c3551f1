"""What every document template gives, and how its data are merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kinoform.kit import pointer
from kinoform.model.problem import Problem, warning

RawClip = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """The record of one document template, declared at the foot of its file."""

    kind: str
    """Its name in the document."""
    summary: str
    fields: Mapping[str, str]
    """Each data field and what it is for."""
    required: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    variants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Data that a variant sets, by its name."""
    draw: Callable[[dict[str, Any], float], list[RawClip]]
    """(data, seconds) -> clips, timed from the template's own start."""
    example: Mapping[str, Any]
    """Data that shows it at its best."""

    def expand(self, wish: Expansion) -> list[RawClip]:
        """The clips of a template clip, with the document's overrides on them."""
        data = {**self.defaults, **self._variant(wish), **wish.data, **wish.override_data}
        missing = [name for name in self.required if data.get(name) in (None, "", [])]
        for name in missing:
            wish.problems.append(
                Problem(
                    "missing_field", pointer.join(wish.where, "data", name),
                    f"the template {self.kind!r} needs {name!r}", self.fields[name],
                )
            )  # fmt: skip
        if missing:
            return []
        for name in wish.data:
            if name not in self.fields:
                wish.problems.append(
                    warning(
                        "unknown_field", pointer.join(wish.where, "data", name),
                        f"the template {self.kind!r} has no data called {name!r}",
                        f"it knows {', '.join(self.fields)}",
                    )
                )  # fmt: skip
        return [wish.overridden(clip) for clip in self.draw(data, wish.seconds)]

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
    seconds: float
    variant: str | None
    override_data: dict[str, Any]
    override_style: dict[str, Any]
    override_transition: Any
    z_offset: float
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, raw: RawClip, where: str) -> Expansion:
        """The wish of a raw clip; parts of a wrong type are left to validation."""
        overrides = _object(raw.get("overrides"))
        duration = raw.get("duration")
        z_offset = overrides.get("zIndexOffset", 0)
        variant = raw.get("variant")
        return cls(
            where,
            _object(raw.get("data")),
            float(duration) if isinstance(duration, int | float) else 5.0,
            variant if isinstance(variant, str) else None,
            _object(overrides.get("data")),
            _object(overrides.get("style")),
            overrides.get("transition"),
            float(z_offset) if isinstance(z_offset, int | float) else 0.0,
        )

    def overridden(self, clip: RawClip) -> RawClip:
        """A clip with the document's style, transition and place in the stack."""
        changed = dict(clip)
        if clip["type"] != "audio":
            if self.override_style:
                changed["style"] = {**clip.get("style", {}), **self.override_style}
            if self.override_transition is not None:
                changed.setdefault("transition", self.override_transition)
        if self.z_offset:
            changed["zIndex"] = clip.get("zIndex", 0) + self.z_offset
        return changed


def _object(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}
