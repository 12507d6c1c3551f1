"""Sets batches of words as paragraphs that keep to the limits of lines and letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinoform.elements._caption_batches import Batch, halves, joined
from kinoform.elements._caption_look import CaptionLook
from kinoform.elements._type import cased
from kinoform.model.document.style import Style
from kinoform.model.typography import Direction, FontChoice, Paragraph, TextRun
from kinoform.typeset.fit import fit_text
from kinoform.typeset.layout import lay_out

USUAL_LINES = 2
_SMALLEST_SHARE = 0.7
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

    def paragraphs(self, batch: Batch) -> Iterator[tuple[Batch, Paragraph]]:
        """A batch as a paragraph, or as several when it would have too many lines."""
        texts = joined([cased(word.text, self.style) for word in batch])
        if self.most_letters is not None:
            broken = broken_lines(texts, self.most_letters, self.most_lines)
            if broken is None and len(batch) > 1:
                yield from self._halved(batch)
                return
            texts = broken or texts
        paragraph = self._paragraph(texts)
        layout = lay_out(paragraph)
        if len(layout.lines) <= self.most_lines and not layout.splits_words:
            yield batch, paragraph
        elif len(batch) > 1:
            yield from self._halved(batch)
        else:
            yield batch, self._fitted(paragraph)

    def _halved(self, batch: Batch) -> Iterator[tuple[Batch, Paragraph]]:
        for half in halves(batch):
            yield from self.paragraphs(half)

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
            size * _SMALLEST_SHARE, size, self.most_lines,
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


def broken_lines(texts: Sequence[str], most_letters: int, most_lines: int) -> list[str] | None:
    """Words with line feeds so that lines are short and alike; None when they are too many."""
    lines = _filled(texts, most_letters)
    if len(lines) > most_lines or any(_letters("".join(line)) > most_letters for line in lines):
        return None
    narrowest = max(1, -(-_letters("".join(texts)) // len(lines)))
    for limit in range(narrowest, most_letters):
        narrower = _filled(texts, limit)
        if len(narrower) <= len(lines):
            lines = narrower
            break
    return [
        text.rstrip() + "\n" if place == len(line) - 1 and line is not lines[-1] else text
        for line in lines
        for place, text in enumerate(line)
    ]


def _filled(texts: Sequence[str], most_letters: int) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for text in texts:
        if lines[-1] and _letters("".join([*lines[-1], text])) > most_letters:
            lines.append([])
        lines[-1].append(text)
    return lines


def _letters(text: str) -> int:
    """Letters as wide as a Latin one; marks on letters take no room."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text.rstrip()
        if unicodedata.category(letter) not in {"Mn", "Me", "Cf"}
    )
