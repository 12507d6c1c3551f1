"""Colours in the values of effects."""

from __future__ import annotations

from typing import Any

from kinoform.effects.base import BadValue
from kinoform.model.color import Color


def read_color(written: Any) -> Color:
    """The colour that a document means; raises BadValue."""
    if not isinstance(written, str):
        raise BadValue(f'a colour is wanted, such as "#ff8800", not {str(written)[:40]!r}')
    try:
        return Color.parse(written)
    except ValueError as fault:
        raise BadValue(str(fault)) from fault
