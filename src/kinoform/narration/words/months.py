"""Months and days of the week, also where they are shortened."""

from __future__ import annotations

from kinoform.narration.words.word import Place, Word

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = {name[:3]: name for name in MONTHS + _DAYS} | {
    "Sept": "September",
    "Tues": "Tuesday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
}
_WORDS_TOO = frozenset({"Mar", "May", "Jun", "Jan", "Sat", "Sun"})
"""Read as a month or a day only beside a number or a date: alone they are words and names."""


def month(word: Word) -> str:
    """The full name of the month that the word is; empty for any other."""
    name = _SHORT.get(word.core, word.core)
    return name if name in MONTHS else ""


def read_calendar(place: Place) -> str | None:
    """Sept. or Tue in full; None for any other word."""
    core = place.word.core
    name = _SHORT.get(core)
    if name is None or name == core:
        return None
    is_dated = any(w.core[:1].isdigit() or month(w) for w in (place.before, place.after))
    is_short = "." in place.word.closing or "," in place.word.closing
    return name if is_dated or (is_short and core not in _WORDS_TOO) else None
