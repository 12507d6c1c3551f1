"""A ranking whose rows change places until everybody stands where they belong."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import face
from kinoform.primitives._lettering import few_growth, fits
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.gamification._standings import Standing, shown, standings, turn_of
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped

MOST = {"wide": 6, "square": 6, "tall": 8}
_PITCH_U = {"wide": 17.0, "square": 15.0, "tall": 22.0}
_GAP = 0.14
"""Between rows, of their pitch."""
_STEP = 0.94
_FACE = 2.8
"""A portrait is at most so many times as high as the type beside it."""
_WAITS, _MOVES = 0.95, 1.15
"""Seconds until the rows begin to change places, and seconds that it takes."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where rows stand, and how large what is in them."""

    left: float
    right: float
    top: float
    pitch: float
    size: float
    rank_width: float

    def row(self, index: int) -> Box:
        top = self.top + index * self.pitch
        return Box(self.left + self.rank_width, top, self.right, top + self.pitch * (1 - _GAP))


def draw(board: Board) -> list[RawClip]:
    """The clips of a leaderboard."""
    clips, body = board.headed()
    ranked = standings(board)
    most = MOST[board.page.shape]
    if len(ranked) > most:
        board.note("too_many_items", f"the best {most} of {len(ranked)} are shown")
    rows = shown(ranked, most, board.text("highlight"))
    grid = _grid(board, body, rows)
    starts = starting_order(rows)
    for index, each in enumerate(rows):
        clips.append(_rank(board, each, grid, index, len(rows)))
    # Who carries the message passes in front of the others.
    order = sorted(range(len(rows)), key=lambda index: _is_loud(board, rows, index))
    return [
        *clips,
        *(_row(board, rows, index, starts[index], grid) for index in order),
    ]


def starting_order(rows: list[Standing]) -> list[int]:
    """The row in which each begins: as in the data, or turned round if that is no change."""
    places = sorted(range(len(rows)), key=lambda index: rows[index].place)
    starts = [places.index(index) for index in range(len(rows))]
    if starts == list(range(len(rows))):
        starts.reverse()
    return starts


def _grid(board: Board, body: Box, rows: list[Standing]) -> Grid:
    growth = few_growth(len(rows))
    pitch = min(body.height / (len(rows) - _GAP), _PITCH_U[board.page.shape] * growth * board.u)
    top = body.top + (body.height - pitch * (len(rows) - _GAP)) / 2
    usual = ROLES["title"].size(board.page)
    share = (1 - _GAP) * (0.36 if _is_stacked(board, rows) else 0.42)
    size = min(usual * growth, pitch * share)
    while size > usual and not _names_fit(board, rows, _sized(board, body, rows, top, pitch, size)):
        size *= _STEP
    if growth > 1.0:
        pitch = min(pitch, size / share * 1.1)
        top = body.top + (body.height - pitch * (len(rows) - _GAP)) / 2
    return _sized(board, body, rows, top, pitch, max(size, SMALLEST_TYPE_U * board.u))


def _sized(
    board: Board, body: Box, rows: list[Standing], top: float, pitch: float, size: float
) -> Grid:
    widest = max(board.scene.width_of(str(each.rank), "title", size) for each in rows)
    return Grid(body.left, body.right, top, pitch, size, widest * 1.1 + size * 0.8)


def _names_fit(board: Board, rows: list[Standing], grid: Grid) -> bool:
    """Whether each name stands whole in one line."""
    row = grid.row(0)
    name, _ = _places(board, rows, grid, row, _disc(row, grid.size))
    return all(
        fits(board.scene, each.name, "title", grid.size, name.width, row.height, 1)
        for each in rows
    )  # fmt: skip


def _disc(row: Box, size: float) -> Box:
    """The place of a portrait beside type of a size."""
    side = min(row.height * 0.66, size * _FACE)
    inset, middle = (row.height - side) / 2, (row.top + row.bottom) / 2
    left = row.left + min(inset, size)
    return Box(left, middle - side / 2, left + side, middle + side / 2)


def _is_stacked(board: Board, rows: list[Standing]) -> bool:
    """Whether scores stand below names: on tall pages, and where few rows have large type."""
    shape = board.page.shape
    return shape == "tall" or (shape == "square" and few_growth(len(rows)) > 1.0)


def _is_loud(board: Board, rows: list[Standing], index: int) -> bool:
    chosen = board.text("highlight")
    return rows[index].name == chosen if chosen else index == 0


