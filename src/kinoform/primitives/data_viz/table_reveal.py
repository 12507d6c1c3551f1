"""A table whose rows come one after the other, with the cell that matters marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES, RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth, widest
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

MOST_ROWS = 10
_FIGURE_SLACK = 1.1
_LONG_HEAD = 14
"""Letters from which the name of a column may take two lines."""
MOST_COLUMNS = {"wide": 7, "square": 5, "tall": 4}
_AMOUNT = re.compile(r"^[^\d]{0,4}?([-−+]?)[^\d]{0,3}(\d[\d,.\s]*)\s*([KMB%]?)\D{0,4}$")
_UNITS = {"": 1.0, "%": 1.0, "K": 1e3, "M": 1e6, "B": 1e9}


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns and the rows of a table stand."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    top: float
    pitch: float
    size: float
    gap: float

    def cell(self, row: int, column: int) -> Box:
        """The place of a cell; row 0 holds the names of the columns."""
        left, top = self.lefts[column], self.top + row * self.pitch
        return Box(left, top, left + self.widths[column], top + self.pitch)


def draw(board: Board) -> list[RawClip]:
    """The clips of a table."""
    clips, body = board.headed()
    heads, rows = _table(board)
    if not rows:
        return clips
    grid = _grid(board, heads, rows, body)
    numeric = [is_numeric([row[at] for row in rows]) for at in range(len(heads))]
    best = best_cell(heads, rows, board.text("highlight"))
    aligns: list[Align] = ["right" if is_number else "left" for is_number in numeric]
    clips += _rules(board, grid, body, len(rows))
    if best is not None:
        clips.append(_field(board, grid, best, rows[best[0]][best[1]], len(rows)))
    for row, cells in enumerate([heads, *rows]):
        for column, text in enumerate(cells):
            if text:
                clips.append(_cell(board, grid, row, column, text, aligns[column], best, len(rows)))
    return clips


def _table(board: Board) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    most = MOST_COLUMNS[board.page.shape]
    given = board.rows("rows")
    across = min(
        max(len(board.texts("columns")), max((len(row) for row in given), default=0)), most
    )
    if len(given) > MOST_ROWS or max(len(row) for row in given) > across:
        board.note("too_many_items", f"{min(len(given), MOST_ROWS)} rows of {across} columns "
                   "are shown")  # fmt: skip
    blank = ("",) * across
    heads = (*board.texts("columns"), *blank)[:across]
    return heads, [(*row, *blank)[:across] for row in given[:MOST_ROWS]]


def amount(text: str) -> float | None:
    """The number that a cell says: "€4.2M", "-3%" or "1,200"; None for words."""
    found = _AMOUNT.match(text.strip())
    if found is None:
        return None
    try:
        value = float(re.sub(r"[,\s]", "", found[2]))
    except ValueError:
        return None
    return value * _UNITS[found[3]] * (-1.0 if found[1] in {"-", "−"} else 1.0)


def is_numeric(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers, as far as it holds anything."""
    said = [cell for cell in cells if cell]
    return bool(said) and all(amount(cell) is not None for cell in said)


def best_cell(
    heads: Sequence[str], rows: Sequence[Sequence[str]], wanted: str
) -> tuple[int, int] | None:
    """Row and column of the cell to mark: what is wanted, or the most in the last numbers."""
    for row, cells in enumerate(rows):
        if wanted and wanted in cells[1:]:
            return row, cells.index(wanted, 1)
    columns = [at for at in range(len(heads)) if is_numeric([cells[at] for cells in rows])]
    named = [at for at in columns if heads[at] == wanted]
    rising = [row for row, cells in enumerate(rows) if wanted and cells[0] == wanted]
    if not columns:
        return None
    column = (named or columns)[-1]
    if rising:
        return rising[0], column
    amounts = [amount(cells[column]) for cells in rows]
    known = [value for value in amounts if value is not None]
    if len(known) < 2 or max(known) == min(known):
        return None
    return amounts.index(max(known)), column


def _grid(board: Board, heads: Sequence[str], rows: Sequence[Sequence[str]], body: Box) -> Grid:
    lines = len(rows) + 1
    growth = few_growth(len(rows))
    pitch = min(body.height / lines, 14.0 * growth * board.u)
    gap = 3.0 * board.u
    room = body.width - gap * len(heads)
    size = min(ROLES["body"].size(board.page) * 1.25 * growth, pitch * 0.44)
    least = SMALLEST_TYPE_U * board.u
    while True:
        widths = [
            max(*(_breadth(board, row[at], size) for row in rows),
                _head_width(board, heads[at], _head_size(size, least)))
            for at in range(len(heads))
        ]  # fmt: skip
        if sum(widths) <= room or size <= least:
            break
        size = max(size * 0.95, least)
    widths = _shared_room(widths, room)
    lefts, left = [], body.left + gap / 2
    for width in widths:
        lefts.append(left)
        left += width + gap
    top = body.top + (body.height - pitch * lines) / 2
    return Grid(tuple(lefts), tuple(widths), top, pitch, size, gap)


