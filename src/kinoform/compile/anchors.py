"""Times that hang on another clip: "@intro.end+0.5", "@vo[revenue]", "after narration"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Literal

from kinoform.model.word import Word

NARRATION = "narration"
HINT = 'a number, "auto", "@id.end+0.5", "@id[word]" or "after narration"'

_SHIFT = r"(?:\s*(?P<shift>[+-]\s*\d+(?:\.\d+)?)\s*s?)?"
_BY_ID = re.compile(
    r"@(?P<id>[^\s.\[\]+@]+?)(?:\[(?P<words>[^\]#]+)(?:#(?P<nth>[1-9]\d{0,3}))?\])?"
    r"(?:\.(?P<edge>start|end))?" + _SHIFT
)
_BY_ORDER = re.compile(rf"(?P<edge>after|with)\s+(?P<id>@?[^\s.\[\]+@]+?){_SHIFT}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where another clip holds a time."""

    id: str | None
    """None is the narration before it."""
    edge: Literal["start", "end"] = "start"
    words: str | None = None
    """What is said at that time."""
    nth: int = 1
    """Which of several times that it is said."""
    shift: Fraction = Fraction(0)
    """Seconds later."""

    @classmethod
    def of(cls, text: str, ids: Container[str] = ()) -> Anchor | None:
        """The anchor that is written; None when it is none.

        `ids` are those that clips have: "@scene-2" is one of them, or else two seconds before one.
        """
        text = text.strip()
        match = _BY_ID.fullmatch(text)
        if match is not None:
            if (whole := text[match.start("id") :]) in ids:
                return cls(whole)
            edge: Literal["start", "end"] = "end" if match["edge"] == "end" else "start"
            nth = int(match["nth"] or 1)
            return cls(match["id"], edge, match["words"], nth, _shift(match["shift"]))
        match = _BY_ORDER.fullmatch(text)
        if match is None:
            return None
        edge = "end" if match["edge"] == "after" else "start"
        name = match["id"].removeprefix("@")
        if name != NARRATION and (whole := text[match.start("id") :].removeprefix("@")) in ids:
            return cls(whole, edge)
        return cls(None if name == NARRATION else name, edge, shift=_shift(match["shift"]))

    def found_in(self, heard: Heard) -> Fraction | None:
        """When its words are said; None when they are not, or not that often."""
        wanted = [plain for word in (self.words or "").split() if (plain := bare(word))]
        if not wanted:
            return None
        at = -1
        for _ in range(self.nth):
            at = heard.text.find(_apart(wanted), at + 1)
            if at < 0:
                return None
        first = bisect_left(heard.places, at)
        last = first + len(wanted) - 1
        return heard.words[last].end if self.edge == "end" else heard.words[first].start


@dataclass(frozen=True, slots=True)
class Heard:
    """What a clip says, as one text, in which many anchors find their words quickly."""

    words: tuple[Word, ...]
    """Those that can be named: a lone "&" cannot."""
    text: str
    places: tuple[int, ...]
    """Where in the text each word begins."""

    @classmethod
    def of(cls, words: Sequence[Word]) -> Heard:
        """What is heard of words with their times."""
        said = tuple(word for word in words if bare(word.text))
        plain = [bare(word.text) for word in said]
        places = accumulate((len(text) + 1 for text in plain), initial=0)
        return cls(said, _apart(plain), tuple(places)[:-1])


def _apart(words: Sequence[str]) -> str:
    return " ".join(["", *words, ""])


def bare(word: str) -> str:
    """A word as it is compared: without case and marks."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _shift(written: str | None) -> Fraction:
    return Fraction("".join((written or "0").split()))
