"""Books on shelves, covers to the front, with their ratings."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size
from kinoform.primitives._stars import stars, stars_width
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

MOST = 6
_RATIO = 0.68
"""Width of a cover by its height."""
_BOARD_U = 1.1
_GAP_U = 4.0
_SPINE_SHARE = 0.06
_LARGER = ((1, 1.7), (3, 1.3))
"""The words below up to so many books are so much larger."""


@dataclass(frozen=True, slots=True)
class _Book:
    title: str
    author: str
    rating: float | None
    src: str
    color: Color


@dataclass(frozen=True, slots=True)
class _Shelf:
    """How large everything on the shelves is."""

    width: float
    height: float
    words: float
    gap: float
    size: float


def draw(board: Board) -> list[RawClip]:
    """The clips of shelves."""
    clips, body = board.headed(board.page.middle if board.page.has_buttons else None)
    books = _books(board)
    if not books:
        return clips
    fits = [(_measured(board, books, body, columns), columns) for columns in range(1, MOST + 1)]
    shelf, columns = max(fits, key=lambda fit: round(fit[0].height))
    rows = math.ceil(len(books) / columns)
    pitch = shelf.height + shelf.words + _BOARD_U * board.u
    between = min((body.height - rows * pitch) / max(rows - 1, 1), 4.0 * board.u)
    top = body.top + (body.height - rows * pitch - between * (rows - 1)) / 2
    for row in range(rows):
        standing = books[row * columns : (row + 1) * columns]
        y = top + row * (pitch + between)
        plank = Box(body.left, y + shelf.height, body.right,
                    y + shelf.height + _BOARD_U * board.u)  # fmt: skip
        line = board.scene.panel(plank, board.palette.background.mix(board.palette.ink, 0.22), 0.4)
        clips.append(board.scene.grow(line, "left", board.turn(row * columns, len(books))))
        wide = len(standing) * shelf.width + (len(standing) - 1) * shelf.gap
        for place, book in enumerate(standing):
            left = (body.left + body.right - wide) / 2 + place * (shelf.width + shelf.gap)
            cover = Box(left, y, left + shelf.width, y + shelf.height)
            index = row * columns + place
            clips += _cover(board, book, cover, index, len(books))
            clips += _words(board, book, cover, plank.bottom, shelf, index, len(books))
    return clips


def _books(board: Board) -> list[_Book]:
    titles = board.texts("titles")
    if len(titles) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(titles)} books are shown")
        titles = titles[:MOST]
    authors, ratings = board.texts("authors"), board.numbers("ratings")
    sources = board.values.get("imageUrls") or ()
    return [
        _Book(
            title,
            authors[index] if index < len(authors) else "",
            ratings[index] if index < len(ratings) else None,
            sources[index] if index < len(sources) else "",
            _color(board, index),
        )
        for index, title in enumerate(titles)
    ]


def _color(board: Board, index: int) -> Color:
    """Of a cover: a hue of the palette, calmed down a little."""
    hues = (board.palette.accent, board.palette.accent_2, *board.palette.categorical[2:6])
    return hues[index % len(hues)].mix(board.palette.background, 0.14)


def _measured(board: Board, books: list[_Book], body: Box, columns: int) -> _Shelf:
    u, rows = board.u, math.ceil(len(books) / columns)
    gap = _GAP_U * u
    widest = (body.width - 2.0 * u - gap * (columns - 1)) / columns
    size = max(ROLES["caption"].size(board.page) * 1.1, SMALLEST_TYPE_U * u)
    size *= next((factor for most, factor in _LARGER if len(books) <= most), 1.0)
    # What is printed on a cloth stands below a cover that is a picture.
    pictured = [book for book in books if book.src]
    lines = (2.4 if pictured else 0.0) + (1.5 if any(book.author for book in pictured) else 0.0)
    has_stars = any(book.rating is not None for book in books)
    words = lines * size * 1.3 + (size * 1.6 if has_stars else 0.0) + 1.6 * u
    highest = (body.height - (rows - 1) * 2.0 * u) / rows - words - _BOARD_U * u
    height = min(highest, widest / _RATIO)
    return _Shelf(height * _RATIO, height, words, gap, size)


def _cover(board: Board, book: _Book, cover: Box, index: int, count: int) -> list[RawClip]:
    """The front of a book: its picture, or its title on a plain cloth."""
    scene = board.scene
    radius = 0.5
    if book.src:
        parts = [scene.picture(book.src, cover, radius_u=radius, move=None)]
    else:
        parts = _cloth(board, book, cover, radius)
    spine = Box(cover.left, cover.top, cover.left + cover.width * _SPINE_SHARE, cover.bottom)
    parts.append(scene.panel(spine, Color(0.0, 0.0, 0.0, 0.16), radius))
    return [board.item(part, index, count, "drop") for part in parts]


def _cloth(board: Board, book: _Book, cover: Box, radius: float) -> list[RawClip]:
    scene = board.scene
    ink = on(book.color)
    pad = cover.width * 0.14
    room = Box(cover.left + pad, cover.top + cover.height * 0.12, cover.right - pad * 0.7,
               cover.top + cover.height * 0.66)  # fmt: skip
    size = common_size(board, [book.title], "title", room.width, height=room.height, lines=5,
                       largest=cover.width * 0.17)  # fmt: skip
    cloth = [
        scene.panel(cover, book.color, radius),
        scene.words(book.title, room, "title", size=size, color=ink, lines=5),
    ]
    if not book.author:
        y = cover.bottom - cover.height * 0.14
        band = Box(room.left, y, room.left + cover.width * 0.3, y + max(cover.width * 0.022, 2.0))
        return [*cloth, scene.panel(band, ink.with_alpha(0.6))]
    foot = Box(room.left, room.bottom, room.right, cover.bottom - cover.height * 0.07)
    size = common_size(board, [book.author], "label", foot.width, height=foot.height, lines=2,
                       largest=cover.width * 0.1)  # fmt: skip
    author = scene.words(book.author, foot, "label", size=size, color=ink.with_alpha(0.82), lines=2,
                         vertical="bottom")  # fmt: skip
    return [*cloth, author]


def _words(
    board: Board, book: _Book, cover: Box, top: float, shelf: _Shelf, index: int, count: int
) -> list[RawClip]:
    """Under the shelf: the title and the author of a pictured cover, the stars."""
    scene, palette, size = board.scene, board.palette, shelf.size
    left, right = cover.left - shelf.gap * 0.4, cover.right + shelf.gap * 0.4
    y = top + 1.4 * board.u
    clips: list[RawClip] = []
    if book.src:
        box = Box(left, y, right, y + size * 2.7)
        title = scene.words(book.title, box, "label", size=size, align="center", lines=2)
        clips.append(board.item(title, index, count, "fade"))
        y = box.bottom + 0.3 * board.u
    if book.src and book.author:
        box = Box(left, y, right, y + size * 1.5)
        author = scene.words(book.author, box, "caption", size=size, align="center", lines=1,
                             color=palette.ink_soft)  # fmt: skip
        clips.append(board.item(author, index, count, "fade"))
        y = box.bottom + 0.5 * board.u
    if book.rating is not None:
        star = min(size * 1.2, cover.width / 6.0)
        x = (cover.left + cover.right - stars_width(star)) / 2
        delay = board.turn(index, count, 0.2)
        clips += stars(board, book.rating, x, y, star, delay)
    return clips


PRIMITIVE = Primitive(
    kind="book-shelf",
    label="Book Shelf",
    category="Media",
    summary="Books on shelves, covers to the front, with their ratings.",
    inputs=(
        Input("titles", "texts", "what the books are called", most=MOST),
        Input("authors", "texts", "who wrote each", required=False),
        Input("ratings", "numbers", "stars from 0 to 5", required=False),
        Input("imageUrls", "pictures", "the cover of each", required=False),
    ),
    options=("drop", "pop", "slide", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Five books you finished this year",
        "titles": ["The Salt Roads", "A Field Guide to Rain", "Northern Lines", "Small Engines",
                   "The Quiet Harbour"],
        "authors": ["M. Adeyemi", "Ines Calder", "Tom Ryland", "Yuki Mori", "L. Brandt"],
        "ratings": [4.5, 5, 3.5, 4, 4.5],
    },
)  # fmt: skip
