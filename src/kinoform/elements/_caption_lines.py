"""Sets batches of words as paragraphs that keep to the limits of lines and letters."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinoform.elements._caption_batches import Batch, halves
from kinoform.elements._caption_look import CaptionLook
from kinoform.elements._caption_words import places
from kinoform.elements._type import cased
from kinoform.model.document.style import Style
from kinoform.model.typography import Direction, FontChoice, Paragraph, TextRun
from kinoform.typeset.fit import fit_text
from kinoform.typeset.joining import joined
from kinoform.typeset.layout import lay_out

USUAL_LINES = 2
SMALLEST_SHARE = 0.7
"""How far a word that is wider than its line shrinks before it is cut."""


@dataclass(frozen=True, slots=True)
class Setter:
    """How words become paragraphs."""

    look: CaptionLook
    style: Style
    locale: str
    most_lines: int = USUAL_LINES
    most_letters: int | None = None
    """On a line; without it only the width counts."""
    smallest_share: float = SMALLEST_SHARE
    is_styled: bool = False
    """Whether words move or stand on panels, so that none should be on two lines."""

    def paragraphs(self, batch: Batch) -> Iterator[tuple[Batch, Paragraph]]:
        """A batch as a paragraph, or as several when it would have too many lines."""
        texts = joined([cased(word.text, self.style) for word in batch])
        paragraph = self._paragraph(texts)
        fits = self._keeps_limits(paragraph)
        if not fits or self._parts_words(paragraph):
            shorter = self._in_own_lines(texts)
            fits, paragraph = fits or shorter is not None, shorter or paragraph
        if fits:
            yield batch, paragraph
        elif len(batch) > 1:
            for half in halves(batch):
                yield from self.paragraphs(half)
        else:
            yield batch, self._fitted(paragraph)

    def _keeps_limits(self, paragraph: Paragraph) -> bool:
        layout = lay_out(paragraph)
        if len(layout.lines) > self.most_lines or layout.splits_words:
            return False
        most = self.most_letters
        return most is None or all(
            letters_of(paragraph.text[line.start : line.end]) <= most for line in layout.lines
        )

    def _parts_words(self, paragraph: Paragraph) -> bool:
        """Whether a word stands on two lines that would be better whole."""
        return self.is_styled and not all(place.is_whole for place in places(paragraph))

    def _in_own_lines(self, texts: Sequence[str]) -> Paragraph | None:
        """The words in lines that end where words end; None when they do not fit so."""
        if self.most_letters is None and not self.is_styled:
            return None
        for count in range(1, min(self.most_lines, len(texts)) + 1):
            paragraph = self._paragraph(in_lines(texts, count))
            if self._keeps_limits(paragraph) and not self._parts_words(paragraph):
                return paragraph
        return None

    def _paragraph(self, texts: Sequence[str]) -> Paragraph:
        look = self.look
        direction: Direction = self.style.direction or "auto"
        return Paragraph(
            tuple(run for tag, text in enumerate(texts) for run in _runs(text, tag, look)),
            align=look.align, line_height=look.line_height, direction=direction,
            max_width=look.width, wrap="balance", locale=self.locale,
        )  # fmt: skip

    def _fitted(self, paragraph: Paragraph) -> Paragraph:
        size = self.look.font.size
        return fit_text(
            paragraph, self.look.width, size * self.look.line_height,
            size * self.smallest_share, size, self.most_lines,
        ).paragraph  # fmt: skip


def _runs(text: str, tag: int, look: CaptionLook) -> Iterator[TextRun]:
    """A word and the blank after it, which is wider where words need room to move."""
    if not look.word_room or not text.endswith(" "):
        yield TextRun(text, look.font, tag)
        return
    yield TextRun(text[:-1], look.font, tag)
    font = look.font
    wide = FontChoice(
        font.families, font.size, font.weight, font.italic,
        max(font.letter_spacing, 0.0) + look.word_room, font.axes, font.features,
    )  # fmt: skip
    yield TextRun(" ", wide, tag)


def in_lines(texts: Sequence[str], count: int) -> list[str]:
    """Words with line feeds between them, so that at most so many lines are about equally long."""
    sizes = [(letters_of(text), text.endswith(" ")) for text in texts]
    widest = sum(letters + blank for letters, blank in sizes)
    limit = bisect_left(range(widest), -count, key=lambda limit: -len(_ends(sizes, limit)))
    ends = set(_ends(sizes, limit)[:-1])
    return [text.rstrip() + "\n" if place in ends else text for place, text in enumerate(texts)]


def _ends(sizes: Sequence[tuple[int, bool]], limit: int) -> list[int]:
    """The last word of each line when lines are filled up to a number of letters."""
    ends, used = [], 0
    for place, (letters, _) in enumerate(sizes):
        if place and used + letters > limit:
            ends.append(place - 1)
            used = 0
        used += letters + sizes[place][1]
    return [*ends, len(sizes) - 1]


def letters_of(text: str) -> int:
    """Letters as wide as a Latin one, without blanks at the end; marks take no room."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text.rstrip()
        if unicodedata.category(letter) not in {"Mn", "Me", "Cf"}
    )
