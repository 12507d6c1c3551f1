"""One stretch of a time axis, with what is written over it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A month, a quarter, a week: from and to between 0 and 1 along the axis."""

    begins: float
    ends: float
    label: str
    group: str = ""
    """What it is part of, such as a year; written once for neighbours that share it."""
    is_point: bool = False
    """Whether the label names the line where it begins, and not the stretch."""
