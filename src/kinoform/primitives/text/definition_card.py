"""A word as in a dictionary: the term, how it is said, and what it means."""

from __future__ import annotations

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, POSTER, Block, Setting, column, loudest
from kinoform.scenery.room import RawClip

_RULE_U, _INDENT_U = 0.9, 6.0
_MEANING: tuple[Setting, ...] = (
    ("headline", 0.9),
    ("title", 1.15),
    ("title", 0.95),
    ("body", 1.15),
    ("body", 1.0),
)


def draw(board: Board) -> list[RawClip]:
    """The clips of a definition."""
    scene, palette, safe, u = board.scene, board.palette, board.page.safe, board.u
    is_wide = board.page.shape == "wide"
    room = Box(safe.left + _INDENT_U * u, safe.top,
               safe.left + safe.width * (0.9 if is_wide else 1.0), safe.bottom)  # fmt: skip
    term, meaning = board.text("term"), board.text("meaning")
    phonetic = board.text("phonetic")
    role, scale = loudest(scene, term, room, (*POSTER, *LOUD), share=0.36, lines=3)
    quiet, size = loudest(scene, meaning, room, _MEANING, share=0.36, lines=5)
    blocks = [
        Block(term, role, scale=scale, lines=4),
        Block(phonetic, "title", palette.accent_ink, gap_u=2.0, lines=2, scale=0.95),
        Block(height=0.25 * u, gap_u=4.5),
        Block(meaning, quiet, palette.ink_soft, gap_u=4.5, lines=10, scale=size),
    ]
    placed = column(scene, blocks, room)
    bar = Box(safe.left, placed[0].box.top, safe.left + _RULE_U * u, placed[-1].box.bottom)
    clips = [scene.grow(scene.panel(bar, palette.accent, 0.4), "top", 0.0)]
    for part in placed:
        if part.block is blocks[0]:
            clips.append(_term(board, part.words(scene)))
        elif part.block is blocks[1]:
            style = {"fontWeight": 450, "letterSpacing": 0.02 * part.size}
            words = part.words(scene)
            words["style"] |= style
            clips.append(board.item(words, 3, 8, "fade"))
        elif part.block is blocks[2]:
            rule = scene.panel(part.box, palette.line)
            clips.append(scene.grow(rule, "left", board.turn(3, 8)))
        else:
            words = part.words(scene)
            words["style"] |= {"fontWeight": 450}
            delay = 0.45 * scene.beat.pace
            clips.append(
                scene.enter(words, way="fade", delay=delay) if board.option == "fade"
                else scene.speak(words, delay, "fade", "word") if board.option == "draw-on"
                else scene.enter(words, way="rise", delay=delay)
            )  # fmt: skip
    return clips


def _term(board: Board, words: RawClip) -> RawClip:
    scene = board.scene
    if board.option == "draw-on":
        return scene.speak(words, 0.1 * scene.beat.pace, "fade", "letter")
    if board.option == "fade":
        return scene.enter(words, way="fade")
    return scene.speak(words, 0.1 * scene.beat.pace, "reveal", "line")


PRIMITIVE = Primitive(
    kind="definition-card",
    label="Definition Card",
    category="Text",
    summary="A word as in a dictionary: term, phonetics, meaning.",
    inputs=(
        Input("term", "text", "the word"),
        Input("meaning", "text", "what it means"),
        Input("phonetic", "text", "how it is said, such as '/ˈvel.oʊ/'", required=False),
    ),
    options=("animate-on-init", "draw-on", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "term": "Superblock",
        "phonetic": "/ˈsuː.pə.blɒk/",
        "meaning": "A group of city blocks where streets belong to people on foot, and cars "
        "drive around instead of through.",
    },
)
