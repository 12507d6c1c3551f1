"""Numbers that name something: v2.0, #1, 192.168.0.1, 1920x1080."""

from __future__ import annotations

import re

from kinoform.narration.words.numbers import cardinal, digits, is_year, year

_VERSION = re.compile(r"[vV](\d{1,4}(?:\.\d{1,4}){0,5})")
_RANK = re.compile(r"#(\d{1,9})")
_OWNER = re.compile(r"(\d{1,9})'s")
_DOTTED = re.compile(r"\d{1,9}(?:\.\d{1,9}){2,9}")
_ACROSS = re.compile(r"(\d{1,5})x(\d{1,5})")
_GROUPS_OF_MACHINE = 4


def read_code(core: str) -> str | None:
    """The number that names something; None for any other word."""
    if found := _VERSION.fullmatch(core):
        return f"version {_parts(found[1].split('.'))}"
    if found := _RANK.fullmatch(core):
        return f"number {cardinal(found[1])}"
    if found := _ACROSS.fullmatch(core):
        return " by ".join(_side(side) for side in found.groups())
    if found := _OWNER.fullmatch(core):
        return f"{year(found[1]) if is_year(found[1]) else cardinal(found[1])}'s"
    if not _DOTTED.fullmatch(core):
        return None
    groups = core.split(".")
    if len(groups) == _GROUPS_OF_MACHINE:
        return " dot ".join(digits(group) for group in groups)
    return _parts(groups)


def _parts(groups: list[str]) -> str:
    return " point ".join(cardinal(group) for group in groups)


def _side(side: str) -> str:
    """How wide or high a picture is: 1920 is nineteen twenty."""
    if len(side) == 4 and side[2] != "0":
        return f"{cardinal(side[:2])} {cardinal(side[2:])}"
    return cardinal(side)
