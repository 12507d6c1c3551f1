"""Times of day and ratios in words: 7:30 pm, 09:05, 16:9."""

from __future__ import annotations

import re

from kinoform.narration.words.letters import spelled
from kinoform.narration.words.numbers import cardinal
from kinoform.narration.words.word import Place, Word

_HALF = r"[AaPp]\.?[Mm]"
_CLOCK = re.compile(rf"(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?({_HALF})?")
_HOUR = re.compile(rf"(1[0-2]|0?[1-9])({_HALF})")
_SPAN = re.compile(rf"(\d{{1,2}}(?::\d{{2}})?(?:{_HALF})?)[-–](\d{{1,2}}(?::\d{{2}})?(?:{_HALF})?)")
_HALF_TO = re.compile(rf"({_HALF})\.?[-–](\d{{1,2}}(?::\d{{2}})?)")
_RATIO = re.compile(r"(\d{1,4}):(\d{1,4})(?::(\d{1,4}))?")
_OF_RATIOS = frozenset({"ratio", "ratios", "aspect", "scale", "odds", "format", "video"})


def read_time(place: Place) -> str | None:
    """A time or a ratio, and the half of the day after it; None for any other word."""
    core = place.word.core
    if re.fullmatch(_HALF, core):
        return _letters(core) if _is_time(place.before) and place.before.is_open else None
    if _is_time(place.before) and (found := _HALF_TO.fullmatch(core)):
        return f"{_letters(found[1])} to {_time(found[2], place.after) or cardinal(found[2])}"
    around = {place.before.core.lower(), place.after.core.lower()}
    if not around & _OF_RATIOS:
        said = _time(core, place.after)
        if said:
            return said
    if found := _RATIO.fullmatch(core):
        return " to ".join(cardinal(part) for part in found.groups() if part)
    if (":" in core or core[-1:] in "mM") and (found := _SPAN.fullmatch(core)):
        first, second = (_time(part, place.after) or cardinal(part) for part in found.groups())
        return f"{first} to {second}"
    return None


def _time(core: str, after: Word) -> str | None:
    if found := _HOUR.fullmatch(core):
        return f"{cardinal(str(int(found[1])))} {_letters(found[2])}"
    found = _CLOCK.fullmatch(core)
    if not found or int(found[1]) > 24 or int(found[2]) > 59 or int(found[3] or 0) > 59:
        return None
    hour, minute, second, half = found.groups()
    half_follows = bool(half or re.fullmatch(_HALF, after.core))
    said = cardinal(str(int(hour)))
    if minute == "00" and not second:
        if not half_follows:
            said += " o'clock" if 0 < int(hour) <= 12 else " hundred"
    else:
        said += f" {_two(minute)}"
    if second:
        said += f" and {cardinal(str(int(second)))} second{'' if int(second) == 1 else 's'}"
    return f"{said} {_letters(half)}" if half else said


def _two(minute: str) -> str:
    return f"oh {cardinal(minute[1])}" if minute[0] == "0" else cardinal(minute)


def _is_time(word: Word) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(?::\d{2}){0,2}(?:[-–]\d{1,2}(?::\d{2})?)?", word.core))


def _letters(half: str) -> str:
    return spelled(half.replace(".", "").upper())
