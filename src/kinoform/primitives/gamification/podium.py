"""Three steps that rise, with those who stand on them."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import face
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.gamification._standings import Standing, standings, turn_of
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import arriving, grouped

_ORDER = (1, 0, 2)
"""From left to right: second, first, third."""
_HEIGHTS = (1.0, 0.7, 0.48)
_WIDEST_U = {"wide": 40.0, "square": 30.0, "tall": 30.0}
_LARGEST = {"wide": 1.5, "square": 1.2, "tall": 1.5}
"""So much larger than usual one or two people stand there."""
_GAP_U = 1.2
_FACE_U = {"wide": 13.0, "square": 13.0, "tall": 17.0}
_CALLS = (0.5, 0.25, 0.0)
"""Seconds after which the first, the second and the third come: the best comes last."""


@dataclass(frozen=True, slots=True)
class Step:
    """One place on the podium."""

    standing: Standing
    index: int
    """0 is the best."""
    left: float
    right: float
    top: float
    bottom: float


def draw(board: Board) -> list[RawClip]:
    """The clips of a podium."""
    clips, body = board.headed()
    best = standings(board)
    if len(best) > 3:
        board.note("too_many_items", f"the best 3 of {len(best)} are shown")
    best = best[:3]
    names = [each.name for each in best]
    count = len(best)
    growth = min(few_growth(count + 1), _LARGEST[board.page.shape])
    width = min(
        (body.width - 2 * _GAP_U * board.u) / max(count, 1.6),
        _WIDEST_U[board.page.shape] * growth * board.u,
    )
    size = common_size(board, names, "title", width * 0.94, lines=2,
                       largest=ROLES["title"].size(board.page) * 0.9 * growth)  # fmt: skip
    size = max(size, ROLES["label"].size(board.page))
    side = _FACE_U[board.page.shape] * growth * board.u
    head = side + 1.6 * board.u + size * 2.35
    if board.numbers("scores"):
        head += size * 1.35
    crown = 7.0 * board.u
    tallest = min(body.height - head - crown - 2.0 * board.u, width * 2.9)
    bottom = body.bottom - max(body.height - head - crown - tallest - 2.0 * board.u, 0.0) / 2
    order = [index for index in _ORDER if index < count]
    total = len(order) * width + (len(order) - 1) * _GAP_U * board.u
    left = (body.left + body.right - total) / 2
    for slot, index in enumerate(order):
        x = left + slot * (width + _GAP_U * board.u)
        step = Step(
            best[index],
            index,
            x,
            x + width,
            bottom - tallest * _HEIGHTS[best[index].rank - 1],
            bottom,
        )
        clips += _step(board, step, size, side, [each.score for each in best])
    return clips


def _step(board: Board, step: Step, size: float, side: float, scores: list[float]) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    box = Box(step.left, step.top, step.right, step.bottom)
    is_first = step.standing.rank == 1
    color = palette.accent if is_first else palette.background.mix(palette.ink, 0.16)
    ink = palette.on_accent if is_first else palette.ink_soft
    number_size = min(box.width * 0.42, box.height * 0.72, 20.0 * board.u)
    number = scene.words(
        str(step.standing.rank), Box(box.left, box.top, box.right, box.top + number_size * 1.5),
        "poster", size=number_size, color=ink, align="center", vertical="center", lines=1,
    )  # fmt: skip
    radius = {"borderRadius": [round(1.4 * board.u, 2), round(1.4 * board.u, 2), 0, 0]}
    parts = [scene.clip("rect", box, style={"fill": color.css, **radius}), number]
    delay = turn_of(board, step.standing, _CALLS[step.index] * scene.beat.pace)
    if board.option == "fade":
        block = scene.enter(grouped(scene, parts, box), way="fade", delay=delay)
    else:
        block = arriving(scene, parts, box, "bottom", delay, seconds=0.8 * scene.beat.pace)
    return [block, *_person(board, step, size, side, scores, delay + 0.35 * scene.beat.pace)]


def _person(
    board: Board, step: Step, size: float, side: float, scores: list[float], delay: float
) -> list[RawClip]:
    """Portrait, name and score above a step; the best one wears a crown."""
    scene, palette, u = board.scene, board.palette, board.u
    way: Way = "drop" if board.option == "drop" else "pop"
    is_first = step.standing.rank == 1
    lines = min(scene.lines_of(step.standing.name, "title", size * 0.95,
                               step.right - step.left), 2)  # fmt: skip
    bottom = step.top - 1.2 * u
    clips = []
    if board.numbers("scores"):
        line = Box(step.left, bottom - size * 1.25, step.right, bottom)
        figure = scene.figure(
            step.standing.score, line, "body", board.form(scores), size=size * 0.84,
            align="center", color=palette.accent_ink if is_first else palette.ink_soft,
            begins=step.standing.score if board.option == "fade" else 0.0,
            delay=delay, seconds=0.7 * scene.beat.pace, style={"fontWeight": 600},
        )  # fmt: skip
        clips.append(scene.enter(figure, way="fade", delay=delay))
        bottom = line.top
    words = Box(step.left, bottom - size * 1.16 * lines, step.right, bottom)
    name = scene.words(
        step.standing.name, words, "title", size=size, align="center", vertical="bottom",
        lines=lines, style={"fontWeight": 650},
    )  # fmt: skip
    middle = (step.left + step.right) / 2
    disc = Box(middle - side / 2, words.top - 1.6 * u - side, middle + side / 2,
               words.top - 1.6 * u)  # fmt: skip
    clips.append(scene.enter(name, way="fade", delay=delay))
    portrait = face(board, step.standing.name, "", disc, is_loud=is_first)
    clips += [scene.enter(part, way=way, delay=delay)
              for part in portrait]  # fmt: skip
    if is_first:
        half = 3.0 * u
        crown = Box(middle - half, disc.top - 6.4 * u, middle + half, disc.top - 0.4 * u)
        style = {"stroke": palette.accent.css, "strokeWidth": round(0.6 * u, 2)}
        icon = scene.clip("icon", crown, icon="lucide:crown", style=style)
        clips.append(board.pulsing(scene.enter(icon, way="drop",
                                               delay=delay + 0.2 * scene.beat.pace)))  # fmt: skip
    return clips


PRIMITIVE = Primitive(
    kind="podium",
    label="Podium",
    category="Gamification",
    summary="Three steps that rise, with those who stand on them.",
    inputs=(
        Input("names", "texts", "who stands on it; without scores the best comes first"),
        Input("scores", "numbers", "their scores", required=False),
    ),
    options=("grow", "drop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Mira rode the furthest this year",
        "names": ["Mira Okafor", "Jonas Weber", "Lea Simon"],
        "scores": [2105, 1840, 1712],
        "unit": " km",
    },
)
