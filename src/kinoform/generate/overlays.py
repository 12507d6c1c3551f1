"""What lies over all scenes of a film, its logo and its captions, and the room that they take."""

from __future__ import annotations

from typing import Any

from kinoform.generate.wishes import Look
from kinoform.look.units import Page
from kinoform.model.geometry import Box

LOGO_Z_INDEX, CAPTIONS_Z_INDEX = 1, 2
"""Clips that begin later lie above those before them, whatever their track."""
_LOGO_U = (16.0, 7.0)
"""Width and height of the place of a logo."""
_MARGIN_U = 4.0
_CAPTION_U = 4.6
"""The size of letters in captions."""
_CAPTION_LINES = 2
_LINE_HEIGHT = 1.35
_GAP_U = 2.4
"""Between what lies over the scenes and what they show."""


def logo(look: Look) -> list[dict[str, Any]]:
    """The clips of the logo."""
    if not look.logo:
        return []
    page = Page(look.width, look.height)
    place = _logo_place(look, page)
    x = (place.left + place.right - page.width) / 2
    y = (place.top + place.bottom - page.height) / 2
    return [
        {
            "type": "image", "src": look.logo, "start": 0, "duration": "end",
            "zIndex": LOGO_Z_INDEX,
            "transform": {"x": round(x, 2), "y": round(y, 2), "width": round(place.width, 2),
                          "height": round(place.height, 2)},
            "style": {"objectFit": "contain",
                      "objectPosition": look.logo_position.replace("-", " ")},
            "animations": [{"type": "fadeIn", "duration": 0.6}],
        }
    ]  # fmt: skip


def captions(look: Look) -> list[dict[str, Any]]:
    """The clips of what is said, word by word."""
    if not look.captions:
        return []
    page = Page(look.width, look.height)
    return [
        {
            "type": "subtitle", "words": "narration", "start": 0, "duration": "end",
            "zIndex": CAPTIONS_Z_INDEX,
            "config": {"fontSize": round(_CAPTION_U * page.u, 2), "maxLines": _CAPTION_LINES,
                       "paddingBottom": round(_below_captions(look, page), 2)},
        }
    ]  # fmt: skip


def clear(look: Look) -> dict[str, float]:
    """The shares of the height in which scenes show nothing, at the top and at the bottom."""
    page = Page(look.width, look.height)
    place = _logo_place(look, page) if look.logo else None
    gap = _GAP_U * page.u
    top = bottom = 0.0
    if place is not None and _stands_at(look, "top"):
        top = place.bottom + gap
    if look.captions:
        lines = _CAPTION_LINES * _LINE_HEIGHT * _CAPTION_U * page.u
        bottom = _below_captions(look, page) + lines + gap
    elif place is not None and _stands_at(look, "bottom"):
        bottom = page.height - place.top + gap
    ends = {"top": top, "bottom": bottom}
    return {end: round(taken / page.height, 4) for end, taken in ends.items() if taken}


def _below_captions(look: Look, page: Page) -> float:
    """Pixels below the last line: the margin, or a logo that stands there."""
    if look.logo and _stands_at(look, "bottom"):
        return page.height - _logo_place(look, page).top + _GAP_U * page.u
    return page.height - page.safe.bottom


def _stands_at(look: Look, edge: str) -> bool:
    return edge in look.logo_position.split("-")


def _logo_place(look: Look, page: Page) -> Box:
    """The corner of the logo; clear of buttons on pages as high as a telephone."""
    room = page.safe if page.has_buttons else page.whole.grown(-_MARGIN_U * page.u)
    width, height = (side * page.u for side in _LOGO_U)
    left = room.left if _stands_at(look, "left") else room.right - width
    top = room.top if _stands_at(look, "top") else room.bottom - height
    return Box(left, top, left + width, top + height)
