"""Confetti that bursts behind a line of text."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, POSTER, Block, column, loudest
from kinoform.scenery.room import RawClip

_PIECES = 76
_FORCE = (0.22, 1.12)
_SEED = 20_240_607
_SIDE, _HEIGHT = 0.62, 0.42
"""Room of the band round its words, in sizes of their type."""


@dataclass(frozen=True, slots=True)
class Throw:
    """Where a piece begins, how far it goes, in halves of the page, and how it turns."""

    x: float
    y: float
    degrees: float
    force: float
    spin: float
    waits: float


def draw(board: Board) -> list[RawClip]:
    """The clips of confetti, and of the words before it."""
    chance = random.Random(_SEED)
    clips = [
        _piece(board, throw, index, chance) for index, throw in enumerate(_throws(board, chance))
    ]
    return [*clips, *_words(board)] if board.text("text") else clips


def _throws(board: Board, chance: random.Random) -> Sequence[Throw]:
    found = []
    for index in range(_PIECES):
        force = chance.uniform(*_FORCE)
        spin = chance.uniform(-540.0, 540.0)
        if board.option == "slide":
            side = -1.0 if index % 2 == 0 else 1.0
            degrees = side * chance.uniform(8.0, 58.0)
            found.append(Throw(side, 0.9, -degrees, force * 1.7, spin,
                               chance.uniform(0.0, 0.18)))  # fmt: skip
        elif board.option == "drop":
            found.append(Throw(chance.uniform(-1.0, 1.0), -1.1, 180.0, 0.02, spin,
                               chance.uniform(0.0, 1.1)))  # fmt: skip
        else:
            turn = index / _PIECES * 360.0 + chance.uniform(-6.0, 6.0)
            found.append(Throw(0.0, 0.0, turn, force, spin, 0.0))
    return found


def _piece(board: Board, throw: Throw, index: int, chance: random.Random) -> RawClip:
    """One piece: it is thrown, and then falls and fades."""
    scene, palette, u = board.scene, board.palette, board.u
    colors = (palette.accent, palette.accent_2, *palette.categorical[2:5], palette.accent)
    long, short = chance.uniform(2.8, 4.8) * u, chance.uniform(1.5, 2.4) * u
    wide, high = board.page.width / 2, board.page.height / 2
    x, y = wide * (1.0 + throw.x), high * (1.0 + throw.y)
    box = Box(x - long / 2, y - short / 2, x + long / 2, y + short / 2)
    color = colors[index % len(colors)]
    if index % 4 == 3:
        half = short * 0.6
        clip = scene.clip("circle", Box(x - half, y - half, x + half, y + half),
                          style={"fill": color.css})  # fmt: skip
    else:
        clip = scene.panel(box, color, 0.2)
    place = clip["transform"]
    angle = math.radians(throw.degrees)
    across, up = math.sin(angle) * throw.force * wide, -math.cos(angle) * throw.force * high
    at = throw.waits * scene.beat.pace
    top = at + 1.0 * scene.beat.pace
    ends = scene.beat.leaves_at + scene.beat.leave
    fall = chance.uniform(0.5, 1.2) * board.page.height
    sway = chance.uniform(-9.0, 9.0) * u
    if board.option == "drop":
        fall, top = board.page.height * 1.25, at + 0.05
    tracks = {
        "x": (place["x"], place["x"] + across, place["x"] + across * 1.12 + sway),
        "y": (place["y"], place["y"] + up, place["y"] + up + fall),
        "rotation": (0.0, throw.spin * 0.6, throw.spin * 1.6),
    }
    easings = {"x": "easeOutQuad", "y": "easeInQuad" if board.option != "drop" else "linear",
               "rotation": "linear"}  # fmt: skip
    frames = [
        {
            "property": name,
            "frames": [
                {"time": round(at, 4), "value": round(first, 2)},
                {"time": round(top, 4), "value": round(second, 2), "easing": "easeOutCubic"},
                {"time": round(ends, 4), "value": round(third, 2), "easing": easings[name]},
            ],
        }
        for name, (first, second, third) in tracks.items()
    ]
    hidden = {"property": "opacity", "frames": [
        {"time": round(max(at - 0.001, 0.0), 4), "value": 0.0 if at > 0.0 else 1.0},
        {"time": round(at, 4), "value": 1.0}]}  # fmt: skip
    return scene.enter({**clip, "keyframes": [*frames, hidden]}, way="none")


def _words(board: Board) -> list[RawClip]:
    """The line of text on a band in the accent, which can be read over anything."""
    scene, palette, page = board.scene, board.palette, board.page
    text = board.text("text")
    room = page.middle if page.has_buttons else page.safe
    inner = room.grown(-3.0 * board.u)
    role, scale = loudest(scene, text, inner, (*POSTER[2:], *LOUD), share=0.5, lines=3)
    size = ROLES[role].size(page) * scale
    inner = Box(inner.left + size * _SIDE, inner.top, inner.right - size * _SIDE, inner.bottom)
    (placed,) = column(scene, [Block(text, role, palette.on_accent, scale=scale)], inner)
    lines = scene.lines_of(text, role, placed.size, inner.width)
    width = inner.width if lines > 1 else scene.width_of(text, role, placed.size) * 1.04
    middle = (inner.left + inner.right) / 2
    half = min(width, inner.width) / 2 + placed.size * _SIDE
    band = Box(middle - half, placed.box.top - placed.size * _HEIGHT, middle + half,
               placed.box.bottom + placed.size * _HEIGHT)  # fmt: skip
    words = placed.words(scene, "center", "top")
    words["style"] |= {"verticalAlign": "center"}
    delay = 0.12 * scene.beat.pace
    return [
        scene.enter(scene.panel(band, palette.accent, 2.4), way="pop", delay=delay),
        scene.enter(words, way="pop", delay=delay),
    ]


PRIMITIVE = Primitive(
    kind="confetti-burst",
    label="Confetti Burst",
    category="Gamification",
    summary="Confetti that bursts behind a line of text.",
    inputs=(Input("text", "text", "the line of text", required=False),),
    options=("pop", "slide", "drop"),
    seconds=4.0,
    draw=draw,
    example={"text": "Goal reached!"},
    is_overlay=True,
)
