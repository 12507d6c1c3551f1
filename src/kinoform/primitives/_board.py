"""What a primitive draws on: its box, its data, its colours, and whose turn it is when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kinoform.look import curves, numbers
from kinoform.look.palette import Palette
from kinoform.look.type_scale import ROLES, RoleName
from kinoform.look.units import Page
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._reading import Place, Series
from kinoform.scenery.column import Block, column, loudest
from kinoform.scenery.moves import Edge, Way
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align, Scene

_WAYS: Mapping[str, Way] = {
    "fade": "fade", "pop": "pop", "slide": "slide", "stagger": "rise", "drop": "drop",
    "rise": "rise",
}  # fmt: skip
TITLE_SHARE = 0.3
"""Of the height, at the most, goes to a title."""


@dataclass(frozen=True, slots=True)
class Board:
    """One primitive's box for some seconds, with what it is to show."""

    scene: Scene
    values: Mapping[str, Any]
    """By the names of inputs."""
    option: str
    """Which of its ways of moving is wanted."""
    note: Callable[[str, str], None]
    """Warns the author about the data, by a code and a sentence."""
    beats: tuple[float | None, ...] = ()
    """Seconds at which the first, second, third thing is spoken of, where that is known."""
    order: tuple[int, ...] = ()
    """Where mark 0, 1, 2 ... stood in the data, where marks are not in their order: beats are."""
    from_right: bool = False
    """Whether words begin at the right although the picture itself is not mirrored."""

    @property
    def page(self) -> Page:
        return self.scene.page

    @property
    def u(self) -> float:
        """Pixels in a hundredth of the box's short edge."""
        return self.scene.u

    @property
    def palette(self) -> Palette:
        return self.scene.palette

    @property
    def margin(self) -> Align:
        """The side at which titles, sources and legends begin."""
        return "right" if self.from_right else "left"

    def text(self, name: str) -> str:
        """One text, "" where it is missing."""
        value: str = self.values.get(name) or ""
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value: tuple[str, ...] = self.values.get(name) or ()
        return value

    def number(self, name: str, otherwise: float = 0.0) -> float:
        value = self.values.get(name)
        return otherwise if value is None else float(value)

    def has(self, name: str) -> bool:
        """Whether there is anything to show for an input."""
        return self.values.get(name) not in (None, "", (), False)

    def numbers(self, name: str) -> tuple[float, ...]:
        value: tuple[float, ...] = self.values.get(name) or ()
        return value

    def flags(self, name: str) -> tuple[bool, ...]:
        value: tuple[bool, ...] = self.values.get(name) or ()
        return value

    def series(self, name: str) -> tuple[Series, ...]:
        value: tuple[Series, ...] = self.values.get(name) or ()
        return value

    def rows(self, name: str) -> tuple[tuple[Any, ...], ...]:
        """A matrix, a table, or pairs."""
        value: tuple[tuple[Any, ...], ...] = self.values.get(name) or ()
        return value

    def places(self, name: str) -> tuple[Place, ...]:
        value: tuple[Place, ...] = self.values.get(name) or ()
        return value

    def in_order(self, places: Iterable[int]) -> Board:
        """The board for marks that stood at these places of the data, as beats count them."""
        return replace(self, order=tuple(places))

    def turn(self, index: int, count: int, first: float = 0.0) -> float:
        """Seconds at which thing `index` of `count` comes: as it is spoken of, or in its order."""
        place = self.order[index] if index < len(self.order) else index
        own = first * self.scene.beat.pace + self.scene.beat.delay(index, count)
        return self.comes(place, own)

    def comes(self, place: int, otherwise: float) -> float:
        """Seconds at which what stands at a place of the data is spoken of, where it is."""
        spoken = self.beats[place] if 0 <= place < len(self.beats) else None
        if spoken is None:
            return otherwise
        return min(max(spoken, 0.0), self.scene.beat.leaves_at)

    def way(self, usual: Way = "rise") -> Way:
        """How things come in by the chosen option."""
        return _WAYS.get(self.option, usual)

    def item(
        self, clip: RawClip, index: int, count: int, usual: Way = "rise", first: float = 0.0
    ) -> RawClip:
        """A clip that comes in at its turn."""
        return self.scene.enter(clip, way=self.way(usual), delay=self.turn(index, count, first))

    def bar(
        self,
        box: Box,
        color: Color,
        index: int,
        count: int,
        edge: Edge,
        *,
        radius_u: float = 0.6,
        first: float = 0.0,
    ) -> RawClip:
        """A bar that grows from the axis at its turn, or comes in by the chosen option."""
        panel = self.scene.panel(box, color, radius_u)
        if self.option in {"fade", "pop", "slide"}:
            return self.item(panel, index, count, first=first)
        return self.scene.grow(panel, edge, self.turn(index, count, first))

    def figure(
        self,
        value: float,
        box: Box,
        role: RoleName,
        index: int = 0,
        count: int = 1,
        *,
        first: float = 0.0,
        begins: float = 0.0,
        color: Color | None = None,
        size: float | None = None,
        align: Align = "left",
        style: Mapping[str, Any] | None = None,
        unit: str = "",
        series: Sequence[float] = (),
    ) -> RawClip:
        """A number that counts up and lands as its mark does; by the option "fade" it only comes.

        It is written like the others of its series, with its own unit or that of the data.
        """
        delay = self.turn(index, count, first)
        is_still = self.option in {"fade", "pop", "slide"}
        form = self.form(series or (value,)) | ({"suffix": _behind(unit)} if unit else {})
        made = self.scene.figure(
            value, box, role, form, delay=delay, begins=value if is_still else begins,
            color=color, size=size, align=align, style=style,
        )  # fmt: skip
        return self.scene.enter(made, way=self.way("fade"), delay=delay)

    def form(self, values: Sequence[float]) -> dict[str, Any]:
        """How the numbers of a series are written: the same unit and precision for all."""
        largest = max((abs(value) for value in values), default=0.0)
        currency, unit = self.text("currency"), self.text("unit")
        is_whole = all(value == int(value) for value in values)
        if len(currency) == 3 and currency.isascii() and currency.isalpha():
            cents = 0 if is_whole or largest >= 100 else 2
            return {"format": "money", "currency": currency.upper(), "decimals": cents}
        suffix = {"suffix": _behind(unit)} if unit else {}
        if largest >= numbers.LARGEST_PLAIN:
            return {"format": "short", **suffix}
        digits = 0 if is_whole or largest >= 100 else 1 if largest >= 1 else 2
        return {"format": "plain", "decimals": digits, **suffix}

    def written(self, values: Sequence[float]) -> tuple[str, ...]:
        """The numbers of a series as text, as `form` has them."""
        form, locale = self.form(values), self.scene.theme.locale
        suffix = form.get("suffix", "")
        if form["format"] == "money":
            code, cents = form["currency"], form["decimals"]
            return tuple(numbers.money(round(value, cents), code, locale) for value in values)
        if form["format"] == "short":
            return tuple(f"{numbers.toward(value, value, locale)}{suffix}" for value in values)
        return tuple(
            f"{numbers.plain(value, locale, form['decimals'])}{suffix}" for value in values
        )

    def color(self, index: int, label: str = "") -> Color:
        """The colour of mark `index`: with a highlight all others are quiet."""
        chosen = self.text("highlight")
        if chosen:
            return self.palette.accent if label == chosen else self.quiet
        return self.palette.categorical[index % len(self.palette.categorical)]

    @property
    def quiet(self) -> Color:
        """A mark that carries no message."""
        palette = self.palette
        return palette.background.mix(palette.ink, 0.34)

    @property
    def track(self) -> Color:
        """The empty part of a gauge, a bar or a ring."""
        palette = self.palette
        return palette.background.mix(palette.ink, 0.11)

    def headed(self, area: Box | None = None) -> tuple[list[RawClip], Box]:
        """The title and the source of a chart, and what they leave of the safe area to draw in."""
        scene, box = self.scene, area or self.page.safe
        clips: list[RawClip] = []
        if self.text("title"):
            room = Box(box.left, box.top, box.right, box.top + box.height * TITLE_SHARE)
            settings: tuple[tuple[RoleName, float], ...] = (
                ("headline", 0.8), ("title", 1.0), ("title", 0.85),
            )  # fmt: skip
            role, scale = loudest(scene, self.text("title"), room, settings, share=0.95, lines=2)
            block = Block(self.text("title"), role, scale=scale, lines=3)
            (placed,) = column(scene, [block], room, 0.0)
            clips.append(scene.speak(placed.words(scene, self.margin)))
            box = Box(box.left, placed.box.bottom + 4.0 * self.u, box.right, box.bottom)
        if self.text("source"):
            caption = ROLES["caption"]
            high = max(caption.size(self.page) * caption.line_height * 1.1, 3.2 * self.u)
            line = Box(box.left, box.bottom - high, box.right, box.bottom)
            soft = self.palette.ink_soft
            words = scene.words(
                self.text("source"), line, "caption", color=soft, align=self.margin,
                vertical="bottom", lines=1,
            )  # fmt: skip
            clips.append(scene.enter(words, way="fade", delay=0.4 * scene.beat.pace))
            box = Box(box.left, box.top, box.right, line.top - 2.0 * self.u)
        return clips, box

    def pulsing(self, clip: RawClip) -> RawClip:
        """The one highlighted mark, with a little life after it has come."""
        beat = self.scene.beat
        rest = beat.leaves_at - curves.STANDING_SECONDS * beat.pace
        if rest < 1.0:
            return clip
        pulse = {
            "type": "pulse", "delay": round(curves.STANDING_SECONDS * beat.pace + 0.4, 4),
            "duration": 0.9, "easing": curves.DRIFT,
        }  # fmt: skip
        return {**clip, "animations": [*clip.get("animations", ()), pulse]}


def _behind(unit: str) -> str:
    """A unit as it stands behind a number: a word has a space before it, a sign has none."""
    return f"\u00a0{unit}" if len(unit) > 1 and unit[0].isalpha() else unit


def nothing_to_show(board: Board) -> list[RawClip]:
    """A calm picture for data that are there, and empty: the title, and a quiet line."""
    clips, body = board.headed()
    middle, half = (body.top + body.bottom) / 2, 9.0 * board.u
    centre = (body.left + body.right) / 2
    line = Box(centre - half, middle - 0.25 * board.u, centre + half, middle + 0.25 * board.u)
    stroke = board.scene.panel(line, board.quiet, 0.25)
    return [*clips, board.scene.grow(stroke, "left", 0.2 * board.scene.beat.pace)]
