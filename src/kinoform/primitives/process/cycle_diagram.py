"""Steps around a loop that begins again where it ends."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth, fitting_size
from kinoform.primitives._names_around import AroundName, names_around
from kinoform.primitives._picture_and_list import for_readers, picture_and_list
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import Point, disc, on_circle, square_around, stroke
from kinoform.scenery.room import RawClip

MOST = 8
_POINTS = 48
_ROOMY = 4
"""So few steps have names of two lines at the most."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a cycle."""
    clips, body = board.headed()
    steps = board.texts("steps")
    if len(steps) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(steps)} steps are shown")
        steps = steps[:MOST]
    count = len(steps)
    if count == 1:
        return [*clips, *_alone(board, steps, body)]
    if board.page.shape == "wide":
        radius = body.height / 2
        centre = ((body.left + body.right) / 2, (body.top + body.bottom) / 2)
    else:
        picture, listed = picture_and_list(board, body, count)
        radius = picture.width / 2
        centre = (picture.left + radius, picture.top + radius)
        clips += for_readers(board, listed, lambda place: _list(board, steps, place))
    is_wide = board.page.shape == "wide"
    node = min(radius * (0.2 if is_wide else 0.25), radius * 1.7 / max(count, 4))
    usual = ROLES["title"].size(board.page) * 0.9
    upright = (steps[0], steps[count // 2]) if count % 2 == 0 else steps[:1]
    longest = max(board.scene.width_of(step, "body", usual) for step in upright)
    is_short = longest < 44 * board.u
    size = min(usual * few_growth(count), usual * max(44 * board.u / max(longest, 1.0), 1.0))
    above = size * (1.4 if is_short else 2.9)
    around = radius - node - (above + node * 0.3 if is_wide else 0.0)
    for index in range(count):
        clips += _link(board, index, count, centre, around, node)
    for index in range(count):
        clips += _node(board, steps, index, centre, around, node)
    if is_wide:
        chosen = board.text("highlight")
        names = [
            AroundName(step, 360.0 * at / count, 1.0, is_loud=not chosen or step == chosen)
            for at, step in enumerate(steps)
        ]
        clips += names_around(board, names, centre, around + node * 1.45, body,
                              largest=size)  # fmt: skip
    return clips


def _alone(board: Board, steps: tuple[str, ...], body: Box) -> list[RawClip]:
    """One step that follows itself, with its name in the middle."""
    scene = board.scene
    centre = ((body.left + body.right) / 2, (body.top + body.bottom) / 2)
    radius = min(body.width, body.height) / 2
    node = radius * 0.2
    around = radius - node
    inner = square_around(centre, around * 0.72)
    size = fitting_size(scene, steps, "title", inner.width, inner.height, lines=5,
                        largest=ROLES["headline"].size(board.page) * 1.3) \
        or ROLES["label"].size(board.page)  # fmt: skip
    name = scene.words(steps[0], inner, "title", size=size, align="center", vertical="center",
                       lines=5)  # fmt: skip
    return [
        *_link(board, 0, 1, centre, around, node),
        *_node(board, steps, 0, centre, around, node),
        board.item(name, 0, 1, "rise", first=0.15),
    ]


def _is_loud(board: Board, step: str, index: int) -> bool:
    chosen = board.text("highlight")
    return step == chosen if chosen else index == 0


def _node(
    board: Board, steps: tuple[str, ...], index: int, centre: Point, around: float, node: float
) -> list[RawClip]:
    scene, palette, count = board.scene, board.palette, len(steps)
    spot = on_circle(centre, around, 360.0 * index / count)
    is_loud = _is_loud(board, steps[index], index)
    mark = disc(scene, spot, node, palette.accent if is_loud else palette.surface)
    number = scene.words(
        f"{index + 1}", square_around(spot, node), "headline", size=node * 0.85, align="center",
        vertical="center", lines=1, color=palette.on_accent if is_loud else palette.ink,
    )  # fmt: skip
    return [board.item(mark, index, count, "pop"), board.item(number, index, count, "fade")]


def _link(
    board: Board, index: int, count: int, centre: Point, around: float, node: float
) -> list[RawClip]:
    """An arrow along the circle to the next step."""
    free = math.degrees((node + 1.2 * board.u) / around)
    first, last = 360.0 * index / count + free, 360.0 * (index + 1) / count - free
    if last - first < 2.0:
        return []
    points = [
        on_circle(centre, around, first + (last - first) * at / (_POINTS - 1))
        for at in range(_POINTS)
    ]
    delay = board.turn(index, count, 0.2)
    width, head = 0.55 * board.u, min(2.6 * board.u, around * math.radians(last - first) * 0.5)
    if board.option == "draw-on":
        line = stroke(board.scene, points, board.quiet, width, arrow=head, delay=delay,
                      seconds=board.scene.beat.enter * 0.7)  # fmt: skip
        return [board.scene.enter(line, way="none")]
    line = stroke(board.scene, points, board.quiet, width, arrow=head)
    return [board.item(line, index, count, "fade", first=0.2)]


def _list(board: Board, steps: tuple[str, ...], box: Box) -> list[RawClip]:
    """The steps by their numbers."""
    scene, palette, u, count = board.scene, board.palette, board.u, len(steps)
    growth = few_growth(count)
    pitch = min(box.height / count, 16.0 * growth * u)
    top = box.top + (box.height - pitch * count) / 2
    largest = min(ROLES["body"].size(board.page) * 1.2 * growth, pitch * 0.54)
    indent = largest * 1.7
    size = fitting_size(scene, steps, "body", box.width - indent, pitch * 0.94,
                        lines=2 if count < _ROOMY else 3,
                        largest=largest) or largest * 0.8  # fmt: skip
    found = []
    for index, step in enumerate(steps):
        row = Box(box.left, top + index * pitch, box.right, top + (index + 1) * pitch)
        number = Box(row.left, row.top, row.left + indent, row.bottom)
        parts = [
            scene.words(f"{index + 1}", number, "title", size=size * 1.05, vertical="center",
                        lines=1, color=palette.accent_ink),
            scene.words(step, Box(number.right, row.top, row.right, row.bottom), "body", size=size,
                        vertical="center", lines=3,
                        color=palette.ink if _is_loud(board, step, index) else palette.ink_soft),
        ]  # fmt: skip
        found += [board.item(part, index, count, "fade") for part in parts]
    return found


PRIMITIVE = Primitive(
    kind="cycle-diagram",
    label="Cycle Diagram",
    category="Process",
    summary="Steps around a loop that begins again where it ends.",
    inputs=(Input("steps", "texts", "the steps of the loop", most=MOST),),
    options=("draw-on", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "How we learn from every release",
        "steps": ["Plan with users", "Build a first version", "Measure what happens",
                  "Learn and decide", "Share the results"],
    },
)  # fmt: skip
