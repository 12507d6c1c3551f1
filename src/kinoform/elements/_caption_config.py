"""What the document may say about how subtitles look."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kinoform.model.document.fields import (
    ColorText,
    Extent,
    Flag,
    Length,
    Number,
    Whole,
    Written,
)

USUAL_WORDS = 6
MOST_LINES = 4

StyleName = Literal[
    "none", "classic", "netflix", "clean", "boxed", "lower-third", "highlight", "karaoke",
    "progressive", "word-by-word", "typewriter", "one-word", "fade", "slide", "pop", "bounce",
    "enlarge", "pill", "outline", "hormozi", "tiktok",
]  # fmt: skip

_OTHER_NAMES = {
    "plain": "none",
    "color": "highlight",
    "colour": "highlight",
    "box": "boxed",
    "background": "boxed",
    "singleword": "one-word",
    "wordbyword": "word-by-word",
    "wordpill": "pill",
    "lowerthirds": "lower-third",
    "scale": "enlarge",
    "stroke": "outline",
}


def _squeezed(name: str) -> str:
    return re.sub(r"[\s._-]", "", name).casefold()


def _canonical(name: Any) -> Any:
    """The name of a style, however its words are joined."""
    if not isinstance(name, str) or len(name) > 100:
        return name
    squeezed = _squeezed(name)
    found = {_squeezed(style): style for style in StyleName.__args__}  # type: ignore[attr-defined]
    return found.get(squeezed) or _OTHER_NAMES.get(squeezed) or name


SafeArea = Literal["auto", "none", "tiktok", "reels", "shorts"]


class ActiveWord(Written):
    """What sets the word that is being spoken apart; what is unset stays as the others are."""

    color: ColorText | None = None
    """Colour of its letters; the same as `highlightColor`, and wins over it."""
    background: ColorText | None = None
    """A rounded panel behind it."""
    background_radius: Extent | None = None
    """Pixels; unset suits the size of the letters, a large number makes a pill."""
    scale: Annotated[Number, Field(ge=0.5, le=2)] | None = None
    """How many times as large it is; it grows no wider than the room between its neighbours."""
    stroke: ColorText | None = None
    """Colour of its outline."""
    stroke_width: Extent | None = None
    """Width of its outline in pixels."""
    font_weight: Annotated[Number, Field(ge=1, le=1_000)] | str | None = None
    """1 to 1000, or a word such as "black"; its neighbours stay where they are."""


class SubtitleConfig(Written):
    """How subtitles look; what is unset is as the style has it, or suits the picture's size."""

    style: Annotated[StyleName, BeforeValidator(_canonical)] | None = None
    """A look that people know, in any spelling; what other fields say wins over it."""
    mode: Literal["batch", "stream"] = "batch"
    """A batch of words at once with the current one highlighted, or word after word; a style that
    shows word after word does so in either."""
    words_per_batch: Annotated[int, Field(strict=True, ge=1, le=100)] = USUAL_WORDS
    """The most words that are shown at once."""
    max_words: Annotated[int, Field(strict=True, ge=1, le=100)] | None = None
    """The same as `wordsPerBatch`, and wins over it."""
    max_lines: Annotated[Whole, Field(ge=1, le=MOST_LINES)] | None = None
    """The most lines that are shown at once; 2 unless the style says otherwise."""
    max_chars: Annotated[Whole, Field(ge=1, le=200)] | None = None
    """The most letters on a line, where wide ones such as Han count as two; a word that is longer
    stands on a line of its own."""
    font_size: Annotated[Number, Field(gt=0, le=4_000)] | None = None
    """Pixels."""
    font_family: Annotated[str, Field(max_length=500)] | None = None
    """One family or a comma-separated list."""
    font_weight: Annotated[Number, Field(ge=1, le=1_000)] | str | None = None
    """1 to 1000, or a word such as "bold"."""
    uppercase: Flag | None = None
    """Whether all letters are capitals; false keeps them as written, whatever the style says."""
    text_align: Literal["left", "center", "right", "start", "end"] | None = None
    """Where lines stand in the text box; `start` and `end` follow the direction of the words."""
    text_box_width: Length | None = None
    """Width at which lines break: pixels, or a share such as "80%"."""
    text_color: ColorText | None = None
    """Colour of the words."""
    highlight_color: ColorText | None = None
    """Colour of the word that is being spoken."""
    unsaid_color: ColorText | None = None
    """Colour of words that are still to be spoken."""
    active: ActiveWord = ActiveWord()
    """What sets the word that is being spoken apart."""
    background_color: ColorText | None = None
    """A panel behind the words."""
    background_radius: Extent | None = None
    """Pixels by which the corners of that panel are rounded."""
    shadow_color: ColorText | None = None
    """Colour of the shadow; "transparent" for none."""
    shadow_blur: Extent | None = None
    """Softness of the shadow in pixels."""
    border_color: ColorText | None = None
    """Colour of the letters' outline; "transparent" for none."""
    border_width: Extent | None = None
    """Width of the outline in pixels."""
    fade_in_animation: Flag = False
    """Whether a batch, or in a stream each word, fades in."""
    position: Literal["bottom", "top", "center"] | None = None
    """Where in the picture; the bottom unless the transform says a place."""
    padding_bottom: Extent | None = None
    """Pixels between the lowest line and the edge; unset keeps clear of players' controls."""
    safe_area: SafeArea | Annotated[Number, Field(ge=0, le=0.4)] | None = None
    """What stays free along the edges: "auto" suits players, a platform's name keeps clear of its
    buttons on tall pictures, a number is a share of each side, "none" is a narrow margin."""
