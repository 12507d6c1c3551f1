"""English words as they are said, each where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kinoform.narration.words.abbreviations import abbreviated, is_initial
from kinoform.narration.words.addresses import read_address
from kinoform.narration.words.counts import read_count
from kinoform.narration.words.dates import read_date
from kinoform.narration.words.letters import spelled
from kinoform.narration.words.money import read_money
from kinoform.narration.words.months import read_calendar
from kinoform.narration.words.numbers import with_and
from kinoform.narration.words.phones import read_phone
from kinoform.narration.words.plain import only_plain, read_plain
from kinoform.narration.words.roman import read_roman
from kinoform.narration.words.signs import read_sign
from kinoform.narration.words.times import read_time
from kinoform.narration.words.units import read_measure, read_unit
from kinoform.narration.words.word import Place, Word, opens_with_pause, pause

_PAUSES = (".", ",", ";", ":", "?", "!")
_FEWEST_SHOUTED = 4

_READERS: tuple[Callable[[Place], str | None], ...] = (
    read_date,
    read_time,
    read_phone,
    read_money,
    read_measure,
    read_count,
    read_roman,
)
"""Asked in turn what a word is; the first that knows says it."""


def said_in_english(
    words: Sequence[Word], told: Mapping[int, str], *, is_day_first: bool
) -> list[str]:
    """What is said for each word, its pause included; `told` says how some of them are said."""
    said: list[str] = []
    last = -1  # the word spoken last, to which a pause belongs
    for index in range(len(words)):
        place = Place(words, index, is_day_first)
        spoken, mark = _told(place, told[index]) if index in told else _read(place)
        if last >= 0 and spoken and opens_with_pause(place.word):
            said[last] = _paused(said[last], ",")
        if last >= 0 and not spoken:
            said[last] = _paused(said[last], mark)
        spoken = with_and(spoken) if is_day_first else spoken
        said.append(_paused(spoken, mark) if spoken else "")
        last = index if spoken else last
    return said


def _told(place: Place, told: str) -> tuple[str, str]:
    said = (part if part.isalpha() else read_plain(part) for part in told.split())
    mark = pause(place)
    if "." in place.word.core:
        mark = _without_stop(place, mark, is_end=place.ends_sentence)
    return only_plain(" ".join(said)), mark


def _read(place: Place) -> tuple[str, str]:
    """The word as it is said, and the pause after it."""
    mark = pause(place)
    sign = read_sign(place)
    if sign is not None:
        return sign, ""
    measure = read_unit(place) or read_calendar(place)
    if measure is not None:
        return only_plain(measure), _without_stop(place, mark, is_end=place.ends_before_capital)
    short = abbreviated(place)
    if short is not None:
        return only_plain(short), _without_stop(place, mark, is_end=place.ends_sentence)
    if is_initial(place):
        mark = ""
    return only_plain(_in_full(place)), mark


def _in_full(place: Place) -> str:
    core = place.word.core
    if not core:
        return ""
    if core == "A" and _is_letter(place):
        return spelled(core)
    for reader in _READERS:
        said = reader(place)
        if said is not None:
            return said
    said = None if core.isalpha() else read_address(core, read_plain)
    return read_plain(core, is_shouted=_is_shouted(place)) if said is None else said


def _without_stop(place: Place, mark: str, *, is_end: bool) -> str:
    """The pause after a shortened word, whose stop may end the sentence too."""
    rest = place.word.closing.removeprefix(".")
    if mark != "." or "." in rest:
        return mark
    if "," in rest:
        return ","
    return mark if is_end else ""


def _is_letter(place: Place) -> bool:
    """Whether a lone A is the letter: in B A C, or at the end of what is said."""
    beside = any(
        len(w.core) == 1 and w.core in "BCDEFGHJKLMNOPQRSTUVWXYZ"
        for w in (place.before, place.after)
    )
    return beside or (
        bool(place.before.core) and (not place.after.written or not place.word.is_open)
    )


def _is_shouted(place: Place) -> bool:
    """Whether the words around it stand in capitals too."""
    return any(
        w.core.isupper() and w.core.isalpha() and len(w.core) >= _FEWEST_SHOUTED
        for w in (place.before, place.after)
    )


def _paused(spoken: str, mark: str) -> str:
    return spoken if not mark or spoken.endswith(_PAUSES) else spoken + mark
