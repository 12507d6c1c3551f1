"""The number of a level that climbs within a ring."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.gamification._emblems import glow, pulse_ring
from kinoform.primitives.gamification._stand import middle_of, stand, titled
from kinoform.scenery.outlines import pen, ring
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped

_HOLE = 0.86
_RADIUS = {"wide": 0.46, "square": 0.47, "tall": 0.47}
_NUMBER = 0.78
"""The largest size of the number, in radii."""
_CLIMB = 1.3
_MOST_STEPS = 10


def draw(board: Board) -> list[RawClip]:
    """The clips of a level that climbs."""
    scene, palette = board.scene, board.palette
    place = stand(board)
    area = place.emblem
    if not board.text("label"):
        area = board.page.middle
    centre = middle_of(area)
    radius = min(area.width, area.height) * _RADIUS[board.page.shape]
    lands = _CLIMB * scene.beat.pace
    sweep = ring(scene, centre, radius, palette.accent, hole=_HOLE, round_ends=True)
    sweep |= pen(scene, 0.15 * scene.beat.pace, lands)
    clips = [
        scene.enter(glow(scene, centre, radius * 1.7, palette.accent, 0.22), way="none"),
        scene.enter(ring(scene, centre, radius, board.track, hole=_HOLE), way="fade"),
        scene.enter(sweep, way="none"),
        pulse_ring(board, centre, radius, lands),
        *_chevrons(board, centre, radius, lands),
        _number(board, centre, radius, lands),
    ]
    if board.text("label"):
        clips += titled(board, place, board.text("label"), _span(board), first=0.3)
    return clips


def _span(board: Board) -> str:
    ends = board.written((board.number("from"), board.number("to")))
    return " → ".join(ends)


def _chevrons(
    board: Board, centre: tuple[float, float], radius: float, lands: float
) -> list[RawClip]:
    """Two arrows above the number that come up with it."""
    scene, (x, y) = board.scene, centre
    clips = []
    for index in range(2):
        half = radius * 0.17
        top = y - radius * (0.5 + 0.15 * index)
        box = Box(x - half, top - half, x + half, top + half)
        style = {"stroke": board.palette.accent.css, "strokeWidth": round(radius * 0.05, 2)}
        icon = scene.clip("icon", box, icon="lucide:chevron-up", style=style)
        rising = scene.enter(icon, way="rise", delay=lands * (0.55 + 0.2 * index))
        clips.append(rising)
    return clips


def _number(board: Board, centre: tuple[float, float], radius: float, lands: float) -> RawClip:
    scene, (x, y) = board.scene, centre
    begins, ends = board.number("from"), board.number("to")
    written = board.written((begins, ends))
    widest = max(scene.width_of(text, "poster", 1.0) for text in written)
    size = min(radius * _NUMBER, radius * 1.42 / widest)
    middle = y + radius * 0.12
    box = Box(x - radius * 0.78, middle - size * 0.62, x + radius * 0.78, middle + size * 0.62)
    if board.option == "slide":
        return _rolling(board, box, size, lands)
    figure = scene.figure(
        ends, box, "poster", board.form((begins, ends)), begins=begins, size=size, align="center",
        delay=0.15 * scene.beat.pace, seconds=lands,
    )  # fmt: skip
    figure["count"]["easing"] = curves.MOVE
    return board.pulsing(scene.enter(figure, way=board.way("fade"), delay=0.0))


def _rolling(board: Board, box: Box, size: float, lands: float) -> RawClip:
    """The numbers on a strip that runs through a window, as on a meter."""
    scene = board.scene
    begins, ends = board.number("from"), board.number("to")
    steps = max(1, min(int(abs(ends - begins)), _MOST_STEPS))
    values = [begins + (ends - begins) * step / steps for step in range(steps + 1)]
    whole = begins == int(begins) and ends == int(ends)
    shown = board.written([round(value) if whole else value for value in values])
    line = box.height * ROLES["poster"].line_height
    words = [
        scene.words(
            text, box.moved(0.0, index * line), "poster", size=size, align="center",
            vertical="center", lines=1,
        )
        for index, text in enumerate(shown)
    ]  # fmt: skip
    strip = grouped(scene, words, box)
    place = strip["transform"]["y"]
    frames = [
        {"time": round(0.15 * scene.beat.pace, 4), "value": place},
        {"time": round(0.15 * scene.beat.pace + lands, 4),
         "value": round(place - steps * line, 2), "easing": curves.MOVE},
    ]  # fmt: skip
    strip["keyframes"] = [{"property": "y", "frames": frames}]
    return scene.enter(grouped(scene, [strip], box, clip=True), way="fade", delay=0.0)


PRIMITIVE = Primitive(
    kind="level-up",
    label="Level Up",
    category="Gamification",
    summary="The number of a level that climbs within a ring.",
    inputs=(
        Input("from", "number", "the level before"),
        Input("to", "number", "the level now"),
        Input("label", "text", "what the level is called", required=False),
    ),
    options=("count-up", "slide", "pop"),
    seconds=4.0,
    draw=draw,
    example={"from": 11, "to": 14, "label": "City explorer"},
)
