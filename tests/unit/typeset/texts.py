"""Paragraphs in a few words."""

from __future__ import annotations

from typing import Any

from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.placed import TextLayout


def font(size: float = 40.0, family: str = "Inter", **wishes: Any) -> FontChoice:
    return FontChoice((family,), size, **wishes)


def paragraph(text: str, choice: FontChoice | None = None, **wishes: Any) -> Paragraph:
    return Paragraph((TextRun(text, choice or font()),), **wishes)


def line_texts(layout: TextLayout) -> list[str]:
    text = layout.paragraph.text
    return [text[line.start : line.end].strip() for line in layout.lines]


def seen_order(layout: TextLayout) -> str:
    """The letters of a layout from left to right, line by line."""
    letters = sorted(layout.letters, key=lambda letter: (letter.line, letter.box.left))
    return "".join(letter.text for letter in letters)
