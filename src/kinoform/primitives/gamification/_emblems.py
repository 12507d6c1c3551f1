"""Seals, rays, stars, flames and cups: the emblems of what somebody has achieved."""

from __future__ import annotations

import math
from functools import lru_cache

from kinoform.look import curves
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.outlines import disc, on_circle, square_around
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene

Point = tuple[float, float]

_FLAME = (
    "M52 0 C56 20 84 36 84 66 C84 88 68 104 46 104 C24 104 8 88 8 66 C8 52 14 42 22 34 "
    "C22 46 28 54 36 54 C34 34 38 14 52 0 Z"
)
_CORE = (
    "M48 52 C50 62 64 68 64 82 C64 94 56 102 46 102 C36 102 28 94 28 83 C28 74 34 70 37 64 "
    "C39 70 42 72 45 71 C43 64 44 58 48 52 Z"
)
_FLAME_VIEW = [0, 0, 92, 104]
FLAME_RATIO = 92 / 104
_BOWL = "M26 12 H74 V30 C74 52 63 64 50 64 C37 64 26 52 26 30 Z"
_BOWL_SIDE = "M50 12 H74 V30 C74 52 63 64 50 64 Z"
_RIM = "M24 6 H76 Q79 6 79 9 V11 Q79 14 76 14 H24 Q21 14 21 11 V9 Q21 6 24 6 Z"
_HANDLES = "M26 20 H12 C12 40 18 48 31 50 M74 20 H88 C88 40 82 48 69 50"
_FOOT = (
    "M46 62 H54 V74 H46 Z M38 73 H62 Q65 73 65 77 V80 H35 V77 Q35 73 38 73 Z "
    "M30 80 H70 Q73 80 73 83 V93 H27 V83 Q27 80 30 80 Z"
)
_CUP_VIEW = [0, 0, 100, 96]
CUP_RATIO = 100 / 96


def seal(scene: Scene, centre: Point, radius: float, color: Color, lobes: int = 14) -> RawClip:
    """A disc with a wavy edge."""
    return _drawn(scene, _wavy(lobes), square_around(centre, radius), [-1, -1, 2, 2], color)


@lru_cache
def _wavy(lobes: int) -> str:
    points = []
    for step in range(lobes * 16):
        turn = step / (lobes * 16) * math.tau
        reach = 1.0 - 0.055 * (1.0 - math.cos(turn * lobes))
        points.append(f"{math.sin(turn) * reach:.4f} {-math.cos(turn) * reach:.4f}")
    return "M" + " L".join(points) + " Z"


def rays(scene: Scene, centre: Point, radius: float, color: Color, count: int = 16) -> RawClip:
    """Beams that go out from a point and fade."""
    parts = []
    half = 360.0 / count / 4
    for index in range(count):
        turn = index * 360.0 / count
        ends = [on_circle((0.0, 0.0), 1.0, turn + side) for side in (-half, half)]
        parts.append("M0 0 " + " ".join(f"L{x:.4f} {y:.4f}" for x, y in ends) + " Z")
    # A gradient over a box reaches its end in the corners of it.
    stops = [
        {"offset": offset, "color": color.with_alpha(alpha).css}
        for offset, alpha in ((0.0, 0.34), (0.3, 0.26), (0.7, 0.0), (1.0, 0.0))
    ]
    clip = scene.clip("path", square_around(centre, radius), data=" ".join(parts),
                      viewBox=[-1, -1, 2, 2])  # fmt: skip
    return {**clip, "style": {"fill": {"type": "radial", "stops": stops}}}


def glow(scene: Scene, centre: Point, radius: float, color: Color, alpha: float = 0.3) -> RawClip:
    """A soft light round a point.

    It is best there from the beginning: to fade so large a gradient in takes longer than all else.
    """
    falloff = ((0.0, 1.0), (0.18, 0.72), (0.36, 0.38), (0.54, 0.13), (0.707, 0.0), (1.0, 0.0))
    stops = [{"offset": at, "color": color.with_alpha(alpha * share).css} for at, share in falloff]
    return scene.clip("group", square_around(centre, radius), clips=[],
                      background={"type": "radial", "stops": stops})  # fmt: skip


