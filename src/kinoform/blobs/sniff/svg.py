"""Whether a drawing is safe to keep and to show in a browser."""

from __future__ import annotations

import re
from typing import IO
from xml.parsers import expat

from kinoform.kit.content_type import Unwelcome

_LARGEST_BYTES = 16 * 1024 * 1024
_PIECE_BYTES = 65_536
_SVG_SPACE = "http://www.w3.org/2000/svg"
_ACTIVE = {"script", "iframe", "object", "embed", "handler", "listener", "base", "meta", "link"}
_ADDRESSES = {
    "href",
    "src",
    "srcset",
    "data",
    "poster",
    "action",
    "formaction",
    "background",
    "base",
}
_BLANKS = re.compile(r"[\x00-\x20\x7f]+")
_STYLE_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|([^\n]))")
_SCRIPT_URL = re.compile(r"(?:java|vb)script:|data:text/html")
_LOADS = re.compile(r"@import|image-set\(|url\((?!['\"]?(?:#|data:))")

_NO_SVG = Unwelcome("XML, but no SVG", "Export the drawing as SVG or PNG.")
_ENTITIES = Unwelcome(
    "an SVG with entities of its own, which can expand without end",
    "Save it as plain SVG, without private data of the editor.",
)
_SCRIPTED = Unwelcome("an SVG with a script", "Save it as a still drawing, or export PNG.")
_OUTSIDE = Unwelcome(
    "an SVG that loads something from elsewhere",
    "Embed its pictures, fonts and styles, or turn text into paths.",
)


class _Found(Exception):
    """Ends the reading as soon as something is wrong."""

    def __init__(self, fault: Unwelcome) -> None:
        self.fault = fault


def fault_of_svg(file: IO[bytes], size_bytes: int) -> Unwelcome | None:
    """What speaks against the drawing; None when it is a document that keeps to itself.

    The renderer would pass over scripts and addresses, but whoever opens the file in a browser
    would run and load them. Plain links for people to follow may stay.
    """
    if size_bytes > _LARGEST_BYTES:
        return Unwelcome("an SVG larger than 16 MB", "Simplify the drawing, or export PNG.")
    reader = _Reader()
    file.seek(0)
    try:
        while piece := file.read(_PIECE_BYTES):
            reader.parser.Parse(piece, False)
        reader.parser.Parse(b"", True)
        reader.check_styles()
    except _Found as found:
        return found.fault
    except (expat.ExpatError, ValueError, LookupError):
        return Unwelcome("an SVG that is not well-formed", "Export it again.")
    return None


class _Reader:
    """Receives the parser's events and raises `_Found`."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._open: list[str] = []
        self._has_root = False
        self._styles: list[str] = []

    def check_styles(self) -> None:
        """Judge the style sheets at the end, as one text: the parser hands them on in pieces."""
        _check_style("".join(self._styles))

    @staticmethod
    def _entity(*_declaration: object) -> None:
        raise _Found(_ENTITIES)

    @staticmethod
    def _instruction(target: str, _content: str) -> None:
        if target.lower() == "xml-stylesheet":
            raise _Found(_OUTSIDE)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if not self._has_root and (name != "svg" or space not in {"", _SVG_SPACE}):
            raise _Found(_NO_SVG)
        self._has_root = True
        if name.lower() in _ACTIVE:
            raise _Found(_SCRIPTED)
        self._open.append(name.lower())
        for qualified, value in attributes.items():
            _check_attribute(name, qualified.rpartition(" ")[2].lower(), value)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        if self._open[-1:] == ["style"]:
            self._styles.append(text)


def _check_attribute(element: str, attribute: str, value: str) -> None:
    close = _BLANKS.sub("", value).lower()
    if attribute.startswith("on") or _SCRIPT_URL.search(close):
        raise _Found(_SCRIPTED)
    if attribute == "attributename" and close.endswith("href"):
        raise _Found(_OUTSIDE)  # an animation that swaps addresses
    if attribute not in _ADDRESSES:
        _check_style(value)
    elif element != "a" and close and not close.startswith(("#", "data:")):
        raise _Found(_OUTSIDE)


def _check_style(text: str) -> None:
    """Refuse styles that load something, also when it is written with escapes."""
    plain = _STYLE_ESCAPE.sub(_unescaped, text) if "\\" in text else text
    if _LOADS.search(_BLANKS.sub("", plain).lower()):
        raise _Found(_OUTSIDE)


def _unescaped(escape: re.Match[str]) -> str:
    if escape[2]:
        return escape[2]
    number = int(escape[1], 16)
    return chr(number) if number < 0x110000 else ""
