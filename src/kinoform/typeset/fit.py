"""Finds the largest font size at which a paragraph still fits a box."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.layout import set_paragraph

_STEP = 0.25
"""Pixels between the sizes that are tried."""
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Fitted:
    """A paragraph at the size that was found."""

    paragraph: Paragraph
    size: float
    """The size of its largest run."""
    fits: bool
    """False where even the smallest size was too large; text may then stand out or be cut."""


def fit_text(
    paragraph: Paragraph,
    width: float,
    height: float,
    min_size: float,
    max_size: float,
    max_lines: int | None = None,
) -> Fitted:
    """The paragraph at the largest size that fits, broken into lines before it is shrunk.

    Runs keep their proportions. No word is cut to make it fit; only where the smallest size is
    still too large are words cut and an ellipsis set.
    """
    boxed = replace(paragraph, max_width=width, max_lines=None)
    low, high = 0, max(0, int((max_size - min_size) / _STEP))
    if not _fits(_sized(boxed, min_size), height, max_lines):
        cut = _sized(replace(boxed, max_lines=max_lines), min_size)
        return Fitted(cut, min_size, fits=False)
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(_sized(boxed, min_size + middle * _STEP), height, max_lines):
            low = middle
        else:
            high = middle - 1
    size = min_size + low * _STEP
    return Fitted(_sized(replace(boxed, max_lines=max_lines), size), size, fits=True)


def _fits(paragraph: Paragraph, height: float, max_lines: int | None) -> bool:
    layout = set_paragraph(paragraph)
    width = layout.size.width + _ROUNDING
    return (
        not layout.splits_words
        and layout.size.height <= height + _ROUNDING
        and (max_lines is None or len(layout.lines) <= max_lines)
        and all(line.box.width <= width for line in layout.lines)
    )


def _sized(paragraph: Paragraph, size: float) -> Paragraph:
    largest = max((run.font.size for run in paragraph.runs), default=size)
    scale = size / largest if largest > 0 else 1.0
    return replace(paragraph, runs=tuple(_scaled(run, scale) for run in paragraph.runs))


def _scaled(run: TextRun, scale: float) -> TextRun:
    font: FontChoice = replace(
        run.font, size=run.font.size * scale, letter_spacing=run.font.letter_spacing * scale
    )
    return replace(run, font=font)
