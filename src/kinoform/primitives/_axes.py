"""A plot area with its scale: round ticks, light grid lines, and names that do not collide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look import numbers
from kinoform.look.ticks import USUAL_COUNT
from kinoform.look.ticks import ticks as ticks_between
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._axis_names import Names, names_below, room_for
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import outlined, segments
from kinoform.scenery.room import RawClip

GRID_U = 0.16
BASE_U = 0.24
_GAP_U = 1.6
_TOP_SHARE = 0.16
"""Of the span, that the highest line of the grid may stand above the highest value."""
_WIDEST = 0.3
"""Of the width, that the numbers of an axis take at the most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values lie between two edges."""

    least: float
    most: float
    start: float
    """Pixel of the least value."""
    end: float
    """Pixel of the most value."""

    def at(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.least) * self.pixels

    @property
    def pixels(self) -> float:
        """Of one unit; negative where values grow towards smaller coordinates."""
        return (self.end - self.start) / ((self.most - self.least) or 1.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """The round numbers along a scale, as they are written."""

    least: float
    most: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]

    def scale(self, start: float, end: float) -> Scale:
        return Scale(self.least, self.most, start, end)


def axis_of(
    board: Board, values: Sequence[float], *, from_zero: bool = True, count: int = USUAL_COUNT,
    ticks: Sequence[float] | None = None, texts: Sequence[str] | None = None,
    is_bare: bool = False,
) -> Axis:  # fmt: skip
    """An axis on which all values have a place; the numbers on it are few and round."""
    found = tuple(ticks or round_ticks(values, from_zero=from_zero, count=count))
    highest = max(values, default=0.0)
    span = found[-1] - found[0]
    top = found[-1]
    if len(found) > 2 and found[-1] - highest > _TOP_SHARE * span:
        # A grid line far above everything would only make the marks small.
        found, top = found[:-1], max(highest, found[-2])
    return Axis(
        found[0], top, found, tuple(texts) if texts else tick_texts(board, found, is_bare=is_bare)
    )


def round_ticks(
    values: Sequence[float], *, from_zero: bool = True, count: int = USUAL_COUNT
) -> tuple[float, ...]:
    """Round numbers around some values, in steps of 1, 2 or 5 and their tens."""
    known = tuple(values) or (0.0, 1.0)
    least, most = min(known), max(known)
    if from_zero or least >= 0.0 >= least - (most - least):
        least, most = min(least, 0.0), max(most, 0.0)
    tries = (
        ticks_between(least, most, wanted) for wanted in (count, count + 1, count - 1, count + 2)
    )
    made = [found for found in tries if len(found) > 1]
    return next((found for found in made if _is_simple(found[1] - found[0])), made[0])


def _is_simple(step: float) -> bool:
    leading = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    return abs(leading - round(leading)) < 1e-6


def tick_texts(board: Board, values: Sequence[float], *, is_bare: bool = False) -> tuple[str, ...]:
    """The numbers of an axis, as short as keeps them apart; the unit stands at the last.

    Bare ones are those of an axis to which unit and currency do not belong.
    """
    form, locale = board.form(values), board.scene.theme.locale
    if is_bare:
        is_short = max(abs(value) for value in values) >= numbers.LARGEST_PLAIN
        form = {"format": "short" if is_short else "plain"}
    unit = form.get("suffix", "")
    if form["format"] == "plain":
        step = abs(values[1] - values[0]) if len(values) > 1 else 1.0
        digits = min(max(0, -math.floor(math.log10(step) + 1e-9)), 6)
        bare = tuple(numbers.plain(value, locale, digits) for value in values)
    elif form["format"] == "money":
        bare = tuple(numbers.money(value, form["currency"], locale) for value in values)
    else:
        bare = tuple(numbers.short(value, locale) for value in values)
        if len(set(bare)) < len(bare):
            bare = numbers.series(values, locale)
    if len(unit.strip()) <= 1:
        return tuple(text + unit for text in bare)
    return (*bare[:-1], bare[-1] + unit)


def names_along(axis: Axis, inset: float = 0.0) -> tuple[list[str], list[float]]:
    """The numbers of an axis that runs along the width, and their places as shares of it."""
    known = [(text, tick) for text, tick in zip(axis.texts, axis.ticks, strict=True)
             if axis.least <= tick <= axis.most]  # fmt: skip
    scale = axis.scale(inset, 1.0 - inset)
    return [text for text, _ in known], [scale.at(tick) for _, tick in known]


@dataclass(frozen=True, slots=True)
class Plot:
    """The area in which marks are drawn, with the numbers beside it and the names below it."""

    area: Box
    axis: Axis
    y: Scale
    left: float
    """Where the numbers of the axis begin."""
    size: float
    """Of the type along both axes."""
    names: Names

    def x(self, share: float) -> float:
        """The pixel of a share of the width."""
        return self.area.left + share * self.area.width

    @property
    def base(self) -> float:
        """The pixel of zero, or of the edge that is nearest to it."""
        return self.y.at(min(max(0.0, self.y.least), self.y.most))


def plotted(
    board: Board,
    body: Box,
    values: Sequence[float],
    names: Sequence[str],
    places: Sequence[float],
    *,
    from_zero: bool = True,
    head: float = 0.0,
    foot: float = 0.0,
    right: float = 0.0,
    axis: Axis | None = None,
) -> Plot:
    """The plot of some values in a box, with names at shares of its width.

    `head`, `foot` and `right` are kept free of marks for labels of theirs.
    """
    size = ROLES["label"].size(board.page)
    known = axis or axis_of(board, values, from_zero=from_zero)
    widest = max((room_for(board, text, size) for text in known.texts), default=0.0)
    gutter = min(widest, body.width * _WIDEST) + _GAP_U * board.u if known.ticks else 0.0
    across = Box(body.left + gutter, body.top, body.right - right, body.bottom)
    below = names_below(board, names, [across.left + share * across.width for share in places],
                        body, across)  # fmt: skip
    half = size * 0.62
    bottom = body.bottom - (below.height + _GAP_U * board.u if below.shown else half)
    area = Box(across.left, body.top + max(head, half), across.right, bottom)
    return Plot(
        area, known, known.scale(area.bottom - foot, area.top), body.left, size, below
    )  # fmt: skip


def ruled(board: Board, plot: Plot, *, is_scale: bool = False) -> list[RawClip]:
    """The grid, the numbers beside it, the base line, and the names below.

    The names belong to one mark each, unless they are those of a scale.
    """
    scene, palette, area = board.scene, board.palette, plot.area
    heights = [plot.y.at(tick) for tick in plot.axis.ticks]
    light = [y for y in heights if abs(y - plot.base) > 0.5]
    lines = segments(((area.left, y), (area.right, y)) for y in light)
    clips = [scene.enter(outlined(board, lines, palette.line, GRID_U), way="fade")] if light else []
    for text, y in zip(plot.axis.texts, heights, strict=True):
        half = plot.size * 0.65
        box = Box(plot.left, y - half, area.left - _GAP_U * board.u, y + half)
        words = scene.words(
            text, box, "label", size=plot.size, color=palette.ink_soft, align="right",
            vertical="center", lines=1, style={"fontFeatures": {"tnum": 1}, "fontWeight": 500},
        )  # fmt: skip
        clips.append(scene.enter(words, way="fade"))
    half = BASE_U * board.u / 2
    base = Box(area.left, plot.base - half, area.right, plot.base + half)
    stands_on_zero = plot.axis.least <= 0.0 <= plot.axis.most
    color = palette.background.mix(palette.ink, 0.42 if stands_on_zero else 0.22)
    ground = scene.panel(base, color)
    clips.append(scene.grow(ground, "left", 0.0))
    top = area.bottom + _GAP_U * board.u
    return clips + plot.names.clips(board, top, is_scale=is_scale)
