"""What readers of the film will stumble over: letters without a glyph, fonts that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from kinoform.elements.group import Group
from kinoform.elements.text import Text
from kinoform.kit import pointer
from kinoform.model.composition import Composition, Layer
from kinoform.model.problem import Problem, warning
from kinoform.typeset.book import unknown_families
from kinoform.typeset.layout import lay_out
from kinoform.typeset.placed import TextLayout


def reading_problems(composition: Composition) -> Iterator[Problem]:
    """Warnings about the texts of a film."""
    for layer in _all_layers(composition.layers):
        content = getattr(layer.content, "at_rest", layer.content)
        if not isinstance(content, Text):
            continue
        layout = lay_out(content.paragraph)
        if layout.missing:
            yield warning(
                "missing_glyph", pointer.join(layer.pointer, "text"),
                f"no font has a glyph for {strange_letters(layout)}",
                "add a font that has it to assets.fonts",
            )  # fmt: skip
        for family in unknown_families(content.paragraph):
            yield warning(
                "unknown_font", pointer.join(layer.pointer, "style", "fontFamily"),
                f"no font family is called {family!r}; another one is used",
                "add the font to assets.fonts, or see `kinoform doctor` for the families",
            )  # fmt: skip
        if layout.is_truncated:
            yield warning(
                "text_cut", pointer.join(layer.pointer, "text"),
                "the text does not fit and is cut with an ellipsis", "give it more room",
            )  # fmt: skip


def strange_letters(layout: TextLayout) -> str:
    """Letters that no font can draw, with their numbers, as far as one wants to read them."""
    return " ".join(f"{letter} (U+{ord(letter):04X})" for letter in layout.missing[:8])


def _all_layers(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    for layer in layers:
        yield layer
        if isinstance(layer.content, Group):
            yield from _all_layers(layer.content.layers)
