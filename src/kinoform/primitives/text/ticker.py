"""A band along the lower edge through which news run, or in which one follows the other."""

from __future__ import annotations

import math

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import disc
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import arriving, grouped

MOST = 24
_HEIGHT, _SIDE, _GAP = 2.3, 1.3, 1.7
"""Of the band, of a label's sides, and between two news, in sizes of their type."""
_SPEED_U = 15.0
"""A second."""
_LEAST_SECONDS = 1.4
_MOST_WORDS = 90
_RULE_U = 0.35


def draw(board: Board) -> list[RawClip]:
    """The clips of a ticker."""
    items = [item for item in board.texts("items") if item]
    if not items:
        return nothing_to_show(board)
    if len(items) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(items)} news are shown")
        items = items[:MOST]
    scene, palette, page, u = board.scene, board.palette, board.page, board.u
    size = ROLES["body"].size(page) * (1.12 if page.shape == "wide" else 1.0)
    bottom = page.safe.bottom if page.has_buttons else page.height
    band = Box(0.0, bottom - size * _HEIGHT, page.width, bottom)
    label = board.text("title")
    width = scene.width_of(label, "title", size) * 1.06 + 2 * _SIDE * size if label else 0.0
    tab = Box(0.0, band.top, min(width, page.width * 0.4), band.bottom)
    track = Box(tab.right, band.top, band.right, band.bottom)
    rule = Box(0.0, band.top, page.width, band.top + _RULE_U * u)
    parts = [scene.panel(band, palette.surface)]
    parts.append(_steps(board, items, track, size) if board.option == "slide"
                 else _run(board, items, track, size))  # fmt: skip
    parts.append(scene.panel(rule, palette.accent))
    if label:
        inner = Box(tab.left + size * 0.6, tab.top, tab.right - size * 0.6, tab.bottom)
        parts.append(scene.panel(tab, palette.accent))
        parts.append(
            scene.words(label, inner, "title", size=size, color=palette.on_accent, align="center",
                        vertical="center", lines=1)
        )  # fmt: skip
    if board.option == "fade":
        return [scene.enter(grouped(scene, parts, band, clip=True), way="fade")]
    return [arriving(scene, parts, band, "bottom", 0.0)]


def _run(board: Board, items: list[str], track: Box, size: float) -> RawClip:
    """The news side by side, again and again, moving evenly to the left."""
    scene, palette = board.scene, board.palette
    gap = _GAP * size
    widths = [scene.width_of(item, "body", size) * 1.06 for item in items]
    length = sum(widths) + gap * len(items)
    distance = _SPEED_U * board.u * scene.seconds
    needed = track.width + distance
    words: list[RawClip] = []
    left, number = track.left + gap * 0.6, 0
    rounds = math.ceil(needed / length)
    while left < track.left + needed and number < min(len(items) * rounds, _MOST_WORDS):
        index = number % len(items)
        box = Box(left, track.top, left + widths[index], track.bottom)
        words.append(
            scene.words(items[index], box, "body", size=size, vertical="center", lines=1,
                        style={"fontWeight": 550})
        )  # fmt: skip
        middle = (track.top + track.bottom) / 2
        words.append(disc(scene, (box.right + gap / 2, middle), size * 0.14, palette.accent))
        left, number = box.right + gap, number + 1
    row = Box(track.left, track.top, max(left, track.right), track.bottom)
    moving = grouped(scene, words, row)
    start = moving["transform"]["x"]
    frames = [
        {"time": 0.0, "value": start},
        {"time": round(scene.seconds, 4), "value": round(start - distance, 2)},
    ]
    moving["keyframes"] = [{"property": "x", "frames": frames}]
    return grouped(scene, [moving], track, clip=True)


def _steps(board: Board, items: list[str], track: Box, size: float) -> RawClip:
    """One piece of news after the other; each pushes the one before it out at the top."""
    scene = board.scene
    shown = items[: max(1, int(scene.seconds / _LEAST_SECONDS))]
    step = scene.seconds / len(shown)
    turn = round(min(0.5, step / 3), 4)
    words = []
    for index, item in enumerate(shown):
        inner = Box(track.left + size * 0.9, track.top, track.right - size, track.bottom)
        line = scene.words(item, inner, "body", size=size, vertical="center", lines=1,
                           style={"fontWeight": 550})  # fmt: skip
        place = line["transform"]["y"]
        at = index * step
        frames = [
            {"time": round(at, 4), "value": round(place + track.height, 2)},
            {"time": round(at + turn, 4), "value": place, "easing": curves.ENTER},
        ]
        if index == 0:
            frames = [{"time": 0.0, "value": place}]
        if index < len(shown) - 1:
            frames += [
                {"time": round(at + step, 4), "value": place},
                {"time": round(at + step + turn, 4), "value": round(place - track.height, 2),
                 "easing": curves.ENTER},
            ]  # fmt: skip
        words.append({**line, "keyframes": [{"property": "y", "frames": frames}]})
    return grouped(scene, words, track, clip=True)


PRIMITIVE = Primitive(
    kind="ticker",
    label="Ticker",
    category="Text",
    summary="A band of news that runs along the lower edge; a title becomes its label.",
    inputs=(Input("items", "texts", "the news", most=MOST),),
    options=("loop", "slide", "fade"),
    seconds=8.0,
    draw=draw,
    example={
        "title": "Today",
        "items": [
            "New bridge opens for bikes",
            "Night buses every ten minutes",
            "River path closed until noon",
            "Sun until the evening",
        ],
    },
    is_overlay=True,
)
