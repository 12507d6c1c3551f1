"""A drawing in SVG, from markup or from a file, sharp at any size."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import quote
from xml.parsers import expat

from pydantic import AfterValidator, Field, model_validator

from kinoform.elements._picture import Frame
from kinoform.elements.base import Element, Setting
from kinoform.elements.image import Image
from kinoform.model.document.clip import Clip
from kinoform.model.document.style import FitName
from kinoform.model.geometry import Size

_LONGEST = 4_000_000


def _markup(text: str) -> str:
    if not text.lstrip("\ufeff \t\r\n").startswith("<") or "<svg" not in text:
        raise ValueError("markup begins with <svg ...>; a file or URL goes into `src`")
    try:
        expat.ParserCreate().Parse(text.lstrip("\ufeff \t\r\n"), True)
    except expat.ExpatError as error:
        raise ValueError(f"the markup is not well-formed: {error}") from None
    return text


class SvgClip(Clip):
    """A drawing as `svg` markup or by `src`; it keeps its ratio inside of its box.

    Its text is set in the fonts of the film; text on a path, colour emoji and photos inside of
    the drawing are left out.
    """

    type: Literal["svg"]
    svg: Annotated[str, Field(max_length=_LONGEST), AfterValidator(_markup)] | None = None
    """The markup itself."""
    src: Annotated[str, Field(min_length=1, max_length=20_000_000)] | None = None
    """URL or path of an SVG file, in place of `svg`."""
    fit: FitName | None = None
    """How the drawing fills its box; unset keeps all of it in sight."""

    @model_validator(mode="before")
    @classmethod
    def _needs_a_drawing(cls, value: Any) -> Any:
        if isinstance(value, dict) and (value.get("svg") is None) == (value.get("src") is None):
            raise ValueError("an svg clip needs either `svg` or `src`")
        return value


def source_of(clip: SvgClip) -> str:
    """The source of a clip's drawing; markup goes by a data URL, as any file would."""
    if clip.svg is not None:
        return f"data:image/svg+xml,{quote(clip.svg)}"
    return clip.src or ""


def build(clip: SvgClip, setting: Setting) -> Image:
    """The drawing of a clip."""
    media = setting.media[source_of(clip)]
    natural = Size(float(media.width), float(media.height))
    fit = clip.fit or clip.style.object_fit or "contain"
    frame = Frame.of(clip.style, setting.own_size(clip, natural), natural, fit, None)
    return Image(media.path, frame, media.is_vector, None, False, media.has_alpha)


ELEMENT = Element(
    kind="svg",
    clip=SvgClip,
    build=build,
    sources=lambda clip: (source_of(clip),),
    example={
        "type": "svg",
        "start": 0,
        "duration": 3,
        "svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 120">'
        '<path d="M0 120 L70 30 L110 78 L150 20 L240 120 Z" fill="#0f766e"/>'
        '<path d="M70 30 L86 49 L70 58 L57 47 Z M150 20 L171 44 L150 52 L135 41 Z" '
        'fill="#f0fdfa"/><circle cx="206" cy="30" r="14" fill="#fbbf24"/></svg>',
        "transform": {"width": "60%"},
    },
)
