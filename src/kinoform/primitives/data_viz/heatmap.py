"""A matrix whose cells are the stronger in colour the more they hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._lettering import fitting_size, widest
from kinoform.primitives._path_data import filled
from kinoform.primitives._shortening import shortened
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._shades import Shades, shade_key
from kinoform.primitives.data_viz._tiles import tiles
from kinoform.scenery.room import RawClip

MOST_ROWS, MOST_COLUMNS = 16, 24
_MOST_WRITTEN = 84
"""Numbers stand in the cells of a matrix that has no more cells than that."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns with names, as they stand on the page."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: dict[tuple[int, int], float]
    """By row and column; what is missing has no cell."""

    def turned(self) -> Matrix:
        """Rows for columns."""
        return Matrix(self.columns, self.rows, {(c, r): v for (r, c), v in self.cells.items()})


def draw(board: Board) -> list[RawClip]:
    """The clips of a heatmap."""
    clips, body = board.headed()
    matrix = _matrix(board)
    if not matrix.cells:
        return nothing_to_show(board)
    scene, u = board.scene, board.u
    shades = Shades.of(board.palette, tuple(matrix.cells.values()))
    line = ROLES["label"].size(board.page)
    names = min(widest(scene, matrix.rows, "label", line) + 2.0 * u, body.width * 0.26)
    top = body.top + line * ROLES["label"].line_height + 1.2 * u
    grid = Box(body.left + names, top, body.right, body.bottom)
    written = _written(board, matrix, grid)
    if not written:
        key = Box(grid.left, body.bottom - line * 1.3, grid.right, body.bottom)
        clips += shade_key(board, shades, key)
        grid = Box(grid.left, grid.top, grid.right, key.top - 2.4 * u)
    return [
        *clips, *_labels(board, matrix, grid, body, line), *_cells(board, matrix, grid, shades),
        *_numbers(board, matrix, grid, shades, written), *_peak(board, matrix, grid),
    ]  # fmt: skip


def _matrix(board: Board) -> Matrix:
    values = board.rows("values")[:MOST_ROWS]
    across = min(max((len(row) for row in values), default=0), MOST_COLUMNS)
    given = max((len(row) for row in board.rows("values")), default=0)
    if len(board.rows("values")) > len(values) or given > across:
        board.note("too_many_items", f"{len(values)} rows of {across} columns are shown")
    rows = (*board.texts("rows"), *("",) * len(values))[: len(values)]
    columns = (*board.texts("columns"), *("",) * across)[:across]
    cells = {
        (row, column): value
        for row, listed in enumerate(values)
        for column, value in enumerate(listed[:across])
    }
    found = Matrix(rows, columns, cells)
    is_sideways = board.page.shape == "tall" and len(columns) > 1.3 * len(rows)
    return found.turned() if is_sideways else found


def _cell(matrix: Matrix, grid: Box, row: int, column: int, gap: float) -> Box:
    across, down = grid.width / len(matrix.columns), grid.height / len(matrix.rows)
    left, top = grid.left + column * across, grid.top + row * down
    return Box(left + gap / 2, top + gap / 2, left + across - gap / 2, top + down - gap / 2)


def _gap(board: Board, matrix: Matrix) -> float:
    return (0.6 if len(matrix.cells) <= _MOST_WRITTEN else 0.4) * board.u


def _labels(board: Board, matrix: Matrix, grid: Box, body: Box, size: float) -> list[RawClip]:
    scene, palette, u = board.scene, board.palette, board.u
    across, down = grid.width / len(matrix.columns), grid.height / len(matrix.rows)
    each = max(1, round(size * 1.3 / down + 0.49))
    found = []
    for row, name in enumerate(matrix.rows):
        if not name or row % each:
            continue
        place = Box(body.left, grid.top + row * down, grid.left - 1.4 * u,
                    grid.top + (row + 1) * down)  # fmt: skip
        color = palette.ink if name == board.text("highlight") else palette.ink_soft
        lines = 2 if down > size * 2.6 else 1
        said = shortened(scene, name, "label", size, place.width, lines)
        words = scene.words(said, place, "label", size=size, color=color, align="right",
                            vertical="center", lines=lines)  # fmt: skip
        found.append(scene.enter(words, way="fade"))
    room = widest(scene, (name[:10] for name in matrix.columns), "label", size) + u
    each = max(1, round(room / across + 0.49))
    for column, name in enumerate(matrix.columns):
        if not name or column % each:
            continue
        middle, half = grid.left + (column + 0.5) * across, across * each / 2 - 0.3 * u
        left, right = max(middle - half, body.left), min(middle + half, body.right)
        reach = min(middle - left, right - middle)
        place = Box(middle - reach, body.top, middle + reach, grid.top - 0.8 * u)
        color = palette.ink if name == board.text("highlight") else palette.ink_soft
        said = shortened(scene, name, "label", size, place.width)
        words = scene.words(said, place, "label", size=size, color=color, align="center",
                            vertical="bottom", lines=1)  # fmt: skip
        found.append(board.item(words, column, len(matrix.columns), "fade"))
    return found


