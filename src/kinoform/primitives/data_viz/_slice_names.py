"""Names of slices: around the circle with thin lines to them, or in rows beside or below it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth
from kinoform.primitives._path_data import outlined, straight
from kinoform.primitives._shortening import shortened
from kinoform.primitives._spreading import spread_apart
from kinoform.primitives.data_viz._slices import Disc, Slice, landing
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_LEADER_U = 0.18
_SIDE_SHARE = 0.3
"""Of the width, that the names at one side take at the most."""
_LIST_SHARE = 0.42
"""Of the width, that a list beside the circle takes at the most."""


def placed(board: Board, slices: Sequence[Slice], body: Box) -> tuple[Disc, list[RawClip]]:
    """The circle, as large as its names allow, and the clips of the names."""
    if board.page.shape == "tall":
        return _above_list(board, slices, body)
    if board.page.shape == "square":
        return _beside_list(board, slices, body)
    size = ROLES["body"].size(board.page) * few_growth(len(slices))
    side = max(max(room_for(board, text, size) for text in (each.label, each.share))
               for each in slices)  # fmt: skip
    side = min(side, body.width * _SIDE_SHARE)
    reach = side + 5.0 * board.u
    radius = min(body.height * 0.465, (body.width / 2 - reach) / 1.06)
    disc = Disc((body.left + body.right) / 2, (body.top + body.bottom) / 2, radius)
    return disc, _around(board, slices, disc, body, side, size)


def _around(
    board: Board, slices: Sequence[Slice], disc: Disc, body: Box, side: float, size: float
) -> list[RawClip]:
    clips: list[RawClip] = []
    line = size * ROLES["label"].line_height
    for sign in (1.0, -1.0):
        known = [(at, each) for at, each in enumerate(slices)
                 if (math.sin(each.middle) >= 0.0) == (sign > 0)]  # fmt: skip
        if not known:
            continue
        rows = [1 if room_for(board, each.label, size) <= side else 2 for _, each in known]
        most = (body.height / len(known)) / (max(rows) + 1.05)
        used = max(min(size, most / ROLES["label"].line_height), SMALLEST_TYPE_U * board.u)
        line = used * ROLES["label"].line_height
        heights = [(count + 1.0) * line + 0.9 * board.u for count in rows]
        wanted = [disc.spot(each.middle, 1.12)[1] for _, each in known]
        middles = spread_apart(wanted, heights, body.top, body.bottom)
        for (at, each), rows_here, middle in zip(known, rows, middles, strict=True):
            elbow = disc.spot(each.middle, 1.09)
            edge = disc.x + sign * (disc.radius * 1.12 + 2.2 * board.u)
            near = edge + sign * 1.0 * board.u
            far = near + sign * side
            box = Box(min(near, far), middle - (rows_here + 1) * line / 2, max(near, far),
                      middle + (rows_here + 1) * line / 2)  # fmt: skip
            points = [disc.spot(each.middle, 1.025), elbow, (edge, middle)]
            leader = outlined(board, straight(points), board.quiet, _LEADER_U)
            delay = landing(board, slices, at)
            clips.append(board.scene.enter(leader, way="fade", delay=delay))
            clips += _named(board, each, box, rows_here, used, "left" if sign > 0 else "right",
                            delay, is_first=at == 0)  # fmt: skip
    return clips


def _named(
    board: Board, each: Slice, box: Box, rows: int, size: float, align: Align, delay: float, *,
    is_first: bool,
) -> list[RawClip]:  # fmt: skip
    """A name with its share above it."""
    scene, palette = board.scene, board.palette
    cut = box.top + size * ROLES["label"].line_height
    chosen = board.text("highlight")
    is_loud = each.label == chosen if chosen else is_first
    share = scene.words(
        each.share, Box(box.left, box.top, box.right, cut), "label", size=size * 1.04,
        align=align, lines=1,
        color=palette.accent_ink if is_loud else palette.ink,
        style={"fontWeight": 750, "fontFeatures": {"tnum": 1}},
    )  # fmt: skip
    name = scene.words(
        shortened(scene, each.label, "label", size, box.width, rows),
        Box(box.left, cut, box.right, box.bottom), "label", size=size, lines=rows,
        align=align, color=palette.ink_soft,
        style={"fontWeight": 500},
    )  # fmt: skip
    return [scene.enter(clip, way="fade", delay=delay) for clip in (share, name)]


def _above_list(board: Board, slices: Sequence[Slice], body: Box) -> tuple[Disc, list[RawClip]]:
    """On a tall page the circle takes the width, and names stand in rows below it."""
    size = ROLES["body"].size(board.page)
    row = min(size * 1.9, body.height * 0.42 / len(slices))
    size = max(min(size, row / 1.35), SMALLEST_TYPE_U * board.u)
    gap = 5.0 * board.u
    radius = min(body.width / 2, (body.height - row * len(slices) - gap) / 2)
    top = body.top + (body.height - 2 * radius - gap - row * len(slices)) * 0.4
    disc = Disc((body.left + body.right) / 2, top + radius, radius)
    below = Box(body.left, disc.box.bottom + gap, body.right, body.bottom)
    return disc, _list(board, slices, below, row, size)


def _beside_list(board: Board, slices: Sequence[Slice], body: Box) -> tuple[Disc, list[RawClip]]:
    """On a square page names stand in rows beside the circle."""
    size = ROLES["label"].size(board.page) * 1.1
    row = min(size * 2.2, body.height / len(slices))
    gap = 5.0 * board.u
    widest = max(room_for(board, each.label, size) + room_for(board, each.share, size)
                 for each in slices)  # fmt: skip
    width = min(widest + size + 5.0 * board.u, body.width * _LIST_SHARE)
    radius = min(body.height / 2, (body.width - width - gap) / 2)
    middle = (body.top + body.bottom) / 2
    left = body.left + (body.width - width - gap - 2 * radius) / 2
    disc = Disc(left + radius, middle, radius)
    top = middle - row * len(slices) / 2
    beside = Box(disc.box.right + gap, top, disc.box.right + gap + width, body.bottom)
    return disc, _list(board, slices, beside, row, size)


def _list(
    board: Board, slices: Sequence[Slice], box: Box, row: float, size: float
) -> list[RawClip]:
    clips = []
    for at, each in enumerate(slices):
        line = Box(box.left, box.top + at * row, box.right, box.top + (at + 1) * row)
        clips += _row(board, each, line, size, landing(board, slices, at), is_first=at == 0)
    return clips


def _row(
    board: Board, each: Slice, line: Box, size: float, delay: float, *, is_first: bool
) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    middle, half = (line.top + line.bottom) / 2, size * 0.36
    spot = Box(line.left, middle - half, line.left + 2 * half, middle + half)
    share = room_for(board, each.share, size)
    chosen = board.text("highlight")
    is_loud = each.label == chosen if chosen else is_first
    name_box = Box(spot.right + 2.0 * board.u, line.top, line.right - share - 2.0 * board.u,
                   line.bottom)  # fmt: skip
    name = scene.words(
        shortened(scene, each.label, "label", size, name_box.width), name_box, "label",
        size=size, vertical="center", lines=1,
        color=palette.ink if is_loud else palette.ink_soft, style={"fontWeight": 500},
    )  # fmt: skip
    number = scene.words(
        each.share, Box(line.right - share, line.top, line.right, line.bottom), "label",
        size=size, align="right", vertical="center", lines=1,
        color=palette.accent_ink if is_loud else palette.ink,
        style={"fontWeight": 750, "fontFeatures": {"tnum": 1}},
    )  # fmt: skip
    mark = scene.panel(spot, each.color, 0.5)
    return [scene.enter(clip, way="fade", delay=delay) for clip in (mark, name, number)]
