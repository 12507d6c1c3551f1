"""The earth as a ball that turns and stops at a place."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kinoform.elements._globe_land import Facing, visible_land
from kinoform.elements._paint import Look, fill_paint, rect_of
from kinoform.elements.base import Element, Setting
from kinoform.kit.lazy import skia
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import ColorText, EasingName, Extent, Number, Seconds, Written
from kinoform.model.easing import ease
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment
from kinoform.primitives._gazetteer import country_of

USUAL_SIZE = 600.0
_USUAL_OCEAN = "#16324f"


def _known_countries(lit: Mapping[str, str]) -> dict[str, str]:
    for name in lit:
        if country_of(name) is None:
            raise ValueError(f"no country is called {name[:60]!r}; write its name or its ISO code")
    return dict(lit)


class Spin(Written):
    """When it turns, and how."""

    duration: Annotated[Seconds, Field(gt=0)] = 2.0
    """Seconds that it takes."""
    delay: Seconds = 0.0
    """Seconds of the clip's life before it begins."""
    easing: EasingName = "easeOutCubic"
    """The curve by which it slows down."""


class GlobeClip(Clip):
    """A turning globe; the style's `fill` is the sea and its `stroke` the rim."""

    type: Literal["globe"]
    size: Extent | None = None
    """Diameter in pixels; 600 unless the transform says a size."""
    at: tuple[
        Annotated[Number, Field(ge=-180, le=180)], Annotated[Number, Field(ge=-90, le=90)]
    ] = (0.0, 20.0)
    """Longitude and latitude of the place that faces us in the end."""
    turn: Annotated[Number, Field(ge=-3_600, le=3_600)] = 180.0
    """Degrees that it turns before, eastwards as the earth does; less than 0 is westwards."""
    spin: Spin = Spin()
    """When it turns, and how."""
    land: ColorText = "#5b7c99"
    """Colour of all land."""
    lit: Annotated[
        dict[Annotated[str, Field(max_length=100)], ColorText],
        Field(max_length=250),
        AfterValidator(_known_countries),
    ] = {}  # noqa: RUF012 - models copy their defaults
    """Colours of single countries, by name or ISO code, such as {"Japan": "#2dd4bf"}."""


@dataclass(frozen=True, slots=True)
class Globe:
    """A globe to draw."""

    size: Size
    at: tuple[float, float]
    turn: float
    spin: tuple[float, float, str]
    """Delay, duration and easing."""
    colors: tuple[tuple[str, tuple[str, ...]], ...]
    """Colours with the ISO codes of their countries; no codes are all the others."""
    look: Look

    @property
    def is_still(self) -> bool:
        return self.turn == 0.0

    def bounds(self, _at: Moment) -> Box:
        return self.look.bounds(Box.of_size(self.size))

    def key(self, at: Moment) -> Hashable:
        return (self, self._facing(at))

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        ball = self._ball()
        sea = self.look.fill or _USUAL_OCEAN
        canvas.drawOval(rect_of(ball), fill_paint(sea, ball))
        facing = self._facing(at)
        lit = {code for _, codes in self.colors for code in codes}
        for color, codes in self.colors:
            path = visible_land(facing, ball, codes, frozenset() if codes else frozenset(lit))
            canvas.drawPath(path, fill_paint(color, ball))
        rim = self.look.stroke_paint(ball)
        if rim is not None:
            canvas.drawOval(rect_of(ball), rim)

    def _ball(self) -> Box:
        side = min(self.size.width, self.size.height)
        left, top = (self.size.width - side) / 2, (self.size.height - side) / 2
        return Box(left, top, left + side, top + side)

    def _facing(self, at: Moment) -> Facing:
        delay, duration, easing = self.spin
        share = ease(easing)(min(max((at.seconds - delay) / duration, 0.0), 1.0))
        longitude, latitude = self.at
        return Facing(longitude + self.turn * (1.0 - share), latitude)


def build(clip: GlobeClip, setting: Setting) -> Globe:
    """The globe of a clip."""
    diameter = USUAL_SIZE if clip.size is None else clip.size
    by_color: dict[str, list[str]] = {}
    for name, color in clip.lit.items():
        country = country_of(name)
        if country is not None:
            by_color.setdefault(color, []).append(country.code)
    return Globe(
        size=setting.own_size(clip, Size(diameter, diameter)),
        at=clip.at,
        turn=clip.turn,
        spin=(clip.spin.delay, clip.spin.duration, clip.spin.easing),
        colors=((clip.land, ()), *((color, tuple(codes)) for color, codes in by_color.items())),
        look=Look.of(clip.style, None),
    )


ELEMENT = Element(
    kind="globe",
    clip=GlobeClip,
    build=build,
    example={
        "type": "globe",
        "start": 0,
        "duration": 4,
        "size": 640,
        "at": [138, 30],
        "turn": 200,
        "spin": {"duration": 2.4, "easing": "easeOutCubic"},
        "land": "#4b6a88",
        "lit": {"Japan": "#2dd4bf"},
        "style": {"fill": "#13263c", "stroke": "#8fb3d9", "strokeWidth": 2},
    },
)