def _cells(board: Board, matrix: Matrix, grid: Box, shades: Shades) -> list[RawClip]:
    """One outline for the cells of a column that have one shade."""
    gap, found = _gap(board, matrix), []
    alike: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for (row, column), value in matrix.cells.items():
        box = _cell(matrix, grid, row, column, gap)
        alike[column, shades.step(value)].append(box)
    for (column, step), boxes in sorted(alike.items()):
        around = boxes[0].union(boxes[-1])
        shape = filled(board, tiles(boxes, 0.7 * board.u), shades.colors[step], around)
        if board.option == "fade":
            found.append(board.item(shape, step, len(shades.colors), "fade"))
        else:
            found.append(board.item(shape, column, len(matrix.columns), "rise"))
    return found


def _written(board: Board, matrix: Matrix, grid: Box) -> dict[tuple[int, int], tuple[str, float]]:
    """The numbers of the cells and their size; none where they do not fit."""
    if len(matrix.cells) > _MOST_WRITTEN:
        return {}
    box = _cell(matrix, grid, 0, 0, _gap(board, matrix))
    texts = board.written(tuple(matrix.cells.values()))
    largest = ROLES["body"].size(board.page) * 1.25
    size = fitting_size(
        board.scene, texts, "label", box.width * 0.84, box.height * 0.8, lines=1, largest=largest
    )
    if size is None:
        return {}
    return {place: (text, size) for place, text in zip(matrix.cells, texts, strict=True)}


def _numbers(
    board: Board, matrix: Matrix, grid: Box, shades: Shades,
    written: dict[tuple[int, int], tuple[str, float]],
) -> list[RawClip]:  # fmt: skip
    found = []
    for (row, column), (text, size) in written.items():
        box = _cell(matrix, grid, row, column, 0.0)
        color: Color = on(shades.color(matrix.cells[row, column]))
        words = board.scene.words(text, box, "label", size=size, color=color, align="center",
                                  vertical="center", lines=1)  # fmt: skip
        found.append(board.item(words, column, len(matrix.columns), "fade", first=0.15))
    return found


def _peak(board: Board, matrix: Matrix, grid: Box) -> list[RawClip]:
    """A frame around the cell that holds the most."""
    most = max(matrix.cells.values())
    if most == min(matrix.cells.values()):
        return []
    row, column = next(place for place, value in matrix.cells.items() if value == most)
    box = _cell(matrix, grid, row, column, 0.0)
    frame = board.scene.clip(
        "rect", box,
        style={"stroke": board.palette.ink.css, "strokeWidth": round(0.45 * board.u, 2),
               "borderRadius": round(0.9 * board.u, 2)},
    )  # fmt: skip
    scene = board.scene
    delay = board.turn(column, len(matrix.columns)) + 0.5 * scene.beat.pace
    return [board.pulsing(scene.enter(frame, way="fade", delay=delay))]


_HOURS = ("08", "10", "12", "14", "16", "18", "20")
_VISITS = (
    (12, 26, 41, 38, 33, 52, 30), (14, 28, 44, 40, 36, 58, 34), (13, 30, 47, 43, 39, 61, 37),
    (15, 29, 45, 44, 42, 66, 48), (18, 33, 52, 57, 68, 92, 74),
)  # fmt: skip

PRIMITIVE = Primitive(
    kind="heatmap",
    label="Heatmap",
    category="Data Viz",
    summary="A matrix whose cells are the stronger in colour the more they hold.",
    inputs=(
        Input("rows", "texts", "the names of the rows", most=MOST_ROWS),
        Input("columns", "texts", "the names of the columns", most=MOST_COLUMNS),
        Input("values", "matrix", "a list of numbers for each row"),
    ),
    options=("stagger", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Friday at six is our busiest hour",
        "rows": ["Mon", "Tue", "Wed", "Thu", "Fri"],
        "columns": list(_HOURS),
        "values": [list(row) for row in _VISITS],
        "source": "Source: visitors by hour, spring",
    },
)
