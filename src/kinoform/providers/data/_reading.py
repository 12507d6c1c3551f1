"""Values out of a stranger's JSON: of the expected kind and size, or plainly absent."""

from __future__ import annotations

import html
import json
import math
import re
from typing import Any

_MOST_LETTERS = 300
_MOST_ENTRIES = 500
_LARGEST_COUNT = 10**10
_FIRST_YEAR, _LAST_YEAR = 1400, 2100
_MARKUP = re.compile(
    r"</?(?:b|br|em|i|p|scp|small|span|strong|sub|sup|tt|u)\b[^<>]{0,80}>", re.IGNORECASE
)
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff]+")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_WEB = re.compile(r"https?://[!-~]{1,2000}")


def document(body: bytes) -> dict[str, Any]:
    """The JSON object that the bytes are; raises ValueError for anything else."""
    try:
        told: Any = json.loads(body)
    except RecursionError as fault:
        raise ValueError("nested too deep") from fault
    if not isinstance(told, dict):
        raise ValueError("no object")
    return told


def record(value: object) -> dict[str, Any]:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[dict[str, Any]]:
    """The objects of a list, as far as a film could need them."""
    found = value[:_MOST_ENTRIES] if isinstance(value, list) else []
    return [entry for entry in found if isinstance(entry, dict)]


def text(value: object) -> str:
    """One line of plain text; empty where there is none."""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(_MARKUP.sub("", value[: 4 * _MOST_LETTERS]))
    line = _UNPRINTABLE.sub(" ", plain).strip().encode("utf-8", "replace").decode()
    return line if len(line) <= _MOST_LETTERS else line[: _MOST_LETTERS - 1].rstrip() + "…"


def texts(value: object) -> list[str]:
    """The lines of text in a list."""
    found = value[:_MOST_ENTRIES] if isinstance(value, list) else []
    return [line for entry in found if (line := text(entry))]


def number(value: object, low: float, high: float) -> float | None:
    """A number between the limits, which may be written as text; else None."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if low <= value <= high and math.isfinite(value) else None


def count(value: object) -> int:
    """How many; 0 where the value cannot be meant so."""
    return int(number(value, 0, _LARGEST_COUNT) or 0)


def year(value: object) -> int | None:
    """A year in which something can have been printed, or None."""
    found = number(value, _FIRST_YEAR, _LAST_YEAR)
    return int(found) if found is not None and found == int(found) else None


def years(value: object) -> list[int]:
    """The years in a list."""
    found = value[:_MOST_ENTRIES] if isinstance(value, list) else []
    return [told for entry in found if (told := year(entry)) is not None]


def web_url(value: object) -> str:
    """An http or https URL, or an empty text."""
    return value if isinstance(value, str) and _WEB.fullmatch(value) else ""
