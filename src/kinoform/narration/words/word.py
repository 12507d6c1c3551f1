"""A written word between its punctuation, and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.narration.words.cleaning import plain_letters

_QUOTES = "\"'“”„‚«»‹›`"
_OPENING = _QUOTES + "([{*_¿¡|•·—–"
_CLOSING = _QUOTES + ")]}*_|•·,.;:?!—–"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_STARTERS = listed(
    "a an and as at but by for from he her his how i if in it its my no of on our she so some "
    "that the their then there these they this those to we what when where which who why with "
    "you your"
)
"""Words that, with a capital, tell that a sentence begins."""


@dataclass(frozen=True, slots=True)
class Word:
    """A written word, taken apart."""

    written: str
    opening: str = ""
    core: str = ""
    """What there is to read, in plain letters."""
    closing: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the next word goes on with it: nothing stands between."""
        return not self.closing

    @property
    def has_capital(self) -> bool:
        return self.core[:1].isupper()

    @property
    def is_number(self) -> bool:
        return self.core[-1:].isdigit() and not any(c.isalpha() for c in self.core)


NO_WORD = Word("")


@dataclass(frozen=True, slots=True)
class Place:
    """A word where it stands."""

    words: Sequence[Word]
    index: int
    is_day_first: bool = False
    """Whether 3/4 is in April, as nearly everywhere outside of America."""

    @property
    def word(self) -> Word:
        return self.words[self.index]

    @property
    def before(self) -> Word:
        return self.at(-1)

    @property
    def after(self) -> Word:
        return self.at(1)

    def at(self, steps: int) -> Word:
        """The word so many further on; one without letters beyond the ends."""
        index = self.index + steps
        return self.words[index] if 0 <= index < len(self.words) else NO_WORD

    @property
    def ends_sentence(self) -> bool:
        """Whether a full stop here is one, where it could as well shorten the word."""
        after = self.after
        return not after.written or (after.has_capital and after.core.lower() in _STARTERS)

    @property
    def ends_before_capital(self) -> bool:
        """Whether the text ends here or goes on with a capital."""
        return not self.after.written or self.after.has_capital

    @property
    def is_adjective(self) -> bool:
        """Whether the measure belongs to the noun that follows: a $5 coupon, a 20 kg bag."""
        first = self.at(-1) if self.at(-1).core in {"a", "an"} else self.at(-2)
        noun = self.after.core
        return self.word.is_open and first.core in {"a", "an"} and noun.isalpha() and noun.islower()


def word(written: str) -> Word:
    """The written word, taken apart."""
    plain = plain_letters(written)
    core = plain.lstrip(_OPENING)
    if core[:1] == "." and not core[1:2].isdigit():
        core = core.lstrip(".")
    if not core:
        return Word(written, closing=plain)
    opening = plain[: len(plain) - len(core)]
    inner = core.rstrip(_CLOSING)
    closing = core[len(inner) :]
    bracket = _BRACKETS.get(closing[:1])
    if bracket and bracket in inner:
        inner, closing = inner + closing[0], closing[1:]
    return Word(written, opening, inner, closing)


def pause(place: Place) -> str:
    """The mark that makes the voice pause after the word, empty for none."""
    closing = place.word.closing
    for mark in "?!":
        if mark in closing:
            return mark
    if ".." in closing:
        return "." if not place.after.written or place.after.has_capital else ","
    for mark in ".;:":
        if mark in closing:
            return mark
    goes_on = bool(place.after.written)
    if "," in closing or (goes_on and any(mark in closing for mark in ")]}—–")):
        return ","
    return ""


def opens_with_pause(word: Word) -> bool:
    """Whether the voice pauses before the word."""
    return not word.is_number and any(mark in word.opening for mark in "([{—–")
