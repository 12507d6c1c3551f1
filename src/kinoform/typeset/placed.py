"""Text that has been set: lines, words and letters with their boxes, and glyphs in place."""

from __future__ import annotations

from dataclasses import dataclass, field

from kinoform.model.geometry import EMPTY, Box, Size
from kinoform.model.typography import Paragraph
from kinoform.typeset.faces import FaceKey


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face and size on one line, from left to right as they are seen."""

    face: FaceKey
    size: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    """Origins on the baseline, from the layout's top-left corner."""
    letters: tuple[int, ...]
    """For each glyph its index in the layout's letters."""
    words: tuple[int, ...]
    line: int
    tag: int
    """The tag of the text run that it comes from."""
    is_color: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line from its first to its last visible letter."""

    box: Box
    baseline: float
    start: int
    end: int
    """The range of the paragraph's text that it shows, with the spaces at its end."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a letter: indices into the layout's units count in the order of reading."""

    text: str
    box: Box
    line: int
    start: int
    """Its first character in the paragraph's text; a hyphen or ellipsis is where text was left."""
    word: int
    """The word it is, or is in."""


@dataclass(frozen=True, slots=True)
class TextLayout:
    """A paragraph in its place; equal paragraphs have equal layouts."""

    paragraph: Paragraph
    faces: tuple[FaceKey, ...]
    """The faces that its glyphs come from."""
    size: Size = field(compare=False)
    """The given width, or that of the widest line, and the height of all lines."""
    lines: tuple[Line, ...] = field(compare=False)
    runs: tuple[GlyphRun, ...] = field(compare=False)
    words: tuple[Unit, ...] = field(compare=False)
    letters: tuple[Unit, ...] = field(compare=False)
    """Grapheme clusters that can be seen: spaces have no letter."""
    missing: tuple[str, ...] = field(default=(), compare=False)
    """Characters that no font has; an empty box stands for each."""
    is_truncated: bool = field(default=False, compare=False)
    """Whether text was left out for an ellipsis."""
    splits_words: bool = field(default=False, compare=False)
    """Whether a word was too long for a line and was cut."""

    @property
    def content(self) -> Box:
        """The box around all lines, which can be narrower than the layout, or wider."""
        box = EMPTY
        for line in self.lines:
            box = box.union(line.box)
        return box
