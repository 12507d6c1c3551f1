"""Telephone numbers, digit by digit, with a pause between the groups."""

from __future__ import annotations

import re

from kinoform.narration.words.numbers import digits
from kinoform.narration.words.word import Place, Word

_GROUPED = re.compile(r"\+?\(?\d{1,4}\)?(?:[-.\u2011/]?\(?\d{1,6}\)?){1,5}")
_GROUP = re.compile(r"\+?\(?\d{1,5}\)?(?:[-.\u2011]\d{2,5}){0,4}")
_FEWEST_DIGITS = 7
_MOST_DIGITS_AT_HOME = 11
_MOST_GROUPS = 6


def read_phone(place: Place) -> str | None:
    """The number, or its group that stands apart; None for any other word."""
    core = place.word.core
    if not _GROUP.fullmatch(core) and not _GROUPED.fullmatch(core):
        return None
    if _is_phone(core) or _is_in_run(place):
        plus = "plus " if core.startswith("+") else ""
        return plus + ", ".join(digits(group) for group in re.findall(r"\d+", core))
    return None


def _is_phone(core: str) -> bool:
    count = sum(character.isdigit() for character in core)
    if core.startswith("+") and count > _FEWEST_DIGITS:
        return True
    return bool(
        re.fullmatch(r"(?:1[-.])?(?:\(\d{3}\)|\d{3}[-.])?\d{3}[-.]\d{4}", core)
        or (core.count("-") > 1 and count >= _FEWEST_DIGITS and _GROUPED.fullmatch(core))
    )


def _is_in_run(place: Place) -> bool:
    """Whether the groups beside it make up a number together."""
    first = last = 0
    while first > -_MOST_GROUPS and _goes_on(place.at(first - 1)):
        first -= 1
    while last < _MOST_GROUPS and _goes_on(place.at(last)) and _is_group(place.at(last + 1)):
        last += 1
    run = [place.at(step) for step in range(first, last + 1)]
    count = sum(character.isdigit() for word in run for character in word.core)
    begins = run[0].core.startswith(("+", "0")) or "(" in run[0].opening
    if begins and len(run) > 1 and count >= _FEWEST_DIGITS:
        return True
    return [len(word.core) for word in run][-3:] == [3, 3, 4] and count <= _MOST_DIGITS_AT_HOME


def _is_group(word: Word) -> bool:
    return bool(_GROUP.fullmatch(word.core))


def _goes_on(word: Word) -> bool:
    return _is_group(word) and word.closing in {"", ")"}
