"""A bar of experience that fills, perhaps past the mark of its goal."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.gamification._emblems import star
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.outlines import disc
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped

_BAR_U = {"wide": 11.0, "square": 10.0, "tall": 17.0}
_FIGURE_U = {"wide": 24.0, "square": 22.0, "tall": 34.0}
_BEYOND = 0.9
"""Where in the track the larger of value and goal stands."""
_SEGMENTS = 24
_FILL_SECONDS = 1.15


def draw(board: Board) -> list[RawClip]:
    """The clips of a bar of experience."""
    scene, page, u = board.scene, board.page, board.u
    value, goal = board.number("value"), board.number("goal")
    room = page.safe
    (written,) = board.written((value,))
    thick = _BAR_U[page.shape] * u
    size = min(_FIGURE_U[page.shape] * u, room.width * 0.9 / scene.width_of(written, "poster", 1.0))
    label = board.text("label")
    role, scale = loudest(scene, label, room, LOUD[3:], share=0.2, lines=2)
    blocks = [
        Block(label, role, scale=scale, lines=3),
        Block(height=size * 1.06, gap_u=4.0),
        Block(height=thick, gap_u=12.0 if page.shape == "tall" else 8.0),
        Block(height=ROLES["title"].size(page) * 1.2, gap_u=3.4),
    ]
    placed = {id(part.block): part for part in column(scene, blocks, room, 0.5)}
    clips = []
    if label:
        clips.append(scene.speak(placed[id(blocks[0])].words(scene)))
    figure, bar, foot = (placed[id(block)].box for block in blocks[1:])
    most = max(value, goal, 0.0) or 1.0
    reach = bar.width * _BEYOND
    filled = max(reach * value / most, 0.0)
    mark = bar.left + max(reach * goal / most, 0.0)
    clips.append(_figure(board, figure, size, value))
    clips += _fill(board, bar, filled)
    return [*clips, *_goal(board, bar, foot, mark, is_reached=value >= goal > 0.0)]


def _figure(board: Board, box: Box, size: float, value: float) -> RawClip:
    scene = board.scene
    form = board.form((value, board.number("goal")))
    made = scene.figure(
        value, box, "poster", form, delay=0.1 * scene.beat.pace,
        seconds=_FILL_SECONDS * scene.beat.pace, size=size, color=board.palette.accent_ink,
    )  # fmt: skip
    return scene.enter(made, way="fade", delay=0.1 * scene.beat.pace)


def _fill(board: Board, bar: Box, filled: float) -> list[RawClip]:
    """The track, and on it the part that is won."""
    scene, palette, u = board.scene, board.palette, board.u
    delay, seconds = 0.1 * scene.beat.pace, _FILL_SECONDS * scene.beat.pace
    if board.option == "stagger":
        return _segments(board, bar, filled, delay, seconds)
    radius = bar.height / 2 / u
    track = scene.enter(scene.panel(bar, board.track, radius), way="fade", delay=0.0)
    if filled <= 0.0:
        return [track]
    part = Box(bar.left, bar.top, bar.left + max(filled, bar.height), bar.bottom)
    won = scene.panel(part, palette.accent, radius)
    if board.option == "fade":
        return [track, scene.enter(won, way="fade", delay=delay)]
    # It slides within the track's round ends, so that its own end is round all the way.
    place = won["transform"]["x"]
    frames = [
        {"time": round(delay, 4), "value": round(place - part.width, 2)},
        {"time": round(delay + seconds, 4), "value": place, "easing": curves.ENTER},
    ]
    sliding = {**won, "keyframes": [{"property": "x", "frames": frames}]}
    ends = {"borderRadius": round(bar.height / 2, 2)}
    return [track, scene.enter(grouped(scene, [sliding], bar, clip=True, style=ends), way="none")]


def _segments(board: Board, bar: Box, filled: float, delay: float, seconds: float) -> list[RawClip]:
    """The bar in pieces that light up one after the other."""
    scene, palette, u = board.scene, board.palette, board.u
    gap = 0.7 * u
    wide = (bar.width - gap * (_SEGMENTS - 1)) / _SEGMENTS
    boxes = [
        Box(bar.left + index * (wide + gap), bar.top, bar.left + index * (wide + gap) + wide,
            bar.bottom)
        for index in range(_SEGMENTS)
    ]  # fmt: skip
    empty = grouped(scene, [scene.panel(box, board.track, 0.8) for box in boxes], bar)
    clips = [scene.enter(empty, way="fade", delay=0.0)]
    lit = [box for box in boxes if (box.left + box.right) / 2 - bar.left < filled]
    for index, box in enumerate(lit):
        at = delay + seconds * 0.8 * index / max(len(lit), 1)
        clips.append(scene.enter(scene.panel(box, palette.accent, 0.8), way="pop", delay=at))
    return clips


def _goal(board: Board, bar: Box, foot: Box, mark: float, *, is_reached: bool) -> list[RawClip]:
    """A line across the bar where the goal is, with its number below and a star when it is won."""
    scene, palette, u = board.scene, board.palette, board.u
    color = palette.ink if is_reached else palette.ink_soft
    line = Box(mark - 0.3 * u, bar.top - 1.8 * u, mark + 0.3 * u, bar.bottom + 1.8 * u)
    delay = 0.25 * scene.beat.pace
    clips = [scene.grow(scene.panel(line, color, 0.3), "bottom", delay)]
    _, written = board.written((board.number("value"), board.number("goal")))
    size = ROLES["title"].size(board.page)
    wide = scene.width_of(written, "title", size) * 1.08
    left = min(max(mark - wide / 2, bar.left), bar.right - wide)
    words = scene.words(
        written, Box(left, foot.top, left + wide, foot.bottom), "title", size=size,
        color=color, align="center", lines=1, style={"fontFeatures": {"tnum": 1}},
    )  # fmt: skip
    clips.append(scene.enter(words, way="fade", delay=delay))
    if is_reached:
        lands = (0.1 + _FILL_SECONDS * 0.72) * scene.beat.pace
        centre, radius = (mark, bar.top - 1.8 * u - 3.4 * u), 3.4 * u
        badge = [disc(scene, centre, radius, palette.accent),
                 star(scene, centre, radius * 0.48, palette.on_accent)]  # fmt: skip
        clips += [board.pulsing(scene.enter(part, way="pop", delay=lands)) for part in badge]
    return clips


PRIMITIVE = Primitive(
    kind="xp-bar",
    label="XP Bar",
    category="Gamification",
    summary="A bar of experience that fills, perhaps past the mark of its goal.",
    inputs=(
        Input("value", "number", "what was won"),
        Input("goal", "number", "what was to be won"),
        Input("label", "text", "what it is", required=False),
    ),
    options=("grow", "stagger", "fade"),
    seconds=4.0,
    draw=draw,
    example={
        "label": "Your points this season", "value": 2480, "goal": 2000,
    },
)  # fmt: skip
