"""A crowd of a hundred around a number, of which the best few are lit."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._house_words import word
from kinoform.primitives._path_data import circles, filled
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import Block, column
from kinoform.scenery.outlines import on_circle
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene

_HALF_CIRCLE, _OPEN_RING = 90.0, 140.0
"""How far a crowd reaches to either side of the top, in degrees; tall pages have room for more."""
_ROWS = 5
_INNER = 0.58
"""The radius of the innermost row, of the outermost."""
_CROWD = 100
_WEDGES = 12
_DOT = 0.36
"""The radius of a dot, of the distance between rows."""
_SWEEP = 0.8
_LEAST_SHARE, _BEGINS = 0.1, 50.0
"""The best share that is told, and the one from which the number counts down."""

Point = tuple[float, float]


def crowd(
    reach: float = _HALF_CIRCLE, rows: int = _ROWS, count: int = _CROWD, inner: float = _INNER
) -> list[Point]:
    """Angles up to `reach` degrees and radii up to 1 of people in rows, from left to right."""
    radii = [inner + (1.0 - inner) * row / (rows - 1) for row in range(rows)]
    seats = [round(count * radius / sum(radii)) for radius in radii]
    seats[-1] += count - sum(seats)
    found = [
        (reach * (2.0 * seat / (number - 1) - 1.0), radius)
        for radius, number in zip(radii, seats, strict=True)
        for seat in range(number)
    ]
    return sorted(found)


def draw(board: Board) -> list[RawClip]:
    """The clips of a dial."""
    clips, body = board.headed()
    scene, u = board.scene, board.u
    label = board.text("label")
    foot = (16.0 if board.page.shape == "wide" else 22.0) * u if label else 2.0 * u
    is_tall = board.page.shape == "tall"
    below = -math.cos(math.radians(_OPEN_RING)) if is_tall else 0.0
    radius = min(body.width / 2, (body.height - foot) / (1.0 + below)) * 0.97
    total = radius * (1.0 + below) + foot
    middle = (body.left + body.right) / 2
    centred = body.top + (body.height - total) / 2 + radius
    base = centred + radius * below
    top_share = max(100.0 - board.number("percentile"), _LEAST_SHARE)
    lit = max(1, min(_CROWD, round(top_share)))
    clips += _dots(board, (middle, centred), radius, lit)
    clips.append(_figure(board, (middle, centred), radius, top_share))
    if label:
        box = Box(body.left, base + 5.0 * u, body.right, base + foot)
        block = Block(label, "title", board.palette.ink_soft, lines=2, scale=1.15)
        (placed,) = column(scene, [block], box, 0.0)
        words = placed.words(scene, "center")
        words["style"] |= {"fontWeight": 500}
        clips.append(scene.enter(words, way="rise", delay=0.5 * scene.beat.pace))
    return clips


def _dots(board: Board, centre: Point, radius: float, lit: int) -> list[RawClip]:
    """The crowd in wedges that come from left to right; the lit ones come last and pulse."""
    scene, palette = board.scene, board.palette
    is_tall = board.page.shape == "tall"
    seats = crowd(_OPEN_RING, _ROWS - 1) if is_tall else crowd()
    rows = len({share for _, share in seats})
    size = radius * (1.0 - _INNER) / (rows - 1) * _DOT
    reach = radius - size
    people = [on_circle(centre, reach * share, angle) for angle, share in seats]
    quiet, loud = people[: _CROWD - lit], people[_CROWD - lit :]
    frame = Box(centre[0] - radius, centre[1] - radius, centre[0] + radius,
                centre[1] + (radius if is_tall else size))  # fmt: skip
    pace = scene.beat.pace
    clips = []
    wedges = max(1, math.ceil(len(quiet) / (_CROWD / _WEDGES)))
    for index in range(wedges):
        part = quiet[index * len(quiet) // wedges : (index + 1) * len(quiet) // wedges]
        if part:
            shape = filled(board, circles((x, y, size) for x, y in part), board.quiet, frame)
            at = 0.0 if board.option == "fade" else _SWEEP * pace * index / _WEDGES
            clips.append(scene.enter(shape, way="fade", delay=at))
    shape = filled(board, circles((x, y, size * 1.12) for x, y in loud), palette.accent, frame)
    if board.option == "pop":
        clips += [_one(scene, person, size * 1.12, palette.accent.css, index, len(loud))
                  for index, person in enumerate(loud)]  # fmt: skip
        return clips
    delay = (0.3 if board.option == "fade" else _SWEEP * 0.9) * pace
    return [*clips, board.pulsing(scene.enter(shape, way="fade", delay=delay))]


def _one(scene: Scene, person: Point, size: float, color: str, index: int, count: int) -> RawClip:
    x, y = person
    clip = scene.clip("circle", Box(x - size, y - size, x + size, y + size), style={"fill": color})
    at = (0.5 + 0.5 * index / max(count, 1)) * scene.beat.pace
    return scene.enter(clip, way="pop", delay=at)


def _figure(board: Board, centre: Point, radius: float, share: float) -> RawClip:
    """The number in the middle, counting down."""
    scene, (x, base) = board.scene, centre
    digits = 0 if share >= 1.0 and share == int(share) else 1
    begins = share if board.option == "fade" else max(share, _BEGINS)
    before, _, behind = word(scene.theme.locale, "top-share").partition("{}")
    form = {"format": "plain", "decimals": digits, "prefix": before, "suffix": behind}
    widest = max(scene.width_of(f"{before}{value:.{digits}f}{behind}", "poster", 1.0)
                 for value in (begins, share))  # fmt: skip
    inner = radius * _INNER * 0.9
    size = min(inner * 1.62 / widest, ROLES["poster"].size(board.page) * 1.9)
    bottom = base + size * 0.61 if board.page.shape == "tall" else base
    box = Box(x - inner * 0.9, bottom - size * 1.22, x + inner * 0.9, bottom)
    made = scene.figure(
        share, box, "poster", form, begins=begins, size=size,
        align="center", vertical="bottom", color=board.palette.accent_ink, delay=0.1,
        seconds=1.15 * scene.beat.pace,
    )  # fmt: skip
    return scene.enter(made, way="fade", delay=0.0)


PRIMITIVE = Primitive(
    kind="percentile-dial",
    label="Percentile Dial",
    category="Gamification",
    summary="A crowd of a hundred around a number, of which the best few are lit.",
    inputs=(
        Input("percentile", "number", "percent of all people who are behind, so that 92 is the "
              "top 8%", least_value=0, most_value=100),
        Input("label", "text", "of what", required=False),
    ),
    options=("draw-on", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "You rode further than almost everybody",
        "percentile": 92,
        "label": "of all riders in the city this year",
    },
)  # fmt: skip
