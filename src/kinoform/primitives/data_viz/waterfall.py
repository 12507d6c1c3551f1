"""A running total: what adds to it, what takes from it, and what is left in the end."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._house_words import word
from kinoform.primitives._lettering import fitting_size, widest
from kinoform.primitives._ranking import paired, rest_label
from kinoform.primitives._shortening import shortened
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.moves import Edge
from kinoform.scenery.outlines import stroke
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

MOST = 9


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the total, or with `is_sum` where the total stands."""

    label: str
    change: float
    before: float
    after: float
    is_sum: bool

    @property
    def span(self) -> tuple[float, float]:
        """What its bar covers."""
        return min(self.before, self.after), max(self.before, self.after)


def draw(board: Board) -> list[RawClip]:
    """The clips of a waterfall."""
    clips, body = board.headed()
    steps = running(board)
    if not steps:
        return clips
    lay = _rows if board.page.shape == "tall" else _columns
    return [*clips, *lay(board, steps, body)]


def running(board: Board) -> list[Step]:
    """The changes in their order, those that are too many in one, and the total at the end."""
    changes = [(each.label, each.value) for each in paired(board, "items", "values")]
    if len(changes) > MOST:
        rest = changes[MOST - 1 :]
        changes = [*changes[: MOST - 1], (rest_label(board, len(rest)), sum(v for _, v in rest))]
    at, found = 0.0, []
    for index, (label, change) in enumerate(changes):
        found.append(Step(label, change, at, at + change, is_sum=index == 0))
        at += change
    if len(found) > 1:
        found.append(Step(word(board.scene.theme.locale, "total"), at, 0.0, at, is_sum=True))
    return found


def _scale(steps: list[Step]) -> tuple[float, float]:
    """The least and the most of the axis."""
    least = min(0.0, *(step.span[0] for step in steps))
    most = max(0.0, *(step.span[1] for step in steps))
    return least, most if most > least else least + 1.0


def _color(board: Board, step: Step, *, is_last: bool) -> Color:
    palette, chosen = board.palette, board.text("highlight")
    if chosen:
        return palette.accent if step.label == chosen else board.quiet
    if step.is_sum:
        return palette.accent if is_last else board.quiet
    return palette.positive if step.change >= 0 else palette.negative


def _texts(board: Board, steps: list[Step]) -> list[str]:
    """Changes have their sign, so that colour is not alone in saying which way they go."""
    written = board.written([abs(step.change) for step in steps])
    return [_signed(step, text) for step, text in zip(steps, written, strict=True)]


def _signed(step: Step, text: str) -> str:
    if step.change < 0:
        return f"−{text}"
    return text if step.is_sum or step.change == 0 else f"+{text}"


def _columns(board: Board, steps: list[Step], body: Box) -> list[RawClip]:
    scene, palette, u, count = board.scene, board.palette, board.u, len(steps)
    pitch = min(body.width / count, 34.0 * u)
    left = body.left + (body.width - pitch * count) / 2
    texts = _texts(board, steps)
    label = ROLES["label"].size(board.page)
    names = [step.label for step in steps]
    size = fitting_size(scene, names, "label", pitch * 0.94, 9 * u, lines=2,
                        largest=ROLES["body"].size(board.page)) or label  # fmt: skip
    number = fitting_size(
        scene, texts, "label", pitch * 0.7, 8 * u, lines=1,
        largest=ROLES["body"].size(board.page) * 1.1,
    ) or SMALLEST_TYPE_U * u  # fmt: skip
    foot = Box(body.left, body.bottom - size * 2.7, body.right, body.bottom)
    least, most = _scale(steps)
    room = Box(body.left, body.top + number * 1.5, body.right,
               foot.top - u - (number * 1.5 if least < 0 else 0))  # fmt: skip
    unit = room.height / (most - least)
    floor = room.bottom + least * unit
    line = stroke(scene, [(left, floor), (left + pitch * count, floor)], palette.line, 0.2 * u)
    found = [board.item(line, 0, 1, "fade")]
    for index, (step, text) in enumerate(zip(steps, texts, strict=True)):
        low, high = step.span
        middle, half = left + (index + 0.5) * pitch, pitch * 0.34
        bar = Box(middle - half, floor - high * unit, middle + half,
                  max(floor - low * unit, floor - high * unit + 0.4 * u))  # fmt: skip
        edge: Edge = "bottom" if step.change >= 0 else "top"
        color = _color(board, step, is_last=index == count - 1)
        found.append(board.bar(bar, color, index, count, edge))
        if index + 1 < count:
            y = floor - step.after * unit
            link = stroke(scene, [(middle + half, y), (middle + pitch - half, y)], board.quiet,
                          0.18 * u, dash=(0.7 * u, 0.6 * u), cap="butt")  # fmt: skip
            found.append(board.item(link, index, count, "fade", first=0.2))
        is_below = step.change < 0 and low < 0
        top = bar.bottom if is_below else bar.top - number * 1.5
        place = Box(middle - pitch * 0.52, top, middle + pitch * 0.52, top + number * 1.5)
        found.append(_number(board, text, place, number, step, index, count, "center"))
        below = Box(middle - pitch * 0.48, foot.top, middle + pitch * 0.48, foot.bottom)
        said = shortened(scene, step.label, "label", size, below.width, 2)
        words = scene.words(said, below, "label", size=size, align="center", lines=2,
                            color=palette.ink if step.is_sum else palette.ink_soft)  # fmt: skip
        found.append(board.item(words, index, count, "fade"))
    return found