def _rank(board: Board, each: Standing, grid: Grid, index: int, count: int) -> RawClip:
    scene, row = board.scene, grid.row(index)
    box = Box(grid.left, row.top, row.left - grid.size * 0.4, row.bottom)
    words = scene.words(
        str(each.rank), box, "title", size=grid.size, align="center", vertical="center", lines=1,
        color=board.palette.ink_soft, style={"fontFeatures": {"tnum": 1}},
    )  # fmt: skip
    return scene.enter(words, index, count, "fade")


def _row(board: Board, rows: list[Standing], index: int, start: int, grid: Grid) -> RawClip:
    scene = board.scene
    row = grid.row(index)
    clip = grouped(scene, _content(board, rows, index, grid, row), row)
    if board.option != "animate-on-init":
        # From the last to the first, as results are read out.
        turn = turn_of(board, rows[index], scene.beat.delay(len(rows) - 1 - index, len(rows)))
        return scene.enter(clip, way="rise" if board.option == "stagger" else "fade", delay=turn)
    pace = scene.beat.pace
    place = clip["transform"]["y"]
    waits, moves = _WAITS * pace, _MOVES * pace
    frames = [
        {"time": round(waits, 4), "value": round(place + (start - index) * grid.pitch, 2)},
        {"time": round(waits + moves, 4), "value": place, "easing": curves.MOVE},
    ]
    moving = {**clip, "keyframes": [{"property": "y", "frames": frames}]}
    return scene.enter(moving, start, len(rows), "fade")


def _content(board: Board, rows: list[Standing], index: int, grid: Grid, row: Box) -> list[RawClip]:
    """The panel of a row with portrait, name and score."""
    scene, palette, each = board.scene, board.palette, rows[index]
    is_loud = _is_loud(board, rows, index)
    ink = palette.on_accent if is_loud else palette.ink
    disc = _disc(row, grid.size)
    name, figure = _places(board, rows, grid, row, disc)
    clips = [scene.panel(row, palette.accent if is_loud else palette.surface, 1.6)]
    if is_loud:
        clips.append(scene.clip("circle", disc, style={"fill": palette.on_accent.css}))
        clips += [clip | _tinted(clip, palette.accent.css) for clip in face(board, each.name, "",
                                                                            disc)[1:]]  # fmt: skip
    else:
        clips += face(board, each.name, "", disc)
    is_stacked = figure.top > row.top
    clips.append(
        scene.words(each.name, name, "title", size=grid.size, color=ink,
                    vertical="bottom" if is_stacked else "center",
                    lines=2 if name.height > grid.size * 2.3 else 1, style={"fontWeight": 600})
    )  # fmt: skip
    if board.numbers("scores"):
        scores = [one.score for one in rows]
        pace = scene.beat.pace
        clips.append(
            scene.figure(
                each.score, figure, "body" if is_stacked else "title", board.form(scores),
                begins=each.score if board.option == "fade" else 0.0,
                size=grid.size * (0.84 if is_stacked else 1.0), color=ink,
                align="left" if is_stacked else "right", delay=0.1 * pace,
                seconds=(_WAITS + _MOVES - 0.1 if board.option == "animate-on-init" else 1.0)
                * pace,
            )
        )  # fmt: skip
    return clips


def _places(board: Board, rows: list[Standing], grid: Grid, row: Box, disc: Box) -> tuple[Box, Box]:
    """Where name and score stand: side by side, or one under the other."""
    left, right = disc.right + grid.size * 0.7, row.right - grid.size * 0.8
    if not board.numbers("scores"):
        return Box(left, row.top, right, row.bottom), Box(right, row.top, right, row.bottom)
    if _is_stacked(board, rows):
        split = row.top + row.height * 0.53
        return (Box(left, row.top, right, split),
                Box(left, split, right, row.bottom - row.height * 0.1))  # fmt: skip
    written = board.written([one.score for one in rows])
    room = max(board.scene.width_of(text, "title", grid.size) for text in written) * 1.12
    figure = Box(right - room, row.top, right, row.bottom)
    return Box(left, row.top, figure.left - grid.size * 0.4, row.bottom), figure


def _tinted(clip: RawClip, color: str) -> RawClip:
    return {"style": {**clip["style"], "fill": color}}


PRIMITIVE = Primitive(
    kind="leaderboard",
    label="Leaderboard",
    category="Gamification",
    summary="A ranking whose rows change places until everybody stands where they belong.",
    inputs=(
        Input("names", "texts", "who takes part"),
        Input("scores", "numbers", "their scores"),
        Input("highlight", "text", "the name that carries the message", required=False),
    ),
    options=("animate-on-init", "stagger", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Mira takes the lead in the last week",
        "names": ["Jonas Weber", "Lea Simon", "Mira Okafor", "Paul Fischer", "Nora Haddad"],
        "scores": [1840, 1712, 2105, 1466, 1598],
        "highlight": "Mira Okafor",
        "unit": " km",
    },
)
