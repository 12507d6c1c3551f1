"""How each of some things changed between two moments: lines from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Scale
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._path_data import outlined, segments, straight
from kinoform.primitives._shortening import shortened
from kinoform.primitives._spreading import spread_apart
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._series_lines import dot
from kinoform.scenery.room import RawClip

MOST = 10
_NAMES_SHARE = {"wide": 0.32, "square": 0.38, "tall": 0.45}
_DRAW_SECONDS = 0.75


@dataclass(frozen=True, slots=True)
class Change:
    """One thing at both moments."""

    label: str
    before: float
    after: float


def draw(board: Board) -> list[RawClip]:
    """The clips of a slope chart."""
    clips, body = board.headed()
    changes = _chosen(board)
    if not changes:
        return nothing_to_show(board)
    chosen = board.text("highlight")
    most = max(range(len(changes)), key=lambda at: abs(changes[at].after - changes[at].before))
    loud = next((at for at, each in enumerate(changes) if chosen and each.label == chosen), most)
    size = min(ROLES["body"].size(board.page), body.height / len(changes) / 1.5)
    size = max(size, SMALLEST_TYPE_U * board.u)
    written = board.written([each.before for each in changes] + [each.after for each in changes])
    widest = max(room_for(board, text, size * 1.1) for text in written)
    names = max(room_for(board, each.label, size) for each in changes) + widest
    left = min(names, body.width * _NAMES_SHARE[board.page.shape]) + 2.8 * board.u
    right = widest + 2.2 * board.u
    area = Box(body.left + left, body.top + size * 0.8, body.right - right,
               body.bottom - size * 0.8)  # fmt: skip
    values = [value for each in changes for value in (each.before, each.after)]
    scale = Scale(min(values), max(values), area.bottom, area.top)
    if min(values) == max(values):
        scale = Scale(min(values) - 1.0, max(values) + 1.0, area.bottom, area.top)
    posts = outlined(board, segments([((x, body.top), (x, body.bottom))
                                      for x in (area.left, area.right)]),
                     board.palette.line, 0.24)  # fmt: skip
    clips.append(board.scene.enter(posts, way="fade"))
    order = [at for at in range(len(changes)) if at != loud] + [loud]
    for at in order:
        clips += _line(board, changes[at], area, scale, at, len(changes), is_loud=at == loud)
    return [*clips, *_labels(board, changes, body, area, scale, size, loud)]


def _chosen(board: Board) -> list[Change]:
    """The things whose change is largest, and the highlighted one, in their own order."""
    items, before, after = board.texts("items"), board.numbers("before"), board.numbers("after")
    known = [Change(*each) for each in zip(items, before, after, strict=False)]
    if len({len(items), len(before), len(after)}) > 1:
        board.note("uneven_lists", f"{len(known)} names have both values")
    if len(known) <= MOST:
        return known
    board.note("too_many_items", f"the {MOST} largest changes of {len(known)} are shown")
    chosen = board.text("highlight")
    order = sorted(range(len(known)), key=lambda at: (
        known[at].label != chosen, -abs(known[at].after - known[at].before)))  # fmt: skip
    return [known[at] for at in sorted(order[:MOST])]


def _line(
    board: Board, each: Change, area: Box, scale: Scale, at: int, count: int, *, is_loud: bool
) -> list[RawClip]:
    color = board.palette.accent if is_loud else board.quiet
    ends = (area.left, scale.at(each.before)), (area.right, scale.at(each.after))
    delay, lasts = board.turn(at, count), _DRAW_SECONDS * board.scene.beat.pace
    width = 0.8 if is_loud else 0.45
    if board.option == "draw-on":
        pen = {"delay": delay, "duration": lasts, "easing": curves.MOVE}
        line = outlined(board, straight(ends), color, width, draw=pen)
        entered = board.scene.enter(line, way="none")
    else:
        entered = board.item(outlined(board, straight(ends), color, width), at, count, "fade")
        lasts = 0.2
    radius = 1.15 if is_loud else 0.85
    first = dot(board, ends[0], color, radius, delay)
    last = dot(board, ends[1], color, radius, delay + lasts * 0.8)
    return [entered, first, board.pulsing(last) if is_loud else last]


def _labels(
    board: Board, changes: Sequence[Change], body: Box, area: Box, scale: Scale, size: float,
    loud: int,
) -> list[RawClip]:  # fmt: skip
    """Names and first values at the left, last values at the right, spread apart."""
    scene, palette, gap = board.scene, board.palette, 2.2 * board.u
    heights = [size * 1.32] * len(changes)
    values = [each.before for each in changes] + [each.after for each in changes]
    written = board.written(values)
    first = max(room_for(board, text, size) for text in written)
    sides = [
        spread_apart([scale.at(value) for value in wanted], heights, body.top, body.bottom)
        for wanted in ([each.before for each in changes], [each.after for each in changes])
    ]
    found: list[RawClip] = []
    for at, each in enumerate(changes):
        is_loud = at == loud
        soft = palette.accent_ink if is_loud else palette.ink_soft
        ink: Color = palette.accent_ink if is_loud else palette.ink
        half = size * 0.66
        cut = area.left - gap - first
        top, bottom = sides[0][at] - half, sides[0][at] + half
        label = Box(body.left, top, cut - 0.5 * board.u, bottom)
        name = scene.words(
            shortened(scene, each.label, "label", size, label.width), label, "label", size=size,
            color=soft, align="right", vertical="center", lines=1,
            style={"fontWeight": 600 if is_loud else 500},
        )  # fmt: skip
        number = scene.words(
            written[at], Box(cut, top, area.left - gap, bottom), "label", size=size, color=ink,
            align="right", vertical="center", lines=1,
            style={"fontWeight": 750, "fontFeatures": {"tnum": 1}},
        )  # fmt: skip
        found += [board.item(clip, at, len(changes), "fade") for clip in (name, number)]
        delay = board.turn(at, len(changes)) + 0.15 * scene.beat.pace
        end = Box(area.right + gap, sides[1][at] - half, body.right, sides[1][at] + half)
        figure = scene.figure(
            each.after, end, "label", board.form(values), delay=delay, begins=each.before,
            color=ink, size=size * (1.1 if is_loud else 1.0), style={"fontWeight": 750},
        )  # fmt: skip
        found.append(scene.enter(figure, way="fade", delay=delay + 0.2 * scene.beat.pace))
    return found


PRIMITIVE = Primitive(
    kind="slope-chart",
    label="Slope Chart",
    category="Data Viz",
    summary="How each of some things changed between two moments: lines from left to right.",
    inputs=(
        Input("items", "texts", "the names of the lines", most=MOST),
        Input("before", "numbers", "the value of each at first"),
        Input("after", "numbers", "the value of each at last"),
    ),
    options=("draw-on", "fade", "slide"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Cycling doubled its share in five years",
        "items": ["Car", "Train", "Bicycle", "On foot", "Bus"],
        "before": [46, 18, 11, 9, 16],
        "after": [37, 21, 23, 8, 11],
        "highlight": "Bicycle",
        "unit": "%",
        "source": "Source: commuter survey, 2019 and 2024",
    },
)