def _rows(board: Board, steps: list[Step], body: Box) -> list[RawClip]:
    scene, palette, u, count = board.scene, board.palette, board.u, len(steps)
    pitch = min(body.height / count, 19.0 * u)
    top = body.top + (body.height - pitch * count) / 2
    texts = _texts(board, steps)
    size = min(ROLES["body"].size(board.page), pitch * 0.32)
    figures = widest(scene, texts, "label", size) + 2 * u
    least, most = _scale(steps)
    unit = body.width / (most - least)
    zero = body.left - least * unit
    found = []
    for index, (step, text) in enumerate(zip(steps, texts, strict=True)):
        low, high = step.span
        row = Box(body.left, top + index * pitch, body.right, top + (index + 1) * pitch)
        right = max(zero + high * unit, zero + low * unit + 0.4 * u)
        bar = Box(zero + low * unit, row.top + pitch * 0.48, right, row.top + pitch * 0.86)
        edge: Edge = "left" if step.change >= 0 else "right"
        color = _color(board, step, is_last=index == count - 1)
        found.append(board.bar(bar, color, index, count, edge))
        x = zero + step.after * unit
        below = "" if index + 1 == count else steps[index + 1].label
        # A link that would cross the next name is left out.
        if below and x > body.left + widest(scene, (below,), "body", size) + u:
            link = stroke(scene, [(x, bar.bottom), (x, bar.bottom + pitch * 0.62)], board.quiet,
                          0.22 * u, dash=(0.8 * u, 0.7 * u), cap="butt")  # fmt: skip
            found.append(board.item(link, index, count, "fade", first=0.2))
        above = Box(row.left, row.top, row.right, bar.top - 0.5 * u)
        said = shortened(scene, step.label, "body", size, above.width)
        words = scene.words(said, above, "body", size=size, vertical="bottom", lines=1,
                            color=palette.ink if step.is_sum else palette.ink_soft)  # fmt: skip
        found.append(board.item(words, index, count, "fade"))
        found.append(_beside(board, text, bar, body, size, figures, step, color, index, count))
    return found


def _beside(
    board: Board, text: str, bar: Box, body: Box, size: float, wide: float, step: Step,
    color: Color, index: int, count: int,
) -> RawClip:  # fmt: skip
    """A number after its bar, before it, or on it, wherever there is room."""
    gap = 1.2 * board.u
    if bar.right + wide <= body.right:
        place = Box(bar.right + gap, bar.top, bar.right + gap + wide, bar.bottom)
        return _number(board, text, place, size, step, index, count, "left")
    if bar.left - gap - wide >= body.left:
        place = Box(bar.left - gap - wide, bar.top, bar.left - gap, bar.bottom)
        return _number(board, text, place, size, step, index, count, "right")
    place = Box(bar.left + gap, bar.top, bar.right - gap, bar.bottom)
    return _number(board, text, place, size, step, index, count, "right", on(color))


def _number(
    board: Board, text: str, place: Box, size: float, step: Step, index: int, count: int,
    align: Align, color: Color | None = None,
) -> RawClip:  # fmt: skip
    color = color or (board.palette.ink if step.is_sum else board.palette.ink_soft)
    words = board.scene.words(
        text, place, "label", size=size, color=color, align=align,
        vertical="center", lines=1, style={"fontFeatures": {"tnum": 1}},
    )  # fmt: skip
    return board.item(words, index, count, "fade", first=0.25)


PRIMITIVE = Primitive(
    kind="waterfall",
    label="Waterfall",
    category="Data Viz",
    summary="A running total with its ups and downs, and what is left in the end.",
    inputs=(
        Input("items", "texts", "the start, then what changes it", most=MOST),
        Input("values", "numbers", "the start, then each change, below zero for a loss", most=MOST),
    ),
    options=("grow", "fade", "slide"),
    seconds=5.5,
    draw=draw,
    example={
        "title": "Services more than made up for higher costs",
        "items": ["Profit 2024", "Products", "Services", "Salaries", "Rent", "Taxes"],
        "values": [420, 130, 210, -145, -38, -62],
        "unit": "K",
    },
)
