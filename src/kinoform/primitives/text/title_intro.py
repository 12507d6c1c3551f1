"""An opening card: what the film is about, in one look."""

from __future__ import annotations

from typing import Literal

from kinoform.look import curves
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, POSTER, Block, Setting, column, loudest
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_BRIEF: tuple[Setting, ...] = (*POSTER, *LOUD)


def draw(board: Board) -> list[RawClip]:
    """The clips of an opening card."""
    scene, palette, safe = board.scene, board.palette, board.page.safe
    is_centred = board.page.shape != "wide" or board.option == "pop"
    box = safe if is_centred else Box(safe.left, safe.top, safe.left + safe.width * 0.86,
                                      safe.bottom)  # fmt: skip
    align: Align = "center" if is_centred else "left"
    title = board.text("title")
    role, scale = loudest(scene, title, box, _BRIEF, share=0.5, lines=4)
    logo_height = 9.0 * board.u if board.has("logoUrl") else None
    sweep = 0.9 * board.u
    blocks = [
        Block(height=logo_height),
        Block(board.text("kicker"), "label", palette.accent_ink, gap_u=4.0, lines=2, scale=1.4),
        Block(title, role, gap_u=2.2, lines=6, scale=scale),
        Block(height=sweep, gap_u=3.4),
        Block(board.text("subtitle"), "body", palette.ink_soft, gap_u=3.4, lines=4, scale=1.35),
    ]
    clips: list[RawClip] = []
    for placed in column(scene, blocks, box, 0.5):
        block = placed.block
        if block.height == logo_height and logo_height is not None:
            clips.append(_logo(board, placed.box, is_centred=is_centred))
        elif block.height is not None:
            clips.append(_sweep(board, placed.box, is_centred=is_centred))
        elif block.text == title:
            # A title that takes fewer lines than were planned stays beside what belongs to it.
            side: Literal["top", "bottom"] = "top" if board.has("kicker") else "bottom"
            clips.append(_title(board, placed.words(scene, align, side)))
        else:
            order = 0 if block.role == "label" else 6
            clips.append(board.item(placed.words(scene, align), order, 8))
    return clips


def _title(board: Board, words: RawClip) -> RawClip:
    scene = board.scene
    if board.option == "fade":
        return scene.enter(words, way="fade")
    if board.option == "pop":
        return scene.speak(words, 0.1 * scene.beat.pace, "pop")
    return scene.speak(words, 0.1 * scene.beat.pace, "reveal")


def _sweep(board: Board, line: Box, *, is_centred: bool) -> RawClip:
    """A stroke in the accent that runs out under the title."""
    width = min(22.0 * board.u, line.width)
    left = (line.left + line.right - width) / 2 if is_centred else line.left
    box = Box(left, line.top, left + width, line.bottom)
    stroke = board.scene.panel(box, board.palette.accent, 0.5)
    return board.scene.grow(stroke, "left", board.turn(4, 8), seconds=curves.ENTER_SECONDS * 1.2)


def _logo(board: Board, box: Box, *, is_centred: bool) -> RawClip:
    width = min(box.width, box.height * 4.0)
    left = (box.left + box.right - width) / 2 if is_centred else box.left
    place = Box(left, box.top, left + width, box.bottom)
    picture = board.scene.picture(board.text("logoUrl"), place, fit="contain", move=None)
    picture["style"]["objectPosition"] = "center" if is_centred else "left"
    return board.item(picture, 0, 8, "fade")


PRIMITIVE = Primitive(
    kind="title-intro",
    label="Title Intro",
    category="Text",
    summary="An opening card: kicker, headline, subtitle, and a stroke of the accent.",
    inputs=(
        Input("title", "text", "what the film is about"),
        Input("subtitle", "text", "a sentence below it", required=False),
        Input("kicker", "text", "a few words above it", required=False),
        Input("logoUrl", "picture", "a logo above everything", required=False),
    ),
    options=("animate-on-init", "fade", "pop"),
    seconds=4.0,
    draw=draw,
    example={
        "kicker": "Annual report",
        "title": "A year that moved us forward",
        "subtitle": "Twelve months, four cities, one team",
    },
)
