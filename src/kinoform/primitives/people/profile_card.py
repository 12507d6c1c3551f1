"""A portrait with a name, what the person does, and facts."""

from __future__ import annotations

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._pictures import portrait
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.reading import Entry
from kinoform.scenery.room import RawClip
from kinoform.scenery.rows import rows

MOST_FACTS = 5
_RADIUS_U = 2.4


def draw(board: Board) -> list[RawClip]:
    """The clips of a profile."""
    picture, words = _areas(board)
    clips = [
        board.item(clip, 0, 8, "slide")
        for clip in portrait(
            board, board.text("name"), board.text("imageUrl"), picture, radius_u=_RADIUS_U
        )
    ]
    return [*clips, *_words(board, words)]


def _areas(board: Board) -> tuple[Box, Box]:
    """The portrait's box, and the place for words beside it or below."""
    page, u = board.page, board.u
    safe = page.middle if page.has_buttons else page.safe
    if page.shape == "wide":
        width = min(safe.height * 0.82, safe.width * 0.4)
        picture = Box(safe.left, safe.top, safe.left + width, safe.bottom)
        return picture, Box(picture.right + 7.0 * u, safe.top, safe.right, safe.bottom)
    share = 0.62 if not board.has("facts") else 0.46 if page.shape == "tall" else 0.42
    picture = Box(safe.left, safe.top, safe.right, safe.top + safe.height * share)
    return picture, Box(safe.left, picture.bottom + 4.5 * u, safe.right, safe.bottom)


def _words(board: Board, room: Box) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    facts = [fact for fact in board.texts("facts") if fact]
    if len(facts) > MOST_FACTS:
        board.note("too_many_items", f"the first {MOST_FACTS} of {len(facts)} facts are shown")
    name = board.text("name")
    share = 0.34 if facts else 0.6
    role, scale = loudest(scene, name, room, LOUD, share=share, lines=2)
    blocks = [
        Block(name, role, scale=scale, lines=3),
        Block(board.text("role"), "body", palette.accent_ink, gap_u=1.6, lines=2, scale=1.3),
    ]
    is_wide = board.page.shape == "wide"
    head = column(scene, blocks, room, 0.0)
    height = head[-1].box.bottom - room.top
    lines = [Entry(fact) for fact in facts[:MOST_FACTS]]
    gap = 4.0 * board.u
    wanted = min(room.height - height - gap, len(lines) * 9.5 * board.u) if lines else 0.0
    total = height + (gap + wanted if lines else 0.0)
    lift = (room.height - total) / 2 if is_wide else 0.0
    clips = []
    for index, placed in enumerate(head):
        moved = placed.box.moved(0.0, lift)
        words = scene.words(
            placed.block.text, moved, placed.block.role, color=placed.block.color,
            size=placed.size, lines=placed.block.lines,
        )  # fmt: skip
        delay = board.turn(1 + index, 8)
        clips.append(
            scene.speak(words, delay) if index == 0 and board.option == "animate-on-init"
            else board.item(words, 1 + index, 8)
        )  # fmt: skip
    if lines:
        top = room.top + lift + height + gap
        below = Box(room.left, top, room.right, top + wanted)
        clips += rows(scene, lines, below, "check", largest=0.8, order=3)
    return clips


PRIMITIVE = Primitive(
    kind="profile-card",
    label="Profile Card",
    category="People",
    summary="A portrait with a name, what the person does, and facts.",
    inputs=(
        Input("name", "text", "who it is"),
        Input("role", "text", "what the person does", required=False),
        Input("facts", "texts", "a few short facts", required=False, most=MOST_FACTS),
        Input("imageUrl", "picture", "a portrait", required=False),
    ),
    options=("animate-on-init", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "name": "Amara Okafor",
        "role": "Head of Product Design",
        "facts": ["Leads a team of fourteen", "Eleven years in mobility", "Speaks four languages"],
    },
)
