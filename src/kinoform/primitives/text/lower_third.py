"""A strap with a name and a role, for the lower part of somebody's picture."""

from __future__ import annotations

from kinoform.look import copyfit, curves
from kinoform.look.type_scale import ROLES, RoleName
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import uncovered

_NAME_SCALE, _ROLE_SCALE = 1.25, 1.2
_BAR_U, _SIDE_U, _TOP_U, _GAP_U = 1.0, 3.0, 2.2, 0.9
_WIDEST = {"wide": 0.62, "square": 0.86, "tall": 1.0}
"""Of the safe area's width."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a strap."""
    scene, palette, page, u = board.scene, board.palette, board.page, board.u
    safe = page.safe
    most = safe.width * _WIDEST[page.shape] - (_BAR_U + 2 * _SIDE_U) * u
    name, role = board.text("name"), board.text("role")
    name_size = _size(board, name, most, ROLES["title"].size(page) * _NAME_SCALE)
    role_size = ROLES["label"].size(page) * _ROLE_SCALE
    name_lines = min(scene.lines_of(name, "title", name_size * 1.05, most), 2)
    role_lines = min(scene.lines_of(role, "label", role_size * 1.05, most), 2) if role else 0
    width = min(most, max(_width(board, name, "title", name_size, name_lines, most),
                          _width(board, role, "label", role_size, role_lines, most)))  # fmt: skip
    name_height = name_lines * name_size * ROLES["title"].line_height * 1.03
    role_height = role_lines * role_size * ROLES["label"].line_height * 1.03
    gap = _GAP_U * u if role else 0.0
    height = name_height + gap + role_height + 2 * _TOP_U * u
    top = safe.bottom - height
    bar = Box(safe.left, top, safe.left + _BAR_U * u, safe.bottom)
    panel = Box(bar.right, top, bar.right + width + 2 * _SIDE_U * u, safe.bottom)
    left, right = panel.left + _SIDE_U * u, panel.right - _SIDE_U * u * 0.6
    first = Box(left, top + _TOP_U * u, right, top + _TOP_U * u + name_height)
    second = Box(left, first.bottom + gap, right, first.bottom + gap + role_height)
    texts = [scene.words(name, first, "title", size=name_size, vertical="center", lines=name_lines)]
    if role:
        texts.append(
            scene.words(role, second, "label", size=role_size, color=palette.ink_soft,
                        vertical="center", lines=role_lines)
        )  # fmt: skip
    back = scene.panel(panel, palette.surface)
    accent = scene.panel(bar, palette.accent)
    return _moving(board, accent, back, texts, panel)


def _moving(
    board: Board, accent: RawClip, back: RawClip, texts: list[RawClip], panel: Box
) -> list[RawClip]:
    scene = board.scene
    pace = scene.beat.pace
    if board.option == "grow":
        wide = Box(panel.left - _BAR_U * board.u, panel.top, panel.right, panel.bottom)
        return [uncovered(scene, [back, accent, *texts], wide, "bottom", 0.0)]
    if board.option == "fade":
        return [scene.enter(clip, way="fade") for clip in (back, accent, *texts)]
    words = [
        scene.enter(text, way="slide", delay=(0.42 + 0.1 * at) * pace, leaves=False)
        for at, text in enumerate(texts)
    ]
    return [
        uncovered(scene, [back, *words], panel, "left", 0.22 * pace,
                  seconds=curves.ENTER_SECONDS * 1.1 * pace),
        scene.grow(accent, "bottom", 0.0, seconds=0.45 * pace),
    ]  # fmt: skip


def _size(board: Board, name: str, most: float, largest: float) -> float:
    """A name that is one very long word is smaller."""
    role = ROLES["title"]
    longest = copyfit.longest_word_ems(name, role.tracking)
    widest = longest * board.scene.theme.pair.breadth(role) * 1.05
    return min(largest, most / widest) if widest else largest


def _width(board: Board, text: str, role: RoleName, size: float, lines: int, most: float) -> float:
    """What the text takes, with a little to spare; broken text takes all that there is."""
    if lines > 1:
        return most
    return board.scene.width_of(text, role, size) * 1.07 if text else 0.0


PRIMITIVE = Primitive(
    kind="lower-third",
    label="Lower Third",
    category="Text",
    summary="A strap with a name and a role over the lower part of a picture.",
    inputs=(
        Input("name", "text", "who is seen"),
        Input("role", "text", "what they do", required=False),
    ),
    options=("slide", "grow", "fade"),
    seconds=5.0,
    draw=draw,
    example={"name": "Ada Lindqvist", "role": "City planner"},
    is_overlay=True,
)
