"""A number that counts down to one within a ring."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

_BREATHING_SECONDS = 0.4
"""Numbers that stand shorter than this are counted and not shown one by one."""
_HOLE = 0.88


def draw(board: Board) -> list[RawClip]:
    """The clips of a countdown."""
    scene, palette = board.scene, board.palette
    clips, body = board.headed(board.page.middle)
    count = max(round(abs(board.number("from"))), 1)
    side = min(body.width, body.height, 82.0 * board.u)
    x, y = (body.left + body.right) / 2, (body.top + body.bottom) / 2
    ring = Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    if board.option == "pop":
        disc = scene.clip("circle", ring, style={"fill": palette.accent.css})
        clips.append(scene.enter(disc, way="pop"))
    else:
        track = scene.clip("arc", ring, hole=_HOLE, style={"fill": board.track.css})
        clips.append(scene.enter(track, way="fade"))
    # The first number comes with the ring, and the last one goes with it.
    step = scene.seconds / count
    if board.option == "draw-on":
        clips.append(_sweep(board, ring, 0.0, scene.seconds))
    if step < _BREATHING_SECONDS:
        return [*clips, *_counting(board, ring, count)]
    for index in range(count):
        begins = index * step
        if board.option == "loop":
            clips.append(_sweep(board, ring, begins, step))
        clips.append(_number(board, ring, count - index, begins, step))
    return clips


def _sweep(board: Board, ring: Box, begins: float, seconds: float) -> RawClip:
    """The ring fills as time goes by, which is the one thing that moves evenly."""
    scene = board.scene.part(begins, seconds)
    arc = scene.clip(
        "arc", ring, hole=_HOLE, roundEnds=True, style={"fill": board.palette.accent.css},
        draw={"duration": round(max(seconds - scene.beat.leave * 0.5, 0.1), 4), "easing": "linear"},
    )  # fmt: skip
    return scene.enter(arc, way="none")


def _number(board: Board, ring: Box, number: int, begins: float, seconds: float) -> RawClip:
    scene = board.scene.part(begins, seconds)
    clip = scene.words(
        str(number), _inner(ring), "poster", size=_size(board, ring, len(str(number))),
        align="center", vertical="center", color=_ink(board), style={"fontFeatures": {"tnum": 1}},
    )  # fmt: skip
    lasts = min(0.35, seconds * 0.4)
    frames = [
        {"time": 0, "value": 1.5},
        {"time": round(lasts, 4), "value": 1.0, "easing": "easeOutQuint"},
        {"time": round(seconds * 0.8, 4), "value": 1.0},
        {"time": round(seconds, 4), "value": 0.86, "easing": "easeInCubic"},
    ]
    seen = [
        {"time": 0, "value": 0.0},
        {"time": round(lasts * 0.6, 4), "value": 1.0, "easing": "easeOutCubic"},
        {"time": round(seconds * 0.82, 4), "value": 1.0},
        {"time": round(seconds, 4), "value": 0.0, "easing": "easeInCubic"},
    ]
    return {
        **clip,
        "keyframes": [
            {"property": "scale", "frames": frames}, {"property": "opacity", "frames": seen},
        ],
    }  # fmt: skip


def _counting(board: Board, ring: Box, count: int) -> list[RawClip]:
    """Many numbers run by; the ring fills once for all of them."""
    scene = board.scene
    seconds = scene.beat.leaves_at
    figure = scene.figure(
        1, _inner(ring), "poster", {"format": "plain", "decimals": 0}, seconds=seconds,
        begins=count, size=_size(board, ring, len(str(count))), align="center", color=_ink(board),
    )  # fmt: skip
    figure["count"]["easing"] = "linear"
    whole = [_sweep(board, ring, 0.0, scene.seconds)] if board.option == "loop" else []
    return [*whole, scene.enter(figure, way="fade")]


def _inner(ring: Box) -> Box:
    return ring.grown(-ring.width * 0.1)


def _size(board: Board, ring: Box, digits: int) -> float:
    return min(
        ring.height * 0.56, ring.width * 1.1 / max(digits, 1), ROLES["poster"].size(board.page) * 4
    )


def _ink(board: Board) -> Color:
    palette = board.palette
    return palette.on_accent if board.option == "pop" else palette.ink


PRIMITIVE = Primitive(
    kind="countdown",
    label="Countdown",
    category="Timeline",
    summary="A number that counts down to one within a ring.",
    inputs=(
        Input("from", "number", "the number with which it begins", least_value=1, most_value=1_000),
    ),
    options=("loop", "draw-on", "pop"),
    seconds=3.0,
    draw=draw,
    example={"from": 3},
    mirrors=False,
)
