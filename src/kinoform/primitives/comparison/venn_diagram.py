"""Two or three sets as circles that slide over each other."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look import curves
from kinoform.look.type_scale import ROLES, RoleName
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.comparison._circle_overlaps import Overlap, Zone, overlap
from kinoform.scenery.room import RawClip

_MOST = 3
_LARGEST_U = {1: 36.0, 2: 38.0, 3: 34.0}


def draw(board: Board) -> list[RawClip]:
    """The clips of a Venn diagram."""
    clips, body = board.headed()
    names = board.texts("sets")
    if len(names) > _MOST:
        board.note("too_many_items", f"the first {_MOST} of {len(names)} sets are shown")
        names = names[:_MOST]
    form = overlap(len(names), is_upright=board.page.shape == "tall")
    radius, x, y = _fitted(board, body, form)

    def placed(zone: Zone) -> Box:
        middle_x, middle_y = x + zone.x * radius, y + zone.y * radius
        wide, high = zone.half_width * radius, zone.half_height * radius
        return Box(middle_x - wide, middle_y - high, middle_x + wide, middle_y + high)

    for index, centre in enumerate(form.centres):
        disc = Box(x + (centre[0] - 1.0) * radius, y + (centre[1] - 1.0) * radius,
                   x + (centre[0] + 1.0) * radius, y + (centre[1] + 1.0) * radius)  # fmt: skip
        clips.append(_disc(board, disc, centre, index, len(names)))
    if form.shared:
        clips.append(_shared(board, form, radius, x, y))
    owned = [placed(zone) for zone in form.own]
    clips += _words(board, names, owned, "title", [board.palette.ink] * len(names), 0.1)
    texts, zones, is_on_accent = _shared_texts(board, form)
    inks = [board.palette.on_accent if is_on else board.palette.ink for is_on in is_on_accent]
    return [
        *clips,
        *_words(board, texts, [placed(zone) for zone in zones], "body", inks, 0.5, len(names)),
    ]


def _fitted(board: Board, body: Box, form: Overlap) -> tuple[float, float, float]:
    """The radius that fills the room, and where the common middle then lies."""
    left = min(x for x, _ in form.centres) - 1.0
    right = max(x for x, _ in form.centres) + 1.0
    top = min(y for _, y in form.centres) - 1.0
    bottom = max(y for _, y in form.centres) + 1.0
    radius = min(
        body.width / (right - left), body.height / (bottom - top),
        _LARGEST_U[len(form.centres)] * board.u,
    )  # fmt: skip
    x = (body.left + body.right) / 2 - (left + right) / 2 * radius
    y = (body.top + body.bottom) / 2 - (top + bottom) / 2 * radius
    return radius, x, y


def _disc(board: Board, disc: Box, centre: tuple[float, float], index: int, count: int) -> RawClip:
    scene, palette = board.scene, board.palette
    colors = (palette.accent, palette.accent_2, palette.categorical[2])
    color = colors[index]
    clip = scene.clip("circle", disc, style={"fill": color.with_alpha(0.3).css})
    if board.option != "slide":
        return board.item(clip, index, count, "pop")
    turn, seconds = board.turn(index, count), scene.beat.enter * 1.2
    frames = []
    for axis, way in zip(("x", "y"), centre, strict=True):
        at = clip["transform"][axis]
        frames.append(
            {
                "property": axis,
                "frames": [
                    {"time": round(turn, 4), "value": round(at + way * 16.0 * board.u, 2)},
                    {"time": round(turn + seconds, 4), "value": at, "easing": curves.ENTER},
                ],
            }
        )
    return scene.enter({**clip, "keyframes": frames}, way="fade", delay=turn)


def _shared(board: Board, form: Overlap, radius: float, x: float, y: float) -> RawClip:
    """What all sets have in common, in the accent."""
    scene = board.scene
    box = Box(x - radius, y - radius, x + radius, y + radius)
    clip = scene.clip(
        "path", box, data=form.shared, viewBox=[-1, -1, 2, 2],
        style={"fill": board.palette.accent.css},
    )  # fmt: skip
    delay = 0.55 * scene.beat.pace
    return board.pulsing(scene.enter(clip, way="fade" if board.option == "fade" else "pop",
                                     delay=delay))  # fmt: skip


def _shared_texts(board: Board, form: Overlap) -> tuple[list[str], list[Zone], list[bool]]:
    """What is said of overlaps, where, and whether it stands on the accent."""
    said = board.texts("overlaps")
    if form.middle is None:
        texts = list(said[: len(form.pairs)])
        return texts, list(form.pairs[: len(texts)]), [True] * len(texts)
    if len(said) == 1:
        return [said[0]], [form.middle], [True]
    zones = [*form.pairs, form.middle]
    texts = list(said[: len(zones)])
    return texts, zones[: len(texts)], [False, False, False, True][: len(texts)]


def _words(
    board: Board, texts: Sequence[str], boxes: Sequence[Box], role: RoleName,
    inks: Sequence[Color], first: float,
    spoken_after: int = 0,
) -> list[RawClip]:  # fmt: skip
    if not texts:
        return []
    is_alone = len(board.texts("sets")) == 1
    largest = ROLES[role].size(board.page) * (few_growth(1) if is_alone else 1.0)
    size = common_size(
        board, texts, role, min(box.width for box in boxes), lines=3,
        height=min(box.height for box in boxes), largest=largest,
    )  # fmt: skip
    found = []
    for index, (text, box, ink) in enumerate(zip(texts, boxes, inks, strict=True)):
        words = board.scene.words(
            text, box, role, size=size, align="center", vertical="center", lines=3, color=ink,
            style={"fontWeight": 700 if role == "title" else 600},
        )  # fmt: skip
        found.append(
            board.item(words, spoken_after + index, spoken_after + len(texts), "fade", first=first)
        )
    return found


PRIMITIVE = Primitive(
    kind="venn-diagram",
    label="Venn Diagram",
    category="Comparison",
    summary="Two or three sets as circles that slide over each other.",
    inputs=(
        Input("sets", "texts", "the names of two or three sets"),
        Input(
            "overlaps", "texts",
            "what they share: first with second, first with third, second with third, all three; "
            "one text alone is what all share", required=False,
        ),
    ),
    options=("slide", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "A good street does all three",
        "sets": ["Safe", "Green", "Lively"],
        "overlaps": ["Quiet lanes", "Night cafés", "Park markets", "Main street"],
    },
)  # fmt: skip
