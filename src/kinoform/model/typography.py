"""What text is to look like, before any font is opened: fonts, runs and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right", "justify", "start", "end"]
Direction = Literal["auto", "ltr", "rtl"]
Wrap = Literal["wrap", "nowrap", "balance"]
Split = Literal["none", "line", "word", "letter"]


@dataclass(frozen=True, slots=True)
class FontChoice:
    """The families somebody would like, best first, and how they are to be set."""

    families: tuple[str, ...]
    size: float
    """Pixels to the em."""
    weight: int = 400
    italic: bool = False
    letter_spacing: float = 0.0
    """Pixels between letters; scripts whose letters join ignore it."""
    axes: tuple[tuple[str, float], ...] = ()
    """Design axes of a variable font, such as ("wdth", 75.0)."""
    features: tuple[tuple[str, int], ...] = ()
    """OpenType features, such as ("tnum", 1)."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text in one font."""

    text: str
    font: FontChoice
    tag: int = 0
    """The caller's index of a paint; glyphs carry it on."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in one or more fonts, and how it is to be broken and aligned."""

    runs: tuple[TextRun, ...]
    align: Align = "center"
    line_height: float = 1.2
    """As a multiple of the font size."""
    direction: Direction = "auto"
    max_width: float | None = None
    """Pixels; without it only line feeds break."""
    max_lines: int | None = None
    wrap: Wrap = "wrap"
    """`balance` makes the lines of one paragraph about equally long."""
    ellipsis: str = "…"
    """Stands at the end of text that is cut short."""
    locale: str = ""
    """A BCP 47 tag; it decides where lines break and which Han forms are drawn."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)
