"""The characters of a drawing's text element in their order, and where some of them are put."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kinoform.engine.svg_font import TextStyle
from kinoform.engine.svg_length import length
from kinoform.engine.svg_tree import TEXT, Node
from kinoform.model.geometry import Size

_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")
_LISTED = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text without elements in it."""

    node: Node
    style: TextStyle


@dataclass(slots=True)
class Characters:
    """What is seen of an element's text: spaces are folded, as SVG wants it."""

    pieces: list[Piece] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    """For each character the index of its piece."""
    places: dict[str, dict[int, float]] = field(
        default_factory=lambda: {"x": {}, "y": {}, "dx": {}, "dy": {}}
    )
    """The numbers of `x`, `y`, `dx` and `dy` by the character that they are for."""

    @classmethod
    def of(cls, node: Node, style: TextStyle, view: Size) -> Characters:
        """Those of a text element, which becomes a group, as do the elements in it."""
        found = cls()
        found._read(node, style, view)
        if found.text and found.text[-1] == " ":
            found.text.pop()
            found.owners.pop()
        return found

    def chunks(self) -> list[tuple[int, int]]:
        """From where to where text runs on by itself; each begins at an `x` of its own."""
        starts = sorted({0, *(index for index in self.places["x"] if index < len(self.text))})
        ends = [*starts[1:], len(self.text)]
        return list(zip(starts, ends, strict=True)) if self.text else []

    def shifts(self) -> list[float]:
        """How far each character is moved by its `dx` and those before it."""
        shift, found = 0.0, []
        for index in range(len(self.text)):
            shift += self.places["dx"].get(index, 0.0)
            found.append(shift)
        return found

    def heights(self) -> list[float]:
        """The `y` at which each character stands."""
        y, found = 0.0, []
        for index in range(len(self.text)):
            y = self.places["y"].get(index, y) + self.places["dy"].get(index, 0.0)
            found.append(y)
        return found

    def _read(self, node: Node, style: TextStyle, view: Size) -> None:
        first = len(self.text)
        node.name = "g"
        node.children = [child for child in node.children if child.name in {"tspan", TEXT}]
        for child in node.children:
            if child.name == TEXT:
                self._add(child, style)
            else:
                self._read(child, style.within(child), view)
        for name, places in self.places.items():
            whole = view.width if name.endswith("x") else view.height
            listed = _LISTED.split(node.attributes.pop(name, "").strip())
            for index, written in enumerate(listed[: len(self.text) - first], first):
                place = length(written, style.size, whole)
                if place is not None:
                    places.setdefault(index, place)  # what an element inside said wins

    def _add(self, node: Node, style: TextStyle) -> None:
        self.pieces.append(Piece(node, style))
        if style.size <= 0:
            return
        for character in _SPACES.sub(" ", node.text):
            if character != " " or (self.text and self.text[-1] != " "):
                self.text.append(character)
                self.owners.append(len(self.pieces) - 1)
