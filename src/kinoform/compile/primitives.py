"""What a primitive clip asks for, from its raw form, before it is validated."""

from __future__ import annotations

from typing import Any

from kinoform.look.units import Page
from kinoform.model.document.fields import LARGEST_SIDE
from kinoform.primitives._staging import Wish

SHORTEST_SECONDS = 0.1


def wish_of(
    raw: dict[str, Any],
    where: str,
    page: Page,
    *,
    fps: float,
    brand: dict[str, Any] | None,
    ground: str,
    seconds: float | None,
    beats: tuple[float | None, ...],
) -> Wish:
    """The wish of a raw clip; parts of a wrong type are left to validation.

    `seconds` are those of a clip whose duration is no number, as far as they are known.
    """
    own_brand, duration = raw.get("brand"), raw.get("duration")
    if isinstance(duration, int | float) and not isinstance(duration, bool) and duration < 1e6:
        seconds = max(float(duration), SHORTEST_SECONDS)
    return Wish(
        where=where, data=_object(raw.get("data")), options=_object(raw.get("options")),
        brand=own_brand if isinstance(own_brand, dict) else brand, ground=ground, beats=beats,
        seconds=seconds, page=page, fps=fps,
    )  # fmt: skip


def page_of(raw: dict[str, Any], parent: Page) -> Page:
    """The box of a clip as a page of its own: its written width and height, or its parent's."""
    transform = _object(raw.get("transform"))
    width = _side(transform.get("width"), parent.width)
    height = _side(transform.get("height"), parent.height)
    if width is None and height is None:
        return parent
    if width is None or height is None:
        scale = (width or 0.0) / parent.width or (height or 0.0) / parent.height
        return Page(parent.width * scale, parent.height * scale)
    return Page(width, height)


def _side(written: Any, whole: float) -> float | None:
    if isinstance(written, str) and written.strip().endswith("%"):
        try:
            written = float(written.strip()[:-1]) / 100.0 * whole
        except ValueError:
            return None
    if isinstance(written, bool) or not isinstance(written, int | float):
        return None
    return float(written) if 1.0 <= written <= LARGEST_SIDE else None


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
