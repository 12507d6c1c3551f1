"""What is written over a clip: text in pages, each for its share of the clip's life."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from kinoform.dialects.vidgenie.asked import Asked
from kinoform.dialects.vidgenie.literal import literal
from kinoform.dialects.vidgenie.paging import Measure, Page, by_letters, by_pixels, pages_of
from kinoform.dialects.vidgenie.placement import Shift
from kinoform.model.document.fields import ColorText, Extent, Number, Seconds, Whole

USUAL_SHARE = 0.8
"""Of the canvas, at which lines break where no width is given."""
LONGEST_CAPTION = 20_000

Anchor = Literal[
    "top_left", "top_center", "top_right",
    "center_left", "middle_left", "center", "center_center", "middle_center",
    "center_right", "middle_right",
    "bottom_left", "bottom_center", "bottom_right",
]  # fmt: skip


class Font(Asked):
    """The letters; without a source they are the film's usual ones."""

    src: Annotated[str, Field(min_length=1, max_length=20_000_000)] | None = None
    """URL or path of a font file."""
    size_px: Annotated[Number, Field(ge=1, le=1_000)] = 36.0


class MaxWidth(Asked):
    """Where lines break: at a width, or after a number of letters."""

    px: Annotated[Extent, Field(gt=0)] | None = None
    chars: Annotated[Whole, Field(ge=1, le=10_000)] | None = None
    """Wins over the width."""


class Layout(Asked):
    """Lines and pages."""

    max_width: MaxWidth = MaxWidth()
    max_lines: Annotated[Whole, Field(ge=1, le=100)] = 2
    """The most lines of one page."""
    line_height_mult: Annotated[Number, Field(ge=0.1, le=8)] = 1.3
    """From line to line, in font sizes."""
    align: Literal["left", "center", "right"] = "center"


class Margin(Asked):
    """Pixels from the edges of the canvas."""

    x: Shift = 40.0
    y: Shift = 60.0


class Placement(Asked):
    """Where on the canvas the caption stands; margins count from the edges that it is near."""

    anchor: Anchor = "bottom_center"
    margin_px: Margin = Margin()


class CaptionStyle(Asked):
    """Colours, and the room between letters and the edge of their ground."""

    color: ColorText = "#FFFFFF"
    bg_color: ColorText | None = None
    padding_px: Extent = 8.0


class Timing(Asked):
    """How long each page is read."""

    mode: Literal["even", "wpm"] = "even"
    """Both share the clip's length evenly; VidGenie's renderer does not look at it either."""
    wpm: Annotated[Number, Field(gt=0)] = 180.0
    min_page_duration: Seconds = 1.0
    """Pages that would begin after the clip's end are not shown."""


class Caption(Asked):
    """Text over a clip."""

    text: Annotated[str, Field(max_length=LONGEST_CAPTION)]
    lang: Literal["auto", "en", "zh", "ja", "ko", "fr", "it"] = "auto"
    font: Font = Font()
    layout: Layout = Layout()
    placement: Placement = Placement()
    style: CaptionStyle = CaptionStyle()
    timing: Timing = Timing()


@dataclass(frozen=True, slots=True)
class Stay:
    """A page, and when it is seen, in seconds from the clip's start."""

    lines: Page
    start: float
    end: float


def stays_of(caption: Caption, length: float, canvas: tuple[int, int]) -> list[Stay]:
    """The pages that are seen during a clip of some length."""
    measure = _measure(caption, canvas[0])
    pages = pages_of(caption.text, measure, caption.layout.max_lines, locale_of(caption))
    if not pages:
        return []
    each = max(length / len(pages), caption.timing.min_page_duration)
    return [
        Stay(page, index * each, min((index + 1) * each, length))
        for index, page in enumerate(pages)
        if index * each < length
    ]


def page_clip(
    caption: Caption, lines: Page, family: str | None, canvas: tuple[int, int]
) -> dict[str, Any]:
    """Our text clip for one page, without its times."""
    style: dict[str, Any] = {
        "fontSize": caption.font.size_px,
        "lineHeight": f"{caption.layout.line_height_mult * 100:.10g}%",
        "textAlign": caption.layout.align,
        "textWrap": False,
        "fill": caption.style.color,
    }
    if family is not None:
        style["fontFamily"] = family
    if caption.style.bg_color is not None:
        style["backgroundColor"] = caption.style.bg_color
        style["padding"] = caption.style.padding_px
    return {
        "type": "text",
        "text": literal("\n".join(lines)),
        "locale": locale_of(caption),
        "transform": _placed(caption.placement, canvas),
        "style": style,
    }


def locale_of(caption: Caption) -> str:
    """The language tag by which lines break; empty where it is to be seen from the text."""
    return "" if caption.lang == "auto" else caption.lang


def _measure(caption: Caption, canvas_width: int) -> Measure:
    asked = caption.layout.max_width
    if asked.chars is not None:
        return by_letters(asked.chars)
    width = canvas_width * USUAL_SHARE if asked.px is None else asked.px
    return by_pixels(width, caption.font.size_px)


def _placed(placement: Placement, canvas: tuple[int, int]) -> dict[str, Any]:
    """The caption's own point that its anchor names, at the margins from that edge."""
    words = placement.anchor.split("_")
    down = next((word for word in words if word in {"top", "bottom"}), "")
    across = next((word for word in words if word in {"left", "right"}), "")
    toward = {"left": -1, "top": -1, "right": 1, "bottom": 1, "": 0}
    margin = placement.margin_px
    return {
        "x": toward[across] * (canvas[0] / 2 - margin.x),
        "y": toward[down] * (canvas[1] / 2 - margin.y),
        "anchor": "-".join(filter(None, (down, across))) or "center",
    }
