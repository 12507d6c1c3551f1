"""Two lists, for and against, whose points are ticked one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.comparison._side_words import side_words
from kinoform.scenery.room import RawClip

_MOST = {"wide": 6, "square": 5, "tall": 5}
_FEW = 2
"""So many points share the whole height of their list."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two lists, and how it looks."""

    name: str
    points: tuple[str, ...]
    icon: Literal["lucide:check", "lucide:x"]
    color: Color
    from_left: bool


def draw(board: Board) -> list[RawClip]:
    """The clips of both lists."""
    clips, body = board.headed()
    sides = _sides(board)
    most = max(len(side.points) for side in sides)
    boxes = _boxes(board, body, sides)
    u, pad = board.u, 3.0 * board.u
    heading = ROLES["title"].size(board.page) * few_growth(most) ** 0.5 * 1.9
    # Rows of both lists stand level, so the list with more points decides.
    pitches = [
        min((box.height - heading - 2 * pad) / max(most if board.page.shape != "tall" else
            len(side.points), 1), (15.0 if most > _FEW else 100.0) * u)
        for side, box in zip(sides, boxes, strict=True)
    ]  # fmt: skip
    pitch = min(pitches)
    usual = ROLES["body"].size(board.page) * few_growth(most)
    mark = min(usual * 1.5, pitch * 0.8)
    size = common_size(
        board, [*sides[0].points, *sides[1].points], "body", boxes[0].width - 2 * pad - mark * 1.6,
        height=pitch * 0.94, lines=3, largest=usual * 1.36,
    )  # fmt: skip
    mark = min(mark, size * 1.7)
    count, turn = sum(len(side.points) for side in sides), 0
    for side, box in zip(sides, boxes, strict=True):
        panel = board.scene.panel(box, board.palette.surface, 2.0)
        clips.append(_come(board, panel, side, 0.0))
        clips += _heading(board, side, Box(box.left + pad, box.top + pad * 0.6, box.right - pad,
                                           box.top + pad * 0.6 + heading))  # fmt: skip
        top = box.top + pad + heading
        for row, point in enumerate(side.points):
            place = Box(box.left + pad, top + row * pitch, box.right - pad, top + (row + 1) * pitch)
            clips += _point(board, side, point, place, (size, mark), turn, count)
            turn += 1
    return clips


def _sides(board: Board) -> tuple[Side, Side]:
    palette, most = board.palette, _MOST[board.page.shape]
    first, second = side_words("for-against", board.scene.theme.locale)
    for name in ("pros", "cons"):
        count = len(board.texts(name))
        if count > most:
            board.note("too_many_items", f"the first {most} of {count} {name} are shown")
    return (
        Side(first, board.texts("pros")[:most], "lucide:check", palette.positive, from_left=True),
        Side(second, board.texts("cons")[:most], "lucide:x", palette.negative, from_left=False),
    )


def _boxes(board: Board, body: Box, sides: tuple[Side, Side]) -> tuple[Box, Box]:
    """Side by side, or on a tall page one above the other in proportion to their points."""
    gap = 3.0 * board.u
    if board.page.shape != "tall":
        middle = (body.left + body.right) / 2
        return (
            Box(body.left, body.top, middle - gap / 2, body.bottom),
            Box(middle + gap / 2, body.top, body.right, body.bottom),
        )
    parts = [len(side.points) + 1.2 for side in sides]
    split = body.top + (body.height - gap) * parts[0] / sum(parts)
    return (
        Box(body.left, body.top, body.right, split),
        Box(body.left, split + gap, body.right, body.bottom),
    )


def _come(board: Board, clip: RawClip, side: Side, delay: float) -> RawClip:
    """Comes in by the chosen option; by "slide" each list from its own side."""
    if board.option != "slide":
        return board.scene.enter(clip, way=board.way("rise"), delay=delay)
    beat, x = board.scene.beat, clip["transform"]["x"]
    away = (-1.0 if side.from_left else 1.0) * 9.0 * board.u
    frames = [
        {"time": round(delay, 4), "value": round(x + away, 2)},
        {"time": round(delay + beat.enter, 4), "value": x, "easing": curves.ENTER},
    ]
    moving = {**clip, "keyframes": [{"property": "x", "frames": frames}]}
    return board.scene.enter(moving, way="fade", delay=delay)


def _heading(board: Board, side: Side, line: Box) -> list[RawClip]:
    words = board.scene.words(
        side.name, line, "title", size=line.height / 1.9, color=side.color,
        vertical="center", lines=1, style={"fontWeight": 750},
    )  # fmt: skip
    return [_come(board, words, side, 0.0)]


def _point(
    board: Board, side: Side, point: str, place: Box, sizes: tuple[float, float], index: int,
    count: int,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    size, mark = sizes
    y = (place.top + place.bottom) / 2
    disc = Box(place.left, y - mark / 2, place.left + mark, y + mark / 2)
    tint = palette.surface.mix(side.color, 0.2)
    delay = board.turn(index, count)
    icon = scene.clip(
        "icon", disc.grown(-mark * 0.22), icon=side.icon,
        style={"stroke": side.color.css, "strokeWidth": round(mark * 0.085, 2)},
        draw={"delay": round(delay + 0.1 * scene.beat.pace, 4), "easing": "easeOutCubic",
              "duration": round(scene.beat.enter * 0.7, 4)},
    )  # fmt: skip
    words = scene.words(
        point, Box(disc.right + mark * 0.55, place.top, place.right, place.bottom), "body",
        size=size, vertical="center", lines=3,
    )  # fmt: skip
    return [
        scene.enter(scene.clip("circle", disc, style={"fill": tint.css}), way="pop", delay=delay),
        scene.enter(icon, way="none"),
        _come(board, words, side, delay),
    ]


PRIMITIVE = Primitive(
    kind="pros-cons",
    label="Pros and Cons",
    category="Comparison",
    summary="Two lists, for and against, whose points are ticked one after the other.",
    inputs=(
        Input("pros", "texts", "what speaks for it"),
        Input("cons", "texts", "what speaks against it"),
    ),
    options=("stagger", "slide", "pop"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Should the market move indoors?",
        "pros": ["Open in any weather", "Longer hours", "Cold storage on site", "Room for a café"],
        "cons": ["Higher rent for stalls", "Less passing trade", "A year of building"],
    },
)
