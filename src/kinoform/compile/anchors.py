"""Times that hang on another clip: "@intro.end+0.5", "@vo[revenue]", "after narration"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kinoform.model.word import Word

NARRATION = "narration"
HINT = 'a number, "auto", "@id.end+0.5", "@id[word]" or "after narration"'

_SHIFT = r"\s*(?P<shift>[+-]\s*\d+(?:\.\d+)?)?\s*s?"
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
    def of(cls, text: str) -> Anchor | None:
        """The anchor that is written; None when it is none."""
        match = _BY_ID.fullmatch(text.strip())
        if match is not None:
            edge: Literal["start", "end"] = "end" if match["edge"] == "end" else "start"
            nth = int(match["nth"] or 1)
            return cls(match["id"], edge, match["words"], nth, _shift(match["shift"]))
        match = _BY_ORDER.fullmatch(text.strip())
        if match is None:
            return None
        name = match["id"].removeprefix("@")
        return cls(
            None if name == NARRATION else name,
            "end" if match["edge"] == "after" else "start",
            shift=_shift(match["shift"]),
        )

    def found_in(self, said: Sequence[Word]) -> Fraction | None:
        """When its words are said; None when they are not, or not that often."""
        wanted = [plain for word in (self.words or "").split() if (plain := bare(word))]
        heard = [(bare(word.text), word) for word in said]
        left = self.nth
        for place in range(len(heard) - len(wanted) + 1 if wanted else 0):
            part = heard[place : place + len(wanted)]
            if [plain for plain, _ in part] == wanted:
                left -= 1
                if not left:
                    return part[-1][1].end if self.edge == "end" else part[0][1].start
        return None


def bare(word: str) -> str:
    """A word as it is compared: without case and marks."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _shift(written: str | None) -> Fraction:
    return Fraction((written or "0").replace(" ", ""))
