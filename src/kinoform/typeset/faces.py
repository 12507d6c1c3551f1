"""One face of a font file at one point of its design space, opened for shaping and drawing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import uharfbuzz as hb

from kinoform.kit.lazy import skia
from kinoform.typeset.sfnt import UnreadableFont, font_bytes

SLANT = -0.21
"""Horizontal shear of a synthetic italic: twelve degrees."""


@dataclass(frozen=True, slots=True)
class FaceKey:
    """All that is needed to open the same face again, in any process."""

    path: str
    index: int = 0
    axes: tuple[tuple[str, float], ...] = ()
    slanted: bool = False
    """Sheared, because the family has no italic."""
    emboldened: bool = False
    """Thickened, because the family has no bold."""


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Heights in em: both count away from the baseline."""

    ascent: float
    descent: float


@dataclass(frozen=True, slots=True)
class DesignAxis:
    """One axis of a variable font and its limits."""

    tag: str
    least: float
    default: float
    most: float

    def clamp(self, value: float) -> float:
        return min(max(value, self.least), self.most)


@cache
def open_face(path: str, index: int = 0) -> Any:
    """The hb.Face of a font file, opened once."""
    plain = font_bytes(path)
    blob = hb.Blob.from_file_path(path) if plain is None else hb.Blob(plain)
    face = hb.Face(blob, index)
    if face.glyph_count == 0:
        raise UnreadableFont(f"{path} has no glyphs (face {index}).")
    return face


@lru_cache(maxsize=512)
def shaping_font(key: FaceKey) -> Any:
    """The hb.Font of a face, measuring in font units."""
    font = hb.Font(open_face(key.path, key.index))
    if key.axes:
        font.set_variations(dict(key.axes))
    return font


@lru_cache(maxsize=512)
def typeface(key: FaceKey) -> skia.Typeface:
    """The skia typeface of a face; synthetic styles are the skia font's affair."""
    base = _base_typeface(key.path, key.index)
    if not key.axes:
        return base
    position = skia.FontArguments.VariationPosition
    # skia borrows the coordinates, so they have to stay alive until the clone exists.
    coordinates = position.Coordinates(
        [position.Coordinate(int.from_bytes(tag.encode(), "big"), value) for tag, value in key.axes]
    )
    where = position(coordinates)
    return base.makeClone(skia.FontArguments().setVariationDesignPosition(where))


@cache
def _base_typeface(path: str, index: int) -> Any:
    # An empty font manager reads the file without asking the system what it has installed.
    manager = skia.FontMgr.New_Custom_Empty()
    plain = font_bytes(path)
    if plain is None:
        made = manager.makeFromFile(path, index)
    else:
        made = manager.makeFromData(skia.Data.MakeWithCopy(plain), index)
    if made is None:
        raise UnreadableFont(f"{path} cannot be drawn (face {index}).")
    return made


@cache
def upem(path: str, index: int) -> int:
    """Font units to the em."""
    return int(open_face(path, index).upem) or 1000


@lru_cache(maxsize=512)
def metrics(key: FaceKey) -> FaceMetrics:
    """How far a face reaches above and below the baseline."""
    extents = shaping_font(key).get_font_extents("ltr")
    em = upem(key.path, key.index)
    if extents.ascender == extents.descender:
        return FaceMetrics(0.8, 0.2)
    return FaceMetrics(extents.ascender / em, -extents.descender / em)


@cache
def design_axes(path: str, index: int = 0) -> tuple[DesignAxis, ...]:
    """The axes of a variable font; none for a static one."""
    return tuple(
        DesignAxis(info.tag, info.min_value, info.default_value, info.max_value)
        for info in open_face(path, index).axis_infos
    )


@cache
def coverage(path: str, index: int = 0) -> Any:
    """The hb.Set of code points that a font file has glyphs for."""
    return open_face(path, index).unicodes


@cache
def has_color(path: str, index: int = 0) -> bool:
    """Whether the glyphs of a font file bring their own colours."""
    face = open_face(path, index)
    return bool(
        face.has_color_layers or face.has_color_paint or face.has_color_png or face.has_color_svg
    )