def star(scene: Scene, centre: Point, radius: float, color: Color) -> RawClip:
    """A star of five points."""
    corners = [
        on_circle((0.0, 0.0), 1.0 if index % 2 == 0 else 0.44, index * 36.0) for index in range(10)
    ]
    data = "M" + " L".join(f"{x:.4f} {y:.4f}" for x, y in corners) + " Z"
    clip = _drawn(scene, data, square_around(centre, radius), [-1, -1, 2, 2], color)
    clip["style"] |= {"stroke": color.css, "strokeWidth": round(radius * 0.14, 2),
                      "lineJoin": "round"}  # fmt: skip
    return clip


def flame(scene: Scene, box: Box, color: Color, core: Color) -> list[RawClip]:
    """A flame with its bright core."""
    return [_drawn(scene, _FLAME, box, _FLAME_VIEW, color),
            _drawn(scene, _CORE, box, _FLAME_VIEW, core)]  # fmt: skip


def cup(board: Board, box: Box) -> list[RawClip]:
    """A trophy in the accent, with a shaded side and a star."""
    scene, palette = board.scene, board.palette
    gold, shade = palette.accent, shaded(palette.accent, palette.depth)
    unit = box.height / _CUP_VIEW[3]
    handles = scene.clip(
        "path", box, data=_HANDLES, viewBox=_CUP_VIEW,
        style={"stroke": shade.css, "strokeWidth": round(6.0 * unit, 2), "lineCap": "round",
               "lineJoin": "round"},
    )  # fmt: skip
    middle = ((box.left + box.right) / 2, box.top + 35.0 * unit)
    return [
        handles,
        _drawn(scene, _FOOT, box, _CUP_VIEW, shade),
        _drawn(scene, _BOWL, box, _CUP_VIEW, gold),
        _drawn(scene, _BOWL_SIDE, box, _CUP_VIEW, shade.mix(gold, 0.45)),
        _drawn(scene, _RIM, box, _CUP_VIEW, gold),
        star(scene, middle, 12.0 * unit, palette.on_accent),
    ]


def shaded(color: Color, ground: Color) -> Color:
    """The side of a thing that is turned from the light."""
    return color.mix(ground, 0.3)


def pulse_ring(board: Board, centre: Point, radius: float, at: float) -> RawClip:
    """A ring that widens once and is gone, where something lands."""
    scene = board.scene
    seconds = 0.7 * scene.beat.pace
    style = {"fill": "#00000000", "stroke": board.palette.accent.css,
             "strokeWidth": round(0.7 * board.u, 2)}  # fmt: skip
    clip = disc(scene, centre, radius, board.palette.accent, **style)
    tracks = [
        {"property": "scale", "frames": [
            {"time": round(at, 4), "value": 0.86},
            {"time": round(at + seconds, 4), "value": 1.28, "easing": curves.ENTER}]},
        {"property": "opacity", "frames": [
            {"time": round(at - 0.001, 4), "value": 0.0}, {"time": round(at, 4), "value": 0.8},
            {"time": round(at + seconds, 4), "value": 0.0, "easing": "easeOutCubic"}]},
    ]  # fmt: skip
    return {**clip, "keyframes": tracks}


def turned_in(board: Board, clip: RawClip, degrees: float, seconds: float) -> RawClip:
    """Something that fades in while it comes to rest from a turn."""
    frames = [
        {"time": 0.0, "value": -degrees},
        {"time": round(seconds * board.scene.beat.pace, 4), "value": 0.0,
         "easing": "easeOutCubic"},
    ]  # fmt: skip
    return board.scene.enter(
        {**clip, "keyframes": [{"property": "rotation", "frames": frames}]}, way="fade",
        delay=0.25 * board.scene.beat.pace,
    )  # fmt: skip


def _drawn(scene: Scene, data: str, box: Box, view: list[int], color: Color) -> RawClip:
    return scene.clip("path", box, data=data, viewBox=view, style={"fill": color.css})
