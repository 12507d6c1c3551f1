"""A winding road with a flag at every milestone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.timeline._events import Event, spread
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_MOST = {"wide": 6, "square": 5, "tall": 6}
_ROAD_U = {"wide": 5.2, "square": 5.2, "tall": 6.4}
_FLAG_U = {"wide": 9.5, "square": 7.6, "tall": 12.0}
_GROWTH = {"wide": 1.0, "square": 1.0, "tall": 1.3}
"""Flags and their numbers are larger on a page that is held in a hand."""
_LARGEST = 1.6
"""So much larger than usual the flags of few milestones are."""
_LONELY = 2
"""For so few milestones a road runs over the whole height of a narrow page, beside two lines."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the road, and the room for its words."""

    x: float
    y: float
    words: Box
    stands_below: bool = True
    """Whether the words begin at the top of their room."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a road with flags."""
    clips, body = board.headed()
    texts = board.texts("milestones")
    known = [Event("", text, place) for place, text in enumerate(texts)]
    told = spread(known, _MOST[board.page.shape])
    if len(told) < len(known):
        board.note("too_many_items", f"{len(told)} of {len(known)} milestones are shown")
    board = board.in_order(each.place for each in told)
    is_wide = board.page.shape == "wide"
    stops = _across(board, body, len(told)) if is_wide else _down(board, body, len(told))
    chosen = board.text("highlight")
    loud = next((at for at, each in enumerate(told) if each.text == chosen), len(told) - 1)
    clips += _road(board, body, stops, is_wide=is_wide)
    size = common_size(
        board, [each.text for each in told], "body",
        min(stop.words.width for stop in stops), lines=2 if len(told) <= _LONELY else 3,
        height=min(stop.words.height for stop in stops),
        largest=ROLES["body"].size(board.page) * 1.25 * few_growth(len(told)),
    )  # fmt: skip
    align: Align = "center" if is_wide else board.margin
    for index, (each, stop) in enumerate(zip(told, stops, strict=True)):
        is_loud = index == loud
        turn = board.turn(index, len(told), first=0.1)
        clips += _flag(board, stop, str(each.place + 1), turn, _growth(board, len(told)),
                       is_loud=is_loud)  # fmt: skip
        vertical: Literal["top", "center", "bottom"] = (
            ("top" if stop.stands_below else "bottom") if is_wide else "center"
        )
        words = board.scene.words(
            each.text, stop.words, "body", size=size, align=align, vertical=vertical, lines=3,
            color=board.palette.ink if is_loud else board.palette.ink_soft,
            style={"fontWeight": 650 if is_loud else 500},
        )  # fmt: skip
        clips.append(board.scene.enter(words, way=board.way("rise"), delay=turn))
    return clips


def _growth(board: Board, count: int) -> float:
    """How much larger than on a wide page a flag is."""
    return _GROWTH[board.page.shape] * min(few_growth(count), _LARGEST)


def _flag_height(board: Board, count: int) -> float:
    return _FLAG_U[board.page.shape] * min(few_growth(count), _LARGEST) * board.u


def _across(board: Board, body: Box, count: int) -> list[Stop]:
    """Bends up and down in turns; words stand outside of their bend."""
    u = board.u
    cell = body.width / count
    swing = 9.0 * u if count > 1 else 0.0
    # Above an upper bend stand its flag and its words, below a lower one only its words.
    flag = _flag_height(board, count)
    text = min((body.height - 2 * swing - flag) / 2 - 2.0 * u, 20.0 * few_growth(count) * u)
    middle = body.top + (body.height + flag) / 2
    found = []
    for index in range(count):
        x = body.left + (index + 0.5) * cell
        x = body.left + body.right - x if board.from_right else x
        is_up = index % 2 == 0 and count > 1
        y = middle - swing if is_up else middle + swing
        half = min(cell * 0.86, 22.0 * few_growth(count) * u) if count > 1 else body.width * 0.35
        left = min(max(x - half, body.left), body.right - 2 * half)
        bottom = y - flag - 2.0 * u
        room = (
            Box(left, bottom - text, left + 2 * half, bottom) if is_up
            else Box(left, y + 5.0 * u, left + 2 * half, y + 5.0 * u + text)
        )  # fmt: skip
        found.append(Stop(x, y, room, not is_up))
    return found


def _down(board: Board, body: Box, count: int) -> list[Stop]:
    """Bends to both sides in turns; words stand beside them."""
    u = board.u
    flag = _flag_height(board, count)
    # The first flag may stand higher than its own share of the page.
    over = max(flag - body.height / count / 2, 0.0)
    cell = min((body.height - over) / count, 30.0 * few_growth(count) * u)
    top = body.top + over + (body.height - over - cell * count) * 0.4 + cell / 2
    found = []
    for index in range(count):
        away = (5.0 if index % 2 == 0 else 19.0) * u
        y = top + index * cell
        near, far = body.left + away + 11.0 * _growth(board, count) * u, body.right
        high = min(cell * 0.8, 22.0 * few_growth(count) * u, max(2 * (cell - flag), 6.0 * u))
        room = Box(near, y - high / 2, far, y + high / 2)
        x = body.left + away
        if board.from_right:
            x = body.left + body.right - x
            room = Box(
                body.left, room.top, body.left + body.right - near, room.bottom
            )  # fmt: skip
        found.append(Stop(x, y, room))
    return found


