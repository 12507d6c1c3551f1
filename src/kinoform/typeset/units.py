"""Collects letters and words in the order of reading, before they have boxes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from kinoform.typeset.rows import Row
from kinoform.typeset.scripts import BLANK
from kinoform.typeset.source import Source


@dataclass(slots=True)
class Reading:
    """A letter as it was read: its text, where it begins, and the row and word that it is in."""

    text: str
    start: int
    row: int
    word: int


@dataclass(slots=True)
class Units:
    """Letters and words, row by row."""

    letters: list[Reading] = field(default_factory=list)
    words: list[Reading] = field(default_factory=list)

    def read_row(self, source: Source, row: Row, index: int) -> dict[int, int]:
        """Add what a row shows; gives the letter of each of its visible characters."""
        text, block = source.text, row.block
        letter_of: dict[int, int] = {}
        first = bisect_left(block.letters, row.start)
        known_word = None
        start = row.start
        for place in range(first + 1, len(block.letters)):
            if start >= row.seen:
                break
            end = min(block.letters[place], row.seen)
            letter = text[start:end]
            if letter == " " or BLANK.fullmatch(letter):
                known_word = None
            else:
                word = bisect_right(block.words, start)
                self._add(letter, start, index, is_new_word=word != known_word)
                known_word = word
                letter_of.update(dict.fromkeys(range(start, end), len(self.letters) - 1))
            start = end
        return letter_of

    def read_suffix(self, row: Row, index: int, *, follows: bool) -> dict[int, int]:
        """Add a row's suffix as one more letter of its last word."""
        if not row.suffix:
            return {}
        self._add(row.suffix, row.seen, index, is_new_word=not follows)
        return dict.fromkeys(range(len(row.suffix)), len(self.letters) - 1)

    def _add(self, text: str, start: int, row: int, *, is_new_word: bool) -> None:
        if is_new_word:
            self.words.append(Reading(text, start, row, len(self.words)))
        else:
            self.words[-1].text += text
        self.letters.append(Reading(text, start, row, len(self.words) - 1))
