"""Stacks pieces of text in a column, with even gaps, whatever each of them has to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES, RoleName, smallest
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align, Scene

Setting = tuple[RoleName, float]
"""A role, and a factor on its size."""
POSTER: tuple[Setting, ...] = (("poster", 1.5), ("poster", 1.2), ("poster", 1.0))
"""For words that have the page for themselves."""
LOUD: tuple[Setting, ...] = (
    ("display", 1.3), ("display", 1.0), ("headline", 1.3), ("headline", 1.1), ("headline", 0.9),
    ("title", 1.1), ("title", 0.9), ("body", 1.1), ("body", 0.9),
)  # fmt: skip
_WORDY = 0.9
_SLACK = 0.04
"""Room beyond the estimate, in lines, for descenders and rounding."""


def loudest(
    scene: Scene,
    text: str,
    box: Box,
    settings: Sequence[Setting] = LOUD,
    *,
    share: float = 0.56,
    lines: int = 7,
) -> Setting:
    """The loudest setting in which text takes no more lines, and no more than a share of a box."""
    most = lines + 4 if scene.page.shape == "tall" and lines > 2 else lines
    title = ROLES["title"]
    longest = copyfit.longest_word_ems(text, title.tracking) * scene.theme.pair.breadth(title)
    fitting = box.width / max(longest * title.size(scene.page), 1.0)
    for role, scale in settings:
        known = ROLES[role]
        if not known.is_heading and fitting < _WORDY:
            # One very long word is what stands in the way: it is better small than broken.
            return "title", max(fitting * 0.98, 0.5)
        size = known.size(scene.page) * scale
        count = scene.lines_of(text, role, size, box.width)
        widest = copyfit.longest_word_ems(text, known.tracking) * scene.theme.pair.breadth(known)
        if (
            count <= most
            and count * size * known.line_height <= box.height * share
            and widest * size <= box.width
        ):
            return role, scale
    return settings[-1]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece in a column: text in a role, or with `height` an empty place for something else."""

    text: str = ""
    role: RoleName = "body"
    color: Color | None = None
    gap_u: float = 0.0
    """Space above it; the first block has none."""
    lines: int = 12
    height: float | None = None
    scale: float = 1.0
    """A factor on the role's size."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its place."""

    block: Block
    box: Box
    size: float

    def words(
        self, scene: Scene, align: Align = "left", vertical: Literal["top", "bottom"] = "top"
    ) -> RawClip:
        """Its text."""
        return scene.words(
            self.block.text, self.box, self.block.role, color=self.block.color, size=self.size,
            align=align, vertical=vertical, lines=self.block.lines,
        )  # fmt: skip


def column(
    scene: Scene, blocks: Sequence[Block], box: Box, share: float = 0.5
) -> tuple[Placed, ...]:
    """The blocks one under the other; `share` is 0 at the top of the box and 1 at its bottom.

    They shrink together, type before gaps, where they would be too high.
    """
    kept = [block for block in blocks if block.text or block.height is not None]
    if not kept:
        return ()
    for step in range(20):
        scale = 1.0 - step * 0.025
        sizes = [_size(scene, block, box.width, scale) for block in kept]
        heights = [
            _height(scene, block, size, box.width) for block, size in zip(kept, sizes, strict=True)
        ]
        gaps = [0.0, *(block.gap_u * scene.u * scale for block in kept[1:])]
        total = sum(heights) + sum(gaps)
        if total <= box.height:
            break
    else:
        squeeze = box.height / total
        heights, gaps = [h * squeeze for h in heights], [g * squeeze for g in gaps]
        total = box.height
    top = box.top + (box.height - total) * share
    placed = []
    for block, size, height, gap in zip(kept, sizes, heights, gaps, strict=True):
        top += gap
        placed.append(Placed(block, Box(box.left, top, box.right, top + height), size))
        top += height
    return tuple(placed)


def _size(scene: Scene, block: Block, width: float, scale: float) -> float:
    role, page = ROLES[block.role], scene.page
    wished = role.size(page) * block.scale
    size = max(wished * scale, smallest(wished, page))
    # A long word decides: it is better small than broken.
    widest = copyfit.longest_word_ems(block.text, role.tracking) * scene.theme.pair.breadth(role)
    return min(size, max(width / widest * 0.97, SMALLEST_TYPE_U * page.u)) if widest else size


def _height(scene: Scene, block: Block, size: float, width: float) -> float:
    if block.height is not None:
        return block.height
    lines = min(scene.lines_of(block.text, block.role, size, width), block.lines)
    return (lines + _SLACK) * size * copyfit.leading(block.text, ROLES[block.role].line_height)
