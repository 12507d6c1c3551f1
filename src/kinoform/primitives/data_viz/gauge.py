"""A dial whose needle goes to a value between a least and a most."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size
from kinoform.primitives._path_data import filled
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import (
    Point,
    disc,
    on_circle,
    pen,
    ring,
    square_around,
    stroke,
)
from kinoform.scenery.room import RawClip

_REACH = 120.0
"""Degrees from the middle of the dial to either end."""
_HOLE = 0.84
_DEPTH = 1.68
"""Height of the dial with its number, in radii."""
_MARKS = 41
_SWEEP_SECONDS = 1.05


def draw(board: Board) -> list[RawClip]:
    """The clips of a gauge."""
    clips, body = board.headed()
    scene, palette, u = board.scene, board.palette, board.u
    least, most = _ends(board)
    value = board.number("value")
    share = min(max((value - least) / (most - least), 0.0), 1.0)
    if not least <= value <= most:
        board.note("out_of_range", f"{value:g} is beyond the dial, from {least:g} to {most:g}")
    label = 7.5 * u * (1.0 if board.page.shape == "wide" else 1.35) if board.has("label") else 0.0
    below = max(label, ROLES["label"].size(board.page) * 1.6)
    radius = min(body.width / 2, (body.height - below) / _DEPTH)
    height = radius * _DEPTH + below
    top = body.top + (body.height - height) / 2
    centre = ((body.left + body.right) / 2, top + radius)
    drawn = _marked if board.option == "stagger" else _swept
    clips += drawn(board, centre, radius, share)
    clips += _needle(board, centre, radius, share)
    size = radius * 0.38
    text = board.written((value,))[0]
    room = radius * 1.02
    size = min(size, room / max(scene.width_of(text, "display", 1.0), 0.1) * 0.96)
    middle = centre[1] + radius * 0.45
    place = Box(
        centre[0] - room / 2, middle - size * 0.6, centre[0] + room / 2, middle + size * 0.6
    )
    figure = scene.figure(
        value, place, "display", board.form((value,)), size=size, align="center",
        begins=value if board.option == "fade" else least, delay=board.turn(0, 1, 0.1),
        seconds=_sweep_seconds(board),
    )  # fmt: skip
    clips.append(scene.enter(figure, way="fade"))
    clips += _end_labels(board, centre, radius, least, most)
    if board.has("label"):
        line = Box(body.left, top + height - label, body.right, top + height)
        largest = fitting_size(scene, [board.text("label")], "body", line.width, line.height,
                               largest=ROLES["title"].size(board.page))  # fmt: skip
        words = scene.words(board.text("label"), line, "body", color=palette.ink_soft,
                            size=largest, align="center", vertical="bottom", lines=2)  # fmt: skip
        clips.append(board.item(words, 3, 4, "fade"))
    return clips


def _ends(board: Board) -> tuple[float, float]:
    least = board.number("min")
    most = board.number("max", max(100.0, least + 100.0))
    return (least, most) if most > least else (most, least + (1.0 if most == least else 0.0))


def _swept(board: Board, centre: Point, radius: float, share: float) -> list[RawClip]:
    scene = board.scene
    rail = ring(scene, centre, radius, board.track, begins=-_REACH, ends=_REACH, hole=_HOLE,
                round_ends=True)  # fmt: skip
    found = [scene.enter(rail, way="fade")]
    if share > 0.0:
        fill = ring(scene, centre, radius, board.palette.accent, begins=-_REACH,
                    ends=-_REACH + 2 * _REACH * share, hole=_HOLE, round_ends=True)  # fmt: skip
        if board.option == "fade":
            found.append(board.item(fill, 0, 1, "fade", first=0.2))
        else:
            fill |= pen(scene, board.turn(0, 1, 0.1), _sweep_seconds(board), curves.ENTER)
            found.append(scene.enter(fill, way="none"))
    return found


def _marked(board: Board, centre: Point, radius: float, share: float) -> list[RawClip]:
    """Marks instead of an arc, which light up one after the other."""
    found = []
    for at in range(_MARKS):
        degrees = -_REACH + 2 * _REACH * at / (_MARKS - 1)
        is_lit = at <= share * (_MARKS - 1) and share > 0.0
        ends = [on_circle(centre, radius * depth, degrees) for depth in (_HOLE, 0.98)]
        mark = stroke(board.scene, ends, board.palette.accent if is_lit else board.track,
                      radius * 0.032)  # fmt: skip
        found.append(board.item(mark, at, _MARKS, "fade"))
    return found


def _sweep_seconds(board: Board) -> float:
    """The number lands with the needle."""
    return _SWEEP_SECONDS * board.scene.beat.pace


def _needle(board: Board, centre: Point, radius: float, share: float) -> list[RawClip]:
    scene, ink = board.scene, board.palette.ink
    x, y = centre
    thick, tip = radius * 0.022, radius * 0.74
    data = (
        f"M{x - thick:.2f} {y:.2f}L{x - thick * 0.3:.2f} {y - tip:.2f}"
        f"L{x + thick * 0.3:.2f} {y - tip:.2f}L{x + thick:.2f} {y:.2f}Z"
    )
    needle = filled(board, data, ink, square_around(centre, radius))
    goal = round(-_REACH + 2 * _REACH * share, 3)
    needle["transform"]["rotation"] = goal
    hub = disc(scene, centre, radius * 0.065, ink)
    if board.option != "fade":
        delay = board.turn(0, 1, 0.1)
        seconds = _sweep_seconds(board)
        needle["keyframes"] = [
            {"property": "rotation", "frames": [
                {"time": round(delay, 4), "value": -_REACH},
                {"time": round(delay + seconds, 4), "value": goal, "easing": curves.ENTER},
            ]}
        ]  # fmt: skip
    return [scene.enter(needle, way="fade", delay=0.0), scene.enter(hub, way="fade", delay=0.0)]


def _end_labels(
    board: Board, centre: Point, radius: float, least: float, most: float
) -> list[RawClip]:
    scene, size = board.scene, ROLES["label"].size(board.page) * 1.15
    found = []
    for value, degrees in ((least, -_REACH), (most, _REACH)):
        x, y = on_circle(centre, radius * (1.0 + _HOLE) / 2, degrees)
        half = radius * 0.2
        place = Box(x - half, y + radius * 0.09, x + half, y + radius * 0.09 + size * 1.4)
        (text,) = board.written((value,))
        words = scene.words(text, place, "label", color=board.palette.ink_soft, size=size,
                            align="center", vertical="top", lines=1)  # fmt: skip
        found.append(board.item(words, 2, 4, "fade"))
    return found


PRIMITIVE = Primitive(
    kind="gauge",
    label="Gauge",
    category="Data Viz",
    summary="A dial whose needle goes to a value.",
    inputs=(
        Input("value", "number", "where the needle goes"),
        Input("min", "number", "the beginning of the dial", required=False, default=0),
        Input("max", "number", "the end of the dial", required=False, default=100),
        Input("label", "text", "what is measured", required=False),
    ),
    options=("draw-on", "stagger", "fade"),
    seconds=4.5,
    draw=draw,
    mirrors=False,
    example={
        "title": "Guests are happier than ever",
        "value": 78, "min": 0, "max": 100, "label": "Guest satisfaction, of 100",
    },
)  # fmt: skip
