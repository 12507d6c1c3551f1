"""Where an emblem stands and where its words: side by side on wide pages, else stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.scenery.column import LOUD, POSTER, Block, Setting, column, loudest
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_EMBLEM_SHARE = {"wide": 0.42, "square": 0.56, "tall": 0.5}
_GAP_U = 6.0


@dataclass(frozen=True, slots=True)
class Stand:
    """Two places, and how the words in theirs are set."""

    emblem: Box
    words: Box
    align: Align
    share: float
    """Where the words stand in their place: 0 at its top, 0.5 in the middle."""


def stand(board: Board) -> Stand:
    """The two places on the page."""
    page = board.page
    share = _EMBLEM_SHARE[page.shape]
    if page.shape == "wide":
        safe = page.safe
        split = safe.left + safe.width * share
        return Stand(Box(safe.left, safe.top, split, safe.bottom),
                     Box(split + _GAP_U * board.u, safe.top, safe.right, safe.bottom),
                     "left", 0.5)  # fmt: skip
    room = page.middle
    top = room.top + room.height * (0.04 if page.shape == "tall" else 0.0)
    split = top + room.height * share
    return Stand(Box(room.left, top, room.right, split),
                 Box(room.left, split + _GAP_U * 0.7 * board.u, room.right, room.bottom),
                 "center", 0.12)  # fmt: skip


def titled(
    board: Board, place: Stand, title: str, below: str = "", *, first: float = 0.45
) -> list[RawClip]:
    """A title and a line below it, after the emblem has come."""
    scene, palette = board.scene, board.palette
    wide = place.align == "left"
    settings: Sequence[Setting] = (*POSTER[2:], *LOUD) if wide else LOUD
    role, scale = loudest(scene, title, place.words, settings, share=0.6, lines=3)
    blocks = [
        Block(title, role, scale=scale, lines=5),
        Block(below, "title", palette.ink_soft, gap_u=2.6, lines=3, scale=1.05),
    ]
    clips = []
    for part in column(scene, blocks, place.words, place.share):
        words = part.words(scene, place.align)
        if part.block is blocks[0]:
            clips.append(scene.speak(words, first * scene.beat.pace))
        else:
            words["style"] |= {"fontWeight": 500}
            clips.append(scene.enter(words, way="rise", delay=(first + 0.25) * scene.beat.pace))
    return clips


def middle_of(box: Box) -> tuple[float, float]:
    """The point in the middle of a box."""
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
