"""One line of names with their colours, for charts whose marks are too thin to be named."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.scenery.room import RawClip

_GAP_U = 3.0


def legend(
    board: Board, names: Sequence[str], colors: Sequence[Color], body: Box
) -> tuple[list[RawClip], Box]:
    """The names at the top of a box, and what they leave of it; in two lines where one is short."""
    if not any(names):
        return [], body
    size = ROLES["label"].size(board.page) * 1.05
    line, mark, gap = size * 1.6, size * 0.72, _GAP_U * board.u
    widths = [min(mark * 1.6 + room_for(board, name, size), body.width / 2 - gap)
              for name in names]  # fmt: skip
    rows: list[list[int]] = [[]]
    used = 0.0
    for index, width in enumerate(widths):
        if rows[-1] and used + gap + width > body.width:
            rows.append([])
            used = 0.0
        used += (gap if rows[-1] else 0.0) + width
        rows[-1].append(index)
    clips: list[RawClip] = []
    for number, row in enumerate(rows):
        total = sum(widths[index] for index in row) + gap * (len(row) - 1)
        left = body.right - total if board.from_right else body.left
        top = body.top + number * line
        for index in row:
            middle = top + line / 2
            spot = Box(left, middle - mark / 2, left + mark, middle + mark / 2)
            words = board.scene.words(
                names[index], Box(spot.right + mark * 0.6, top, left + widths[index], top + line),
                "label", size=size, color=board.palette.ink, vertical="center", lines=1,
                style={"fontWeight": 500},
            )  # fmt: skip
            clips += [board.item(clip, index, len(names), "fade")
                      for clip in (board.scene.panel(spot, colors[index], 0.5), words)]  # fmt: skip
            left += widths[index] + gap
    bottom = body.top + len(rows) * line + 2.0 * board.u
    return clips, Box(body.left, bottom, body.right, body.bottom)
