"""How much some characters of a row are widened: tabs, and spaces in justified text."""

from __future__ import annotations

from kinoform.model.typography import Paragraph
from kinoform.typeset.rows import Row, usable_width
from kinoform.typeset.scripts import SPACELESS, script_of
from kinoform.typeset.shape import Shaped
from kinoform.typeset.source import Source


def stretches(
    paragraph: Paragraph, source: Source, row: Row, strips: list[Shaped]
) -> dict[int, float]:
    """The width to add after each character that gets some."""
    text = source.text[row.start : row.seen]
    found = _tabs(row, text, strips) if "\t" in text else {}
    width = usable_width(paragraph)
    if (
        paragraph.align != "justify"
        or row.is_last
        or width is None
        or row.suffix == paragraph.ellipsis
    ):
        return found
    taken = sum(sum(strip.advances) + sum(strip.gaps) for strip in strips) + sum(found.values())
    places = _places(row, text)
    if places and width > taken:
        extra = (width - taken) / len(places)
        for place in places:
            found[place] = found.get(place, 0.0) + extra
    return found


def _tabs(row: Row, text: str, strips: list[Shaped]) -> dict[int, float]:
    widths, offset = row.block.ruler.widths, row.block.start
    own = {
        cluster: advance
        for strip in strips
        for cluster, advance in zip(strip.clusters, strip.advances, strict=True)
    }
    return {
        at: widths[at - offset + 1] - widths[at - offset] - own.get(at, 0.0)
        for at in (row.start + index for index, sign in enumerate(text) if sign == "\t")
    }


def _places(row: Row, text: str) -> list[int]:
    """Where width may be added: at spaces, else between letters of scripts without them."""
    spaces = [row.start + index for index, sign in enumerate(text) if sign in " \u00a0\u3000"]
    if spaces:
        return spaces
    ends = [letter for letter in row.block.letters if row.start < letter < row.seen]
    return [end - 1 for end in ends if script_of(text[end - 1 - row.start]) in SPACELESS]
