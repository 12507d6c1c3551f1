"""Names that roll up in their groups, or come group by group."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.text._roll import rolling
from kinoform.scenery.room import RawClip

MOST_NAMES = 90
_LEAST = 0.8
_NAME_LINE, _HEAD_LINE, _GAP_LINES = 1.42, 1.5, 1.5
"""Heights of lines and of the gap between groups, in sizes of the names."""


@dataclass(frozen=True, slots=True)
class Group:
    """Names under one heading."""

    heading: str
    names: tuple[str, ...]


def draw(board: Board) -> list[RawClip]:
    """The clips of rolling names."""
    clips, body = board.headed()
    groups = groups_of(board.texts("groups"), board.texts("names"))
    if not groups:
        return nothing_to_show(board)
    total = sum(len(group.names) for group in groups)
    if total > MOST_NAMES:
        board.note("too_many_items", f"the first {MOST_NAMES} of {total} names are shown")
        groups = _cut(groups, MOST_NAMES)
    size = _size(board, [name for group in groups for name in group.names], body)
    if board.option == "fade":
        return [*clips, *_in_turn(board, groups, body, size)]
    return [*clips, _rolled(board, groups, body, size)]


def groups_of(headings: tuple[str, ...], names: tuple[str, ...]) -> list[Group]:
    """Names that stand beside the same heading, one after the other, are one group.

    One entry may hold several names, with commas or line feeds between them.
    """
    found: list[Group] = []
    for index, entry in enumerate(names):
        heading = headings[min(index, len(headings) - 1)] if headings else ""
        parts = tuple(part.strip() for part in re.split(r"[,;\n،、]", entry) if part.strip())
        if not parts:
            continue
        if found and found[-1].heading == heading:
            found[-1] = Group(heading, found[-1].names + parts)
        else:
            found.append(Group(heading, parts))
    return found


def _size(board: Board, names: list[str], body: Box) -> float:
    """The largest at which each name has one line; a few names are larger."""
    is_wide = board.page.shape == "wide" and board.has("groups")
    largest = ROLES["title"].size(board.page) * 1.15 * few_growth(len(names))
    size = common_size(board, names, "title", body.width / 2 if is_wide else body.width, lines=1,
                       largest=largest)  # fmt: skip
    # One very long name is set smaller by itself.
    return max(size, ROLES["title"].size(board.page) * _LEAST)


def _cut(groups: list[Group], most: int) -> list[Group]:
    kept, left = [], most
    for group in groups:
        if left > 0:
            kept.append(Group(group.heading, group.names[:left]))
        left -= len(group.names)
    return kept


def _height(board: Board, group: Group, size: float) -> float:
    is_above = bool(group.heading) and board.page.shape != "wide"
    return size * (_HEAD_LINE * is_above + _NAME_LINE * len(group.names))


def _set(board: Board, group: Group, top: float, body: Box, size: float) -> list[RawClip]:
    """A heading with its names: beside it on wide pages, else below."""
    scene, palette = board.scene, board.palette
    is_wide = board.page.shape == "wide" and bool(group.heading)
    middle, gap = (body.left + body.right) / 2, size * 0.75
    head = Box(body.left, top, middle - gap if is_wide else body.right,
               top + size * (_NAME_LINE if is_wide else _HEAD_LINE))  # fmt: skip
    clips = []
    if group.heading:
        small = max(size * (0.74 if is_wide else 0.62), ROLES["label"].size(board.page))
        clips.append(
            scene.words(group.heading, head, "label", size=small, color=palette.accent_ink,
                        align="right" if is_wide else "center", vertical="center", lines=1)
        )  # fmt: skip
        top = top if is_wide else head.bottom
    for name in group.names:
        line = Box(middle if is_wide else body.left, top, body.right, top + size * _NAME_LINE)
        clips.append(
            scene.words(name, line, "title", size=size, align="left" if is_wide else "center",
                        vertical="center", lines=1)
        )  # fmt: skip
        top = line.bottom
    return clips


def _rolled(board: Board, groups: list[Group], body: Box, size: float) -> RawClip:
    """All groups below each other, on their way up."""
    room = Box(body.left, body.top, body.right, board.page.safe.bottom)
    gap = size * _GAP_LINES
    heights = [_height(board, group, size) for group in groups]
    lines: list[RawClip] = []
    top = room.top
    for group, height in zip(groups, heights, strict=True):
        lines += _set(board, group, top, room, size)
        top += height + gap
    return rolling(board, lines, room, sum(heights) + gap * (len(groups) - 1), heights[-1])


def _in_turn(board: Board, groups: list[Group], body: Box, size: float) -> list[RawClip]:
    """As many groups at a time as there is room for."""
    scene = board.scene
    pages: list[list[Group]] = [[]]
    used = 0.0
    for group in groups:
        most = max(1, int((body.height / size - _HEAD_LINE) / _NAME_LINE))
        for at in range(0, len(group.names), most):
            part = Group(group.heading, group.names[at : at + most])
            height = _height(board, part, size) + size * _GAP_LINES
            if pages[-1] and used + height > body.height:
                pages.append([])
                used = 0.0
            pages[-1].append(part)
            used += height
    seconds = scene.seconds / len(pages)
    clips = []
    for index, page in enumerate(pages):
        part_scene = scene.part(index * seconds, seconds)
        total = sum(_height(board, group, size) for group in page) + size * _GAP_LINES * (
            len(page) - 1
        )
        top = body.top + max(body.height - total, 0.0) / 2
        for group in page:
            for order, clip in enumerate(_set(board, group, top, body, size)):
                timed = {**clip, "start": round(part_scene.begins, 4),
                         "duration": round(seconds, 4)}  # fmt: skip
                clips.append(part_scene.enter(timed, order, 6, "fade"))
            top += _height(board, group, size) + size * _GAP_LINES
    return clips


PRIMITIVE = Primitive(
    kind="credits-roll",
    label="Credits Roll",
    category="Text",
    summary="Names that roll up in groups.",
    inputs=(
        Input("groups", "texts", "the heading of each name, such as 'Camera'"),
        Input("names", "texts", "the names; commas separate several in one entry"),
    ),
    options=("loop", "fade"),
    seconds=9.0,
    draw=draw,
    example={
        "groups": ["Directed by", "Written by", "Camera", "Music", "Edited by"],
        "names": [
            "Ada Lindqvist", "Jonas Weber, Mira Okafor", "Tomás Rivera, Yuki Tanaka, Lea Simon",
            "Nora Haddad", "Paul Fischer, Ines Duarte",
        ],
    },
)  # fmt: skip