def _road(board: Board, body: Box, stops: list[Stop], *, is_wide: bool) -> list[RawClip]:
    """The road with its dashed line, drawn from the first milestone to the last."""
    scene, palette, u = board.scene, board.palette, board.u
    points = [(stop.x, stop.y) for stop in stops]
    first, last = points[0], points[-1]
    width = scene.page.width
    if is_wide:
        edges = (width, 0.0) if board.from_right else (0.0, width)
        points = [(edges[0], first[1]), *points, (edges[1], last[1])]
    else:
        cap = _ROAD_U[board.page.shape] * u / 2
        reach = 9.0 * u if len(stops) > _LONELY else body.height
        points = [
            (first[0], max(first[1] - reach, body.top + cap)), *points,
            (last[0], min(last[1] + reach, body.bottom - cap)),
        ]  # fmt: skip
    data = winding(points, is_level=is_wide)
    view = [0, 0, width, scene.page.height]
    seconds = curves.STANDING_SECONDS * scene.beat.pace
    found = []
    for color, thick_u, extra in (
        (palette.background.mix(palette.ink, 0.2), _ROAD_U[scene.page.shape], {}),
        (palette.background.mix(palette.ink, 0.75), 0.45, {"lineDash": [2.2 * u, 2.2 * u]}),
    ):
        stroke = {"stroke": color.css, "strokeWidth": round(thick_u * u, 2)}
        clip = scene.clip(
            "path", scene.page.whole, data=data, viewBox=view, lineJoin="round", style=stroke,
            lineCap="butt" if extra or is_wide else "round", **extra,
        )  # fmt: skip
        if board.option != "fade":
            clip["draw"] = {"duration": round(seconds, 4), "easing": curves.ENTER}
        found.append(scene.enter(clip, way="fade" if board.option == "fade" else "none"))
    return found


def winding(points: list[tuple[float, float]], *, is_level: bool) -> str:
    """Path data of a soft curve through points, which runs level or upright through each."""
    parts = [f"M {points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        across, down = (x + to_x) / 2, (y + to_y) / 2
        bend = (
            f"{across:.1f} {y:.1f} {across:.1f} {to_y:.1f}" if is_level
            else f"{x:.1f} {down:.1f} {to_x:.1f} {down:.1f}"
        )  # fmt: skip
        parts.append(f"C {bend} {to_x:.1f} {to_y:.1f}")
    return " ".join(parts)


def _flag(
    board: Board, stop: Stop, number: str, turn: float, growth: float, *, is_loud: bool
) -> list[RawClip]:
    """A pole on the road, and a flag with the milestone's number."""
    scene, palette, u = board.scene, board.palette, board.u
    high = _FLAG_U[board.page.shape] * growth / _GROWTH[board.page.shape] * u
    pole = Box(stop.x - 0.3 * u, stop.y - high, stop.x + 0.3 * u, stop.y)
    cloth = Box(pole.right, pole.top, pole.right + 6.8 * growth * u, pole.top + 4.9 * growth * u)
    foot = 0.9 * u
    color = palette.accent if is_loud else palette.background.mix(palette.accent, 0.45)
    base = scene.clip(
        "circle", Box(stop.x - foot, stop.y - foot, stop.x + foot, stop.y + foot),
        style={"fill": palette.ink.css},
    )  # fmt: skip
    flag = scene.clip(
        "polygon", cloth, points=[[0, 0], [68, 0], [57, 24.5], [68, 49], [0, 49]],
        style={"fill": color.css},
    )  # fmt: skip
    digits = scene.words(
        number, Box(cloth.left, cloth.top, cloth.right - 1.4 * growth * u, cloth.bottom), "label",
        size=2.9 * growth * u, align="center", vertical="center", lines=1,
        color=palette.on_accent if is_loud else palette.ink,
        style={"fontFeatures": {"tnum": 1}, "fontWeight": 700},
    )  # fmt: skip
    delay = turn + 0.12 * scene.beat.pace
    if board.option == "pop":
        return [scene.enter(each, way="pop", delay=turn)
                for each in (base, scene.panel(pole, palette.ink), flag, digits)]  # fmt: skip
    return [
        scene.enter(base, way="fade", delay=turn),
        scene.grow(scene.panel(pole, palette.ink), "bottom", turn),
        scene.grow(board.pulsing(flag) if is_loud else flag, "left", delay),
        scene.enter(digits, way="fade", delay=delay + 0.15 * scene.beat.pace),
    ]


PRIMITIVE = Primitive(
    kind="milestone-path",
    label="Milestone Path",
    category="Timeline",
    summary="A winding road with a flag at every milestone.",
    inputs=(Input("milestones", "texts", "what was reached, one after the other"),),
    options=("draw-on", "pop", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Five steps to a car-free centre",
        "milestones": [
            "Residents vote yes", "First street closes", "Trams run all night",
            "Shops report more guests", "The whole ring is green",
        ],
    },
    mirrors=False,
)  # fmt: skip
