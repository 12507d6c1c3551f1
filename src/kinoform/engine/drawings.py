"""SVG drawings as pictures at any size, without a look at the disk or the network."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from kinoform.engine.file_type import recognise
from kinoform.engine.media_problem import MediaProblem, check_dimensions
from kinoform.engine.svg_length import length, view_box
from kinoform.engine.svg_rules import apply_rules
from kinoform.engine.svg_tree import Node, read_svg
from kinoform.kit.lazy import skia

_UNSAID = (300.0, 150.0)
"""What browsers take for a drawing that does not say its size."""
_LONG_HEX = re.compile(r"#([0-9a-fA-F]{6})([0-9a-fA-F]{2})\b")


def load_svg(source: str, width: int, height: int) -> skia.Image:
    """A drawing at a size, from markup or from a file; its own ratio is kept inside that size.

    Text is set by the fonts of the film. Pictures inside it, outside references, scripts and
    foreign objects are left out.
    """
    from kinoform.engine.svg_text import set_text  # noqa: PLC0415 - a probe needs no fonts

    check_dimensions(width, height)
    root = read_svg(_markup_of(source))
    apply_rules(root)
    _let_it_scale(root)
    set_text(root)
    stream = skia.MemoryStream(_written(root).encode(), True)  # copies: skia keeps no reference
    drawing = skia.SVGDOM.MakeFromStream(stream)
    if drawing is None:
        raise MediaProblem("media_unreadable", "The SVG cannot be drawn.", "Export it again.")
    drawing.setContainerSize(skia.Size(width, height))
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRaster(info)
    drawing.render(surface.getCanvas())
    drawn = skia.Pixmap()
    surface.peekPixels(drawn)
    if drawn.computeIsOpaque():
        # What covers all of its box is copied when it is drawn, and need not be blended.
        solid = info.makeAlphaType(skia.kOpaque_AlphaType)
        return skia.Image.MakeRasterCopy(skia.Pixmap(solid, drawn.addr(), drawn.rowBytes()))
    return surface.makeImageSnapshot()


def svg_size(markup: bytes) -> tuple[int, int]:
    """The size in pixels that a drawing says it has."""
    root = read_svg(markup)
    width, height = _pixels(root, "width"), _pixels(root, "height")
    box = view_box(root)
    if box is not None:
        ratio = box[2] / box[3]
        if width is None and height is None:
            width, height = box[2], box[3]
        width = width if width is not None else (height or 0.0) * ratio
        height = height if height is not None else width / ratio
    size = (
        max(1, round(_UNSAID[0] if width is None else width)),
        max(1, round(_UNSAID[1] if height is None else height)),
    )
    check_dimensions(*size)
    return size


def _markup_of(source: str) -> bytes:
    if source.lstrip("\ufeff \t\r\n").startswith("<"):
        return source.encode()
    if recognise(source).reader != "drawing":
        raise MediaProblem("media_unsupported", "The file is no SVG.")
    return Path(source).read_bytes()


def _let_it_scale(root: Node) -> None:
    """Make the drawing fill whatever it is drawn into, as its view box says."""
    if view_box(root) is None:
        width = _pixels(root, "width") or _UNSAID[0]
        height = _pixels(root, "height") or _UNSAID[1]
        root.attributes["viewBox"] = f"0 0 {width:g} {height:g}"
    root.attributes |= {"width": "100%", "height": "100%"}


def _pixels(root: Node, name: str) -> float | None:
    pixels = length(root.attributes.get(name, ""))
    return pixels if pixels is not None and pixels > 0 else None


def _written(root: Node) -> str:
    """The tree as markup, in the dialect that skia reads."""
    return _element(
        root, ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )


def _element(node: Node, spaces: str = "") -> str:
    if node.name == "style":
        return ""
    attributes = "".join(
        f" {'xlink:href' if name == 'href' else name}={quoteattr(_without_long_hex(name, value))}"
        for name, value in node.attributes.items()
    )
    inside = escape(node.text) + "".join(_element(child) for child in node.children)
    return f"<{node.name}{spaces}{attributes}>{inside}</{node.name}>"


def _without_long_hex(name: str, value: str) -> str:
    """Colours with alpha as rgba(), which skia knows; it draws #rrggbbaa black."""
    if name not in {"fill", "stroke", "stop-color", "style", "color"}:
        return value
    return _LONG_HEX.sub(_rgba, value)


def _rgba(match: re.Match[str]) -> str:
    red, green, blue = bytes.fromhex(match[1])
    return f"rgba({red},{green},{blue},{int(match[2], 16) / 255:.4f})"
