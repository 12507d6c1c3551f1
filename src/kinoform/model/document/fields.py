"""The kinds of value that the fields of a document hold."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from kinoform.model.color import BadColor, Color
from kinoform.model.easing import is_easing

LARGEST_SIDE = 7_680
LONGEST_SECONDS = 4 * 3_600
FURTHEST_PIXEL = 1_000_000
LARGEST_NUMBER = 1_000_000_000
"""Beyond it, arithmetic on pixels and degrees is no longer exact, or overflows."""
_MEASURE = re.compile(r"[+-]?(?:\d{1,7}(?:\.\d*)?|\.\d+)\s*%?")


class Written(BaseModel):
    """A part of the document: frozen, camelCase outside, unknown fields kept for a warning."""

    model_config = ConfigDict(
        frozen=True,
        extra="allow",
        alias_generator=to_camel,
        validate_by_alias=True,
        validate_by_name=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
    )

    def __hash__(self) -> int:
        return hash((type(self), self.model_dump_json()))


def _percent_or_text(text: str) -> str:
    written = text.strip()
    if _MEASURE.fullmatch(written) is None:
        raise ValueError('this is no length; write a number of pixels or a share such as "50%"')
    return written


def _at_least_nothing(text: str) -> str:
    if text.startswith("-"):
        raise ValueError("a size is never negative; write 0 or more")
    return text


def _whole(value: Any) -> Any:
    if isinstance(value, bool | str):
        raise PydanticCustomError("int_type", "Input should be a valid integer")
    return value


def _color(text: str) -> str:
    try:
        Color.parse(text)
    except BadColor as bad:
        raise ValueError(str(bad)) from None
    return text


def _easing(name: str) -> str:
    if not is_easing(name):
        raise ValueError(f"no easing is called {name!r}; try easeOutCubic or cubic-bezier(...)")
    return name


Number = Annotated[
    float, Field(strict=True, allow_inf_nan=False, ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)
]
Amount = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-1e18, le=1e18)]
"""A number that is only read: money of a whole country, stars of a galaxy."""
Whole = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int)]
Pixels = Annotated[Number, Field(ge=-FURTHEST_PIXEL, le=FURTHEST_PIXEL)]
Extent = Annotated[Number, Field(ge=0, le=FURTHEST_PIXEL)]
Share = Annotated[Number, Field(ge=0, le=1)]
Volume = Annotated[Number, Field(ge=0, le=10)]
"""A factor on loudness; 1 leaves it as it is."""
Seconds = Annotated[Number, Field(ge=0, le=LONGEST_SECONDS)]
Flag = Annotated[bool, Field(strict=True)]
Percent = Annotated[str, AfterValidator(_percent_or_text)]
Length = Pixels | Percent
"""Pixels, or a share such as "50%" of the canvas or parent."""
Breadth = Extent | Annotated[Percent, AfterValidator(_at_least_nothing)]
"""A length that is not negative."""
ColorText = Annotated[str, Field(max_length=200), AfterValidator(_color)]
EasingName = Annotated[str, Field(max_length=200), AfterValidator(_easing)]
Pair = tuple[Number, Number]


class GradientStop(Written):
    """One colour on a gradient's way."""

    offset: Share
    """Where on the way: 0 begins, 1 ends."""
    color: ColorText
    """The colour there."""


class Gradient(Written):
    """Colours that change over a surface."""

    type: Literal["linear", "radial", "conic"] = "linear"
    angle: Number = 0.0
    """Degrees; 0 runs from left to right, clockwise from there."""
    stops: Annotated[tuple[GradientStop, ...], Field(min_length=1, max_length=64)]
    """Colours on the way, in rising order."""


Fill = ColorText | Gradient


def pixels(length: float | str | None, whole: float, default: float) -> float:
    """A length in pixels: shares are of `whole`, nothing is the default."""
    if length is None:
        return default
    if isinstance(length, str):
        if length.endswith("%"):
            return float(length[:-1]) / 100.0 * whole
        return float(length)
    return float(length)


def admits_color(annotation: Any) -> bool:
    """Whether a field of that type can hold a colour."""
    checks = (getattr(entry, "func", None) for entry in getattr(annotation, "__metadata__", ()))
    return _color in checks or any(map(admits_color, get_args(annotation)))


@cache
def reader_of(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """What reads one field of a part, by itself."""
    return TypeAdapter(model.model_fields[name].rebuild_annotation())


@cache
def limits_of(model: type[BaseModel], name: str) -> tuple[float, float, bool]:
    """The least and the most that the numbers of a field may be, and whether they are whole."""
    waiting: list[Any] = [reader_of(model, name).json_schema()]
    while waiting:
        schema = waiting.pop(0)
        if not isinstance(schema, dict):
            continue
        if schema.get("type") in {"number", "integer"}:
            least = schema.get(
                "minimum", schema.get("exclusiveMinimum", -LARGEST_NUMBER - 1) + 1e-3
            )
            return least, schema.get("maximum", LARGEST_NUMBER), schema["type"] == "integer"
        waiting += schema.get("anyOf", ())
        waiting += schema.get("prefixItems", ())
        waiting.append(schema.get("items"))
    return -LARGEST_NUMBER, LARGEST_NUMBER, False


def held(model: type[BaseModel], name: str, value: Any) -> Any:
    """A value within the limits of a field, which an overshooting easing may leave."""
    if isinstance(value, tuple):
        return tuple(held(model, name, item) for item in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    least, most, is_whole = limits_of(model, name)
    within = min(max(value, least), most)
    return round(within) if is_whole else within
