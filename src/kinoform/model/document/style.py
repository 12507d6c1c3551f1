"""How a clip looks: one flat table of optional fields, each unset until it is set."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from kinoform.model.document.fields import (
    Breadth,
    ColorText,
    Extent,
    Fill,
    Flag,
    Number,
    Pair,
    Pixels,
    Share,
    Whole,
    Written,
)
from kinoform.model.object_position import shares_of

FitName = Literal["cover", "contain", "fill", "none", "contain-blur", "scale-down"]
AlignName = Literal["left", "center", "right", "justify", "start", "end"]


def _position(written: str) -> str:
    shares_of(written)
    return written


FourLetters = Annotated[str, Field(min_length=4, max_length=4)]
"""How OpenType names axes and features."""


class Filter(Written):
    """One change to the pixels of a clip."""

    type: Annotated[str, Field(max_length=100)]
    """The name of a filter, in any spelling."""
    value: Any = None
    """A number for most filters; the reference of effects has the rest."""


class Style(Written):
    """Colours, type, borders and filters; what a clip has no use for, it ignores."""

    fill: Fill | None = None
    """The inside of shapes and letters."""
    stroke: Fill | None = None
    """The outline of shapes and letters."""
    stroke_width: Extent | None = None
    """Pixels; 1 where there is a stroke."""
    opacity: Share | None = None
    """Wins over the clip's own opacity."""
    border_radius: Extent | tuple[Extent, Extent, Extent, Extent] | None = None
    """Pixels; four values go clockwise from the top-left corner."""
    shadow_color: ColorText | None = None
    """Without a colour there is no shadow."""
    shadow_blur: Extent | None = None
    """Softness in pixels."""
    shadow_offset: Pair | Number | None = None
    """Pixels to the right and down; one number is both."""
    filters: Annotated[tuple[Filter, ...], Field(max_length=32)] | None = None
    """Changes to the pixels, one after the other."""
    object_fit: FitName | None = None
    """How a picture fills its box, in the words of CSS."""
    object_position: Annotated[str, Field(max_length=40), AfterValidator(_position)] | None = None
    """Which part of a picture stays in sight, or where it stands: "left", "center top",
    "50% 20%"; the middle unless it is set."""
    background_color: Fill | None = None
    """Behind the text of a text clip, or of each line with `highlight`."""
    padding: Extent | Pair | tuple[Extent, Extent, Extent, Extent] | None = None
    """Pixels between text and the edge of its box; two values are top and side."""

    font_family: Annotated[str, Field(max_length=500)] | None = None
    """One family or a comma-separated list, the first that has the letter is used."""
    font_size: Annotated[Number, Field(gt=0, le=4_000)] | None = None
    """Pixels to the em; 48 unless it is set."""
    font_weight: Annotated[Number, Field(ge=1, le=1_000)] | str | None = None
    """1 to 1000, or a word such as `bold`."""
    font_style: Literal["normal", "italic", "oblique"] | None = None
    """A family without an italic is slanted."""
    font_axes: dict[FourLetters, Number] | None = None
    """Axes of a variable font, such as {"wdth": 75}."""
    font_features: dict[FourLetters, Annotated[Whole, Field(ge=0, le=65_535)]] | None = None
    """OpenType features, such as {"tnum": 1}."""
    line_height: Breadth | None = None
    """A multiple of the font size up to 8, pixels above that, or a share."""
    letter_spacing: Pixels | None = None
    """Pixels between letters."""
    text_align: AlignName | None = None
    """Where lines stand in the box; `start` and `end` follow the direction."""
    vertical_align: Literal["top", "center", "bottom"] | None = None
    """Where the text stands in a box that is higher."""
    text_wrap: Flag | Literal["wrap", "nowrap", "balance"] | None = None
    """`balance` makes lines about equally long; false breaks at line feeds only."""
    text_transform: Literal["none", "uppercase", "lowercase", "capitalize"] | None = None
    """The case in which the text is set."""
    text_decoration: Literal["none", "underline", "line-through"] | None = None
    """A line beneath or through the text."""
    direction: Literal["auto", "ltr", "rtl"] | None = None
    """The direction of the paragraph; `auto` follows its first letter."""
    max_lines: Annotated[int, Field(ge=1, le=1_000)] | None = None
    """More text than that ends in an ellipsis."""
    highlight: ColorText | None = None
    """A marker's colour behind each line of text."""
    line_cap: Literal["butt", "round", "square"] | None = None
    """How lines end."""
    line_join: Literal["miter", "round", "bevel"] | None = None
    """How corners of lines look."""
    line_dash: Annotated[tuple[Extent, ...], Field(max_length=32)] | None = None
    """Lengths of dashes and gaps in pixels."""
