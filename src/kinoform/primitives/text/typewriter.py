"""Text that is typed letter by letter, with a cursor that waits at its end."""

from __future__ import annotations

import unicodedata

from kinoform.look.type_scale import ROLES, RoleName
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.text._lines import broken, is_even
from kinoform.scenery.room import RawClip

MOST_LETTERS = 600
_ROLE: RoleName = "headline"
_LARGEST_U, _LEADING = 15.0, 1.16
_QUIETEST = 0.7
"""Of the largest size that fits, what even lines may cost."""
_SLOWEST = 0.07
"""Seconds of one letter, at the most."""
_SHARE = 0.62
"""Of the whole time, at the most, is spent typing."""
_MOST_STEPS = 150
_BLINK = 0.53
_CURSOR = "|"


def draw(board: Board) -> list[RawClip]:
    """The clips of text that is typed."""
    scene, page = board.scene, board.page
    lines, size = _set(board)
    high = len(lines) * size * _LEADING
    top = page.safe.top + (page.safe.height - high) / 2
    box = Box(page.safe.left, top, page.safe.right, top + high)
    text = "\n".join(lines)
    ends = typed_ends(text, by_words=board.option == "stagger")
    step = min(_SLOWEST * (5.0 if board.option == "stagger" else 1.0),
               scene.seconds * _SHARE / len(ends))  # fmt: skip
    begins = [0.1 * scene.beat.pace + index * step for index in range(len(ends))]
    clips = [_state(board, box, size, "", 0.0, begins[0])]
    for index, end in enumerate(ends[:-1]):
        clips.append(_state(board, box, size, text[:end], begins[index], begins[index + 1]))
    at, is_lit = begins[-1], True
    while at < scene.beat.leaves_at - 0.01:
        ends_at = min(at + _BLINK, scene.beat.leaves_at)
        clips.append(_state(board, box, size, text, at, ends_at, is_lit=is_lit))
        at, is_lit = ends_at, not is_lit
    last = _state(board, box, size, text, at, scene.seconds, is_lit=False)
    leaving = {"type": "fadeOut", "duration": round(max(scene.seconds - at, 0.01), 4),
               "delay": 0, "easing": "easeInCubic"}  # fmt: skip
    return [*clips, {**last, "animations": [leaving]}]


def _set(board: Board) -> tuple[list[str], float]:
    """The lines, and the largest size at which they fit and are about equally long."""
    scene, safe = board.scene, board.page.safe
    text = board.text("text")[:MOST_LETTERS]
    size = _LARGEST_U * board.u
    least = SMALLEST_TYPE_U * board.u
    loudest: tuple[list[str], float] | None = None
    while size > (least if loudest is None else loudest[1] * _QUIETEST):
        lines = broken(scene, text, _ROLE, size * 1.07, safe.width - size * 0.5)
        widest = max((scene.width_of(line, _ROLE, size * 1.07) for line in lines), default=0.0)
        if widest <= safe.width - size * 0.5 and len(lines) * size * _LEADING <= safe.height * 0.72:
            if is_even(scene, lines, _ROLE):
                return lines, size
            loudest = loudest or (lines, size)
        size *= 0.96
    if loudest is not None:
        return loudest
    return broken(scene, text, _ROLE, least * 1.07, safe.width), least


def typed_ends(text: str, *, by_words: bool = False) -> list[int]:
    """Where the text ends after each stroke of a key; long texts take several letters a stroke."""
    ends = []
    for index in range(1, len(text) + 1):
        following = text[index : index + 1]
        is_inside = bool(following) and (
            unicodedata.combining(following) > 0 or following in "\u200d\ufe0f"
            or text[index - 1] == "\u200d"
        )  # fmt: skip
        is_due = not following.strip() if by_words else bool(text[index - 1].strip())
        if not is_inside and is_due:
            ends.append(index)
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    stride = -(-len(ends) // _MOST_STEPS)
    return ends[len(ends) - 1 :: -stride][::-1]


def _state(
    board: Board, box: Box, size: float, typed: str, begins: float, ends: float, *,
    is_lit: bool = True,
) -> RawClip:  # fmt: skip
    """What stands there between two strokes."""
    palette = board.palette
    part = board.scene.part(begins, max(ends - begins, 0.001))
    color = palette.accent if is_lit else palette.accent.with_alpha(0.0)
    clip = part.words(
        typed, box, _ROLE, size=size,
        runs=[
            *([{"text": typed}] if typed else []),
            {"text": _CURSOR, "style": {"fill": color.css, "fontWeight": 400}},
        ],
        style={"textWrap": False, "lineHeight": _LEADING, "fontWeight": ROLES["title"].weight},
    )  # fmt: skip
    # The lines are broken already, and a size that is fitted anew at each stroke would tremble.
    del clip["autoFit"]
    return clip


PRIMITIVE = Primitive(
    kind="typewriter",
    label="Typewriter",
    category="Text",
    summary="Text that is typed letter by letter, with a cursor.",
    inputs=(Input("text", "text", "what is typed", most=MOST_LETTERS),),
    options=("animate-on-init", "stagger"),
    seconds=5.0,
    draw=draw,
    example={"text": "What would this city sound like without its engines?"},
)
