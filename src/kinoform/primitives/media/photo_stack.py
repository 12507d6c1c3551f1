"""Prints that drop on a pile, one after the other."""

from __future__ import annotations

import math
from typing import Any

from kinoform.look import curves
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._pictures import pictured
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.media._samples import landscape
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped

MOST = 7
_PAPER = Color.parse("#faf8f3")
_EDGE = "#2a262040"
"""Paper on paper is told apart by its edge."""
_BORDER, _FOOT = 0.045, 0.12
"""Of a print's width, the paper around its picture, and below it."""
_TURNS = (-7.0, 5.0, -3.0, 8.0, -5.0, 3.5, -1.5)
_LIFT_U = 26.0
_PACE_SECONDS = 0.42


def draw(board: Board) -> list[RawClip]:
    """The clips of a pile of prints."""
    clips, body = board.headed()
    sources = board.values.get("imageUrls") or ()
    if len(sources) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(sources)} pictures are shown")
        sources = sources[:MOST]
    prints = _places(board, body, len(sources))
    for index, (src, (place, turn)) in enumerate(zip(sources, prints, strict=True)):
        clips.append(_dropped(board, _print(board, src, place, turn, index), index, len(prints)))
    return clips


def _places(board: Board, body: Box, count: int) -> list[tuple[Box, float]]:
    """Where each print comes to lie: along a slow wave, so that each is seen."""
    if not count:
        return []
    is_tall = board.page.shape == "tall"
    # A turned print needs more room than it has sides.
    if count == 1:
        ratio, reach = (0.84 if is_tall else 1.22), 1.05
        height = min(body.height, body.width / ratio) / reach
    else:
        ratio, reach = (1.12 if is_tall else 1.22), 1.14
        tallest = body.height * {"wide": 0.8, "square": 0.74, "tall": 0.5}[board.page.shape]
        height = min(tallest, body.width * (0.92 if is_tall else 0.8) / ratio) / reach
    width = height * ratio
    x, y = (body.left + body.right) / 2, (body.top + body.bottom) / 2
    free = max(body.width - width * reach, 0.0), max(body.height - height * reach, 0.0)
    found = []
    for index in range(count):
        along = (index / (count - 1) - 0.5) if count > 1 else 0.0
        side = math.sin(index * 2.4 + 0.6) * 0.5 if count > 1 else 0.0
        across, down = (side, along) if is_tall else (along, side)
        place = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2).moved(
            across * free[0], down * free[1]
        )
        found.append((place, _TURNS[index % len(_TURNS)] if count > 1 else -2.0))
    return found


def _print(board: Board, src: str, place: Box, turn: float, index: int) -> RawClip:
    """A picture on paper, as one thing that can be turned."""
    scene = board.scene
    border = place.width * _BORDER
    picture = Box(place.left + border, place.top + border, place.right - border,
                  place.bottom - place.width * _FOOT)  # fmt: skip
    edge = {"stroke": _EDGE, "strokeWidth": round(0.16 * board.u, 2)}
    parts = [scene.panel(place, _PAPER, 0.5, **edge),
             *pictured(board, src, picture, radius_u=0.2, index=index)]  # fmt: skip
    made = grouped(scene, parts, place)
    made["transform"]["rotation"] = turn
    return made


def _dropped(board: Board, made: RawClip, index: int, count: int) -> RawClip:
    """It falls on the pile, or comes by the chosen option."""
    scene, beat = board.scene, board.scene.beat
    pause = min(_PACE_SECONDS * beat.pace, beat.seconds * 0.5 / count)
    is_spoken = index < len(board.beats) and board.beats[index] is not None
    delay = board.turn(index, count) if is_spoken else 0.1 * beat.pace + index * pause
    if board.option in {"slide", "fade"}:
        return scene.enter(made, way=board.way(), delay=delay)
    moved: dict[str, Any] = made["transform"]
    lands = round(delay + beat.enter, 3)
    begins = round(delay, 3)

    def track(name: str, first: object, last: object) -> RawClip:
        frames = [{"time": begins, "value": first},
                  {"time": lands, "value": last, "easing": curves.ENTER}]  # fmt: skip
        return {"property": name, "frames": frames}

    turn = moved["rotation"]
    falls = [
        track("scale", [1.35, 1.35], [1.0, 1.0]),
        track("rotation", turn * -1.6, turn),
        track("y", round(moved["y"] - _LIFT_U * board.u, 2), moved["y"]),
    ]
    return scene.enter({**made, "keyframes": falls}, way="fade", delay=delay)


PRIMITIVE = Primitive(
    kind="photo-stack",
    label="Photo Stack",
    category="Media",
    summary="Prints that drop on a pile, one after the other.",
    inputs=(
        Input("imageUrls", "pictures", "the pictures; an empty one is a placeholder", most=MOST),
    ),
    options=("drop", "slide", "fade"),
    seconds=6.0,
    draw=draw,
    example={"imageUrls": [landscape(index) for index in (1, 3, 2, 4)]},
)
