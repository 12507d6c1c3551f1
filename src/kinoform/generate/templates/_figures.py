"""Reads the key numbers of a company: each with its label, its unit, and how it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kinoform.generate.templates._facts import (
    NAMES,
    VALUES,
    amount,
    entries,
    number,
    part,
    rounded,
    text,
    unfolded,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that somebody is proud of."""

    label: str
    value: float
    sign: str = ""
    """Of a currency."""
    unit: str = ""
    delta: float | None = None
    """The change, in percent."""

    @property
    def said(self) -> str:
        """With its currency and its unit, as in "$1.3 million" or "94%"."""
        gap = " " if self.unit[:1].isalpha() else ""
        return f"{self.sign}{rounded(self.value)}{gap}{self.unit}"

    @property
    def shown(self) -> str:
        """Its label with the currency of its number."""
        return f"{self.label} ({self.sign})" if self.sign else self.label


def figures(written: Any) -> list[Figure]:
    """The numbers of a list of objects, of an object by names, or of text such as "NPS: 61"."""
    found = map(_figure, map(unfolded, entries(written)))
    return [figure for figure in found if figure is not None]


def counters(found: Sequence[Figure], **more: Any) -> dict[str, Any] | None:
    """Numbers side by side, as stat counters take them; None without any."""
    if not found:
        return None
    return {
        "labels": [each.shown for each in found], "values": [each.value for each in found],
        "units": [each.unit for each in found], **more,
    }  # fmt: skip


def _figure(entry: Any) -> Figure | None:
    label, found = text(part(entry, NAMES)), amount(part(entry, VALUES))
    if not label or found is None:
        return None
    unit = text(part(entry, ("unit", "suffix"))) or found.unit
    delta = number(part(entry, ("delta", "change", "growth")))
    return Figure(label, found.value, found.sign, unit, delta)
