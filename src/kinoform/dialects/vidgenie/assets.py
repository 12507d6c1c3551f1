"""What a clip shows: a picture, a video, a shape, or a matte for the clip after it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from kinoform.dialects.vidgenie.asked import Asked
from kinoform.dialects.vidgenie.literal import literal
from kinoform.model.color import Color
from kinoform.model.document.fields import ColorText, Extent, Share

Source = Annotated[str, Field(min_length=1, max_length=20_000_000)]
"""http(s), file://, a data URL, or a path."""
Breadth = Annotated[Extent, Field(le=100_000)]
"""Pixels, within what our document can add up."""
_BLACK = "#000000"
_UNSEEN = "transparent"


class Image(Asked):
    """A picture at its own size."""

    type: Literal["image"]
    src: Source


class Video(Asked):
    """A film at its own size, with its sound."""

    type: Literal["video"]
    src: Source


class Luma(Asked):
    """A grey picture: where it is white, the next clip of the track is seen."""

    type: Literal["luma"]
    src: Source


class Fill(Asked):
    """The inside of a shape."""

    color: ColorText
    opacity: Share = 1.0


class Stroke(Asked):
    """The outline of a shape."""

    color: ColorText
    width: Extent = 1.0


class Rectangle(Asked):
    """Measures in pixels."""

    width: Breadth
    height: Breadth
    corner_radius: Breadth = Field(0.0, alias="cornerRadius")


class Circle(Asked):
    """Measures in pixels."""

    radius: Breadth


class Line(Asked):
    """Measures in pixels; a line is level until the clip turns it."""

    length: Breadth
    thickness: Breadth = 1.0


class _Painted(Asked):
    type: Literal["shape"]
    fill: Fill | None = None
    stroke: Stroke | None = None


class RectangleShape(_Painted):
    """A rectangle, with round corners where that is asked for."""

    shape: Literal["rectangle"]
    rectangle: Rectangle


class CircleShape(_Painted):
    """A circle."""

    shape: Literal["circle"]
    circle: Circle


class LineShape(_Painted):
    """A level bar in the colour of the fill, or else of the stroke, or else black."""

    shape: Literal["line"]
    line: Line


_SHAPES = ("rectangle", "circle", "line")
_TYPES = ("image", "video", "shape", "luma")


def _tag(names: tuple[str, ...], field: str) -> Discriminator:
    """Chooses a model by a field; in brackets, so that no tag is taken for a field's name."""

    def chosen(raw: Any) -> str | None:
        name = raw.get(field) if isinstance(raw, dict) else None
        return f"({name})" if name in names else None

    return Discriminator(
        chosen,
        custom_error_type="unknown_kind",
        custom_error_message=f"{field}: {', '.join(names)}",
    )


Shape = Annotated[
    Annotated[RectangleShape, Tag("(rectangle)")]
    | Annotated[CircleShape, Tag("(circle)")]
    | Annotated[LineShape, Tag("(line)")],
    _tag(_SHAPES, "shape"),
]
Asset = Annotated[
    Annotated[Image, Tag("(image)")]
    | Annotated[Video, Tag("(video)")]
    | Annotated[Luma, Tag("(luma)")]
    | Annotated[Shape, Tag("(shape)")],
    _tag(_TYPES, "type"),
]


def content_of(asset: Asset) -> dict[str, Any]:
    """The fields of our clip that say what it shows."""
    match asset:
        case Image() | Luma():
            return {"type": "image", "src": literal(asset.src)}
        case Video():
            return {"type": "video", "src": literal(asset.src)}
        case RectangleShape():
            style = {**_style(asset), "borderRadius": asset.rectangle.corner_radius}
            return {"type": "rect", "style": style}
        case CircleShape():
            return {"type": "circle", "size": 2 * asset.circle.radius, "style": _style(asset)}
        case LineShape():
            paint = asset.fill.color if asset.fill else None
            paint = paint or (asset.stroke.color if asset.stroke else _BLACK)
            opacity = asset.fill.opacity if asset.fill else 1.0
            return {"type": "rect", "style": {"fill": _faded(paint, opacity)}}


def extent_of(asset: Asset) -> dict[str, float]:
    """Width and height of our transform; empty for what has a size of its own."""
    match asset:
        case RectangleShape():
            return {"width": asset.rectangle.width, "height": asset.rectangle.height}
        case LineShape():
            return {"width": asset.line.length, "height": asset.line.thickness}
        case _:
            return {}


def _style(shape: RectangleShape | CircleShape) -> dict[str, Any]:
    """Paints of a shape; without a fill its inside is not seen."""
    fill = _faded(shape.fill.color, shape.fill.opacity) if shape.fill else _UNSEEN
    if shape.stroke is None or shape.stroke.width == 0:
        return {"fill": fill}
    return {"fill": fill, "stroke": shape.stroke.color, "strokeWidth": shape.stroke.width}


def _faded(color: str, opacity: float) -> str:
    """A colour with so much of its own opacity, as #rrggbbaa."""
    if opacity == 1.0:
        return color
    argb = Color.parse(color).argb
    return f"#{argb & 0xFFFFFF:06x}{round((argb >> 24) * opacity):02x}"