def _breadth(board: Board, text: str, size: float) -> float:
    """Of a cell's text; figures of one width are as broad as a nought, which is broad."""
    if amount(text) is None:
        return widest(board.scene, [text], "body", size)
    return widest(board.scene, [re.sub(r"\d", "0", text)], "body", size) * _FIGURE_SLACK


def _head_width(board: Board, head: str, size: float) -> float:
    """A name of several words may take two lines."""
    whole = widest(board.scene, [head], "label", size)
    if " " not in head or len(head) < _LONG_HEAD:
        return whole
    longest = widest(board.scene, head.split(), "label", size)
    return min(whole, max(longest, whole * 0.6))


def _head_size(size: float, least: float) -> float:
    return max(size * 0.78, least)


def _shared_room(widths: list[float], room: float) -> list[float]:
    """Widths that fill a room: what is spare goes to all, what lacks is taken from the widest."""
    spare = room - sum(widths)
    if spare >= 0:
        return [width + spare / len(widths) for width in widths]
    limit = room
    for _ in range(40):
        if sum(min(width, limit) for width in widths) <= room:
            break
        limit *= 0.93
    held = [min(width, limit) for width in widths]
    return [width + (room - sum(held)) / len(held) for width in held]


def _rules(board: Board, grid: Grid, body: Box, count: int) -> list[RawClip]:
    """A line under the names of the columns, and a fainter one between the rows."""
    scene, palette, u = board.scene, board.palette, board.u
    found = []
    for row in range(count):
        y = grid.top + (row + 1) * grid.pitch
        half = (0.16 if row == 0 else 0.08) * u
        rule = scene.panel(Box(body.left, y - half, body.right, y + half),
                           board.quiet if row == 0 else palette.line)  # fmt: skip
        found.append(scene.grow(rule, "left", board.comes(row - 1, scene.beat.delay(row, count))))
    return found


def _best_delay(board: Board, count: int) -> float:
    """The cell that matters comes when the rows stand."""
    return max(board.turn(row, count) for row in range(count)) + 0.3 * board.scene.beat.pace


def _field(board: Board, grid: Grid, best: tuple[int, int], text: str, count: int) -> RawClip:
    """What lies behind the cell that matters, as wide as its text."""
    row, column = best
    cell = grid.cell(row + 1, column)
    pad = min(grid.gap * 0.45, grid.pitch * 0.3)
    before = max(pad, 1.6 * board.u)
    wide = min(_breadth(board, text, grid.size), cell.width)
    box = Box(cell.right - wide - before, cell.top + grid.pitch * 0.14, cell.right + pad,
              cell.bottom - grid.pitch * 0.14)  # fmt: skip
    panel = board.scene.panel(box, board.palette.accent, 1.0)
    return board.scene.enter(panel, way="pop", delay=_best_delay(board, count))


def _cell(
    board: Board, grid: Grid, row: int, column: int, text: str, align: Align,
    best: tuple[int, int] | None, count: int,
) -> RawClip:  # fmt: skip
    scene, palette = board.scene, board.palette
    role: RoleName = "body" if row else "label"
    size = grid.size if row else _head_size(grid.size, SMALLEST_TYPE_U * board.u)
    is_best = best is not None and (row - 1, column) == best
    color = palette.ink if row and column == 0 else palette.ink_soft
    weight = {"fontWeight": 650} if is_best or (row and column == 0) else {}
    words = scene.words(
        text, grid.cell(row, column), role, size=size, align=align, vertical="center",
        color=palette.on_accent if is_best else palette.ink if row and align == "right" else color,
        lines=2 if grid.pitch > size * 2.6 else 1,
        style={"fontFeatures": {"tnum": 1}, **weight},
    )  # fmt: skip
    if is_best:
        return scene.enter(words, way="fade", delay=_best_delay(board, count))
    if board.option == "fade":
        own = scene.beat.delay(column, len(grid.lefts))
    else:
        own = scene.beat.delay(row, count + 1)
    return scene.enter(words, way=board.way(), delay=board.comes(row - 1, own))


PRIMITIVE = Primitive(
    kind="table-reveal",
    label="Table Reveal",
    category="Data Viz",
    summary="A table whose rows come one after the other, with its best cell marked.",
    inputs=(
        Input("columns", "texts", "the names of the columns"),
        Input("rows", "table", "a list of cells for each row", most=MOST_ROWS),
    ),
    options=("stagger", "slide", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Lisbon earns the most from each guest",
        "columns": ["City", "Guests", "Nights", "Per guest"],
        "rows": [
            ["Lisbon", "12,400", "3.4", "€412"], ["Porto", "9,800", "2.9", "€355"],
            ["Seville", "8,150", "2.6", "€298"], ["Valencia", "7,900", "2.8", "€305"],
            ["Bilbao", "5,300", "2.2", "€281"],
        ],
        "source": "Source: booking records, summer season",
    },
)  # fmt: skip
