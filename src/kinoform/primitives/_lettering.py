"""How large the words of marks can be set so that they fit the places that the marks leave."""

from __future__ import annotations

from collections.abc import Iterable

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES, RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.scenery.scene import Scene

_STEP = 0.94
_SLACK = 0.97
"""Of a width may be used, since widths are estimates."""


def fitting_size(
    scene: Scene,
    texts: Iterable[str],
    role: RoleName,
    width: float,
    height: float,
    *,
    lines: int = 2,
    largest: float | None = None,
) -> float | None:
    """The largest size at which each text fits a place; None where even the smallest does not."""
    known = tuple(texts)
    size = ROLES[role].size(scene.page) if largest is None else largest
    least = SMALLEST_TYPE_U * scene.u
    while size > least:
        if all(fits(scene, text, role, size, width, height, lines) for text in known):
            return size
        size *= _STEP
    return least if all(fits(scene, text, role, least, width, height, lines) for text in known) \
        else None  # fmt: skip


def fits(
    scene: Scene, text: str, role: RoleName, size: float, width: float, height: float, lines: int
) -> bool:
    """Whether text of a size fits a place in at most so many lines, without a broken word."""
    known = ROLES[role]
    room = width * _SLACK
    rows = min(lines, int(height / (size * known.line_height) + 0.05))
    if rows < 1 or scene.lines_of(text, role, size, room) > rows:
        return False
    breadth = scene.theme.pair.breadth(known)
    return copyfit.longest_word_ems(text, known.tracking) * breadth * size <= room


def widest(scene: Scene, texts: Iterable[str], role: RoleName, size: float) -> float:
    """Pixels of the longest of some lines, with room to spare."""
    return max((scene.width_of(text, role, size) for text in texts), default=0.0) * 1.06
