"""Two contenders who come from both sides and meet in the middle."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import face, initials
from kinoform.primitives._lettering import common_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

_SLANT = 0.07
"""How far the seam leans, as a share of the page's long side."""
_VERSUS = "VS"


@dataclass(frozen=True, slots=True)
class Contender:
    """One of the two, and where it stands."""

    name: str
    src: str
    color: Color
    ink: Color
    area: Box
    way: tuple[float, float]
    """From which side it comes: a direction across and one down."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a meeting."""
    clips, body = board.headed()
    pair = _pair(board, body)
    size = common_size(
        board, [each.name for each in pair], "headline", min(each.area.width for each in pair),
        lines=2, largest=ROLES["headline"].size(board.page), height=20.0 * board.u,
    )  # fmt: skip
    grounds = [_coming(board, ground, each, 14.0)
               for each, ground in zip(pair, _grounds(board), strict=True)]  # fmt: skip
    for index, each in enumerate(pair):
        for clip in _portrait(board, each, size):
            clips.append(_coming(board, clip, each, 12.0, order=index))
    badge = _badge(board, (body.left + body.right) / 2, (body.top + body.bottom) / 2)
    return [*grounds, *clips, *badge]


def _pair(board: Board, body: Box) -> tuple[Contender, Contender]:
    """Side by side, or on a tall page one above the other."""
    palette, u = board.palette, board.u
    looks = ((palette.accent, palette.on_accent), (palette.accent_2, on(palette.accent_2)))
    names = ("left", "right")
    sources = (board.text("leftImageUrl"), board.text("rightImageUrl"))
    if board.page.shape == "tall":
        middle, gap = (body.top + body.bottom) / 2, 10.0 * u
        areas = (
            Box(body.left, body.top, body.right, middle - gap),
            Box(body.left, middle + gap, body.right, body.bottom),
        )
        ways = ((0.0, -1.0), (0.0, 1.0))
    else:
        middle, gap = (body.left + body.right) / 2, 10.0 * u
        areas = (
            Box(body.left, body.top, middle - gap, body.bottom),
            Box(middle + gap, body.top, body.right, body.bottom),
        )
        ways = ((-1.0, 0.0), (1.0, 0.0))
    one, other = (
        Contender(board.text(name), src, *look, area, way)
        for name, src, look, area, way in zip(names, sources, looks, areas, ways, strict=True)
    )
    return one, other


def _grounds(board: Board) -> tuple[RawClip, RawClip]:
    """Two halves of the whole box, with a slanting seam between them."""
    page, palette = board.page, board.palette
    width, height = page.width, page.height
    if page.shape == "tall":
        y, lean = (page.safe.top + page.safe.bottom) / 2, _SLANT * height / 2
        first = [(0.0, 0.0), (width, 0.0), (width, y - lean), (0.0, y + lean)]
        second = [(0.0, y + lean), (width, y - lean), (width, height), (0.0, height)]
    else:
        x, lean = width / 2, _SLANT * width
        first = [(0.0, 0.0), (x + lean, 0.0), (x - lean, height), (0.0, height)]
        second = [(x + lean, 0.0), (width, 0.0), (width, height), (x - lean, height)]
    colors = (palette.accent.with_alpha(0.24), palette.accent_2.with_alpha(0.12))
    one, other = (
        board.scene.clip(
            "polygon",
            Box(min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points),
                max(y for _, y in points)),
            points=[[round(x, 2), round(y, 2)] for x, y in points], style={"fill": color.css},
        )
        for points, color in zip((first, second), colors, strict=True)
    )  # fmt: skip
    return one, other


def _portrait(board: Board, each: Contender, size: float) -> list[RawClip]:
    scene, u = board.scene, board.u
    lines = min(scene.lines_of(each.name, "headline", size * 1.04, each.area.width), 2)
    name_height = size * ROLES["headline"].line_height * lines * 1.05
    gap = 3.0 * u
    side = min(each.area.width * 0.92, each.area.height - name_height - gap, 52.0 * u)
    x = (each.area.left + each.area.right) / 2
    top = each.area.top + (each.area.height - side - gap - name_height) / 2
    disc = Box(x - side / 2, top, x + side / 2, top + side)
    ring = scene.clip("circle", disc.grown(0.9 * u), style={"fill": each.color.css})
    words = scene.words(
        each.name, Box(each.area.left, disc.bottom + gap, each.area.right,
                       disc.bottom + gap + name_height),
        "headline", size=size, align="center", vertical="top", lines=2,
    )  # fmt: skip
    if each.src:
        return [ring, *face(board, each.name, each.src, disc), words]
    letters = scene.words(
        initials(each.name), disc, "poster", size=side * 0.38, align="center", vertical="center",
        lines=1, color=each.ink,
    )  # fmt: skip
    return [ring, letters, words] if initials(each.name) else [ring, words]


def _coming(
    board: Board, clip: RawClip, each: Contender, reach_u: float, order: int = 0
) -> RawClip:
    """From its own side of the page, or as the chosen option has it."""
    scene = board.scene
    turn = board.turn(order, 2)
    if board.option != "slide":
        return scene.enter(clip, way=board.way("fade"), delay=turn)
    frames = []
    for axis, way in zip(("x", "y"), each.way, strict=True):
        if way:
            at = clip["transform"][axis]
            frames.append(
                {
                    "property": axis,
                    "frames": [
                        {"time": round(turn, 4), "value": round(at + way * reach_u * board.u, 2)},
                        {"time": round(turn + scene.beat.enter, 4), "value": at,
                         "easing": curves.ENTER},
                    ],
                }
            )  # fmt: skip
    return scene.enter({**clip, "keyframes": frames}, way="fade", delay=turn)


def _badge(board: Board, x: float, y: float) -> list[RawClip]:
    """What stands between them, as they meet."""
    scene, palette, u = board.scene, board.palette, board.u
    radius = 7.0 * u
    if board.page.shape != "tall":
        y = board.page.height / 2 if not board.text("title") else y
    disc = Box(x - radius, y - radius, x + radius, y + radius)
    ring = scene.clip("circle", disc, style={"fill": palette.ink.css})
    words = scene.words(
        _VERSUS, disc, "title", size=5.2 * u, align="center", vertical="center", lines=1,
        color=palette.background, style={"fontWeight": 800},
    )  # fmt: skip
    delay = scene.beat.enter * 0.65
    first, second = (scene.enter(each, way="pop", delay=delay) for each in (ring, words))
    return [first, second]


PRIMITIVE = Primitive(
    kind="versus-card",
    label="Versus Card",
    category="Comparison",
    summary="Two contenders who come from both sides and meet in the middle.",
    inputs=(
        Input("left", "text", "the name of the one"),
        Input("right", "text", "the name of the other"),
        Input("leftImageUrl", "picture", "a picture of the one", required=False),
        Input("rightImageUrl", "picture", "a picture of the other", required=False),
    ),
    options=("slide", "pop", "fade"),
    seconds=4.0,
    draw=draw,
    example={"left": "Night train", "right": "Early flight"},
    mirrors=False,
)
