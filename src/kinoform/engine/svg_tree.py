"""SVG markup read into a small tree that holds nothing dangerous and nothing from outside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from kinoform.engine.media_problem import MediaProblem

_SVG_SPACE = "http://www.w3.org/2000/svg"
_LARGEST_MARKUP = 16 * 1024 * 1024
_MOST_NODES = 200_000
_DEEPEST = 120
_LONGEST_CHAIN = 300
_MOST_DRAWN = 1_000_000
_MOST_LETTERS = 20_000
TEXT = "#text"
"""The name of the nodes that hold the text between the elements of a text."""
_TEXTUAL = {"text", "tspan"}
_DROPPED = {"script", "foreignObject", "iframe", "audio", "video", "metadata", "image"}
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"\s]+)['\"]?\s*\)")


@dataclass(slots=True)
class Node:
    """One element: its name without a prefix, its attributes, its children, its text."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def references(self) -> list[str]:
        """The ids of the elements that are drawn as part of this one."""
        found = [self.attributes["href"][1:]] if "href" in self.attributes else []
        for value in self.attributes.values():
            found += _REFERENCE.findall(value)
        return found


def read_svg(markup: bytes) -> Node:
    """The root of a drawing; raises a `MediaProblem` for what cannot be drawn safely."""
    if len(markup) > _LARGEST_MARKUP:
        raise MediaProblem("media_too_large", "The SVG is larger than 16 MB.")
    builder = _Builder()
    try:
        builder.parse(markup)
    except expat.ExpatError as error:
        raise MediaProblem(
            "media_unreadable", f"The SVG is not well-formed: {error}.", "Export it again."
        ) from error
    root = builder.root
    if root is None or root.name != "svg":
        raise MediaProblem("media_unsupported", "The file is XML, but no SVG.")
    _check_references(root)
    return root


class _Builder:
    """Receives the parser's events; elements of other vocabularies are left out."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self._open: list[Node] = []
        self._skipped = 0
        self._count = 0
        self._letters = 0

    def parse(self, markup: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.EntityDeclHandler = self._refuse_entity
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(markup, True)

    @staticmethod
    def _refuse_entity(*_declaration: object) -> None:
        raise MediaProblem(
            "media_unsupported",
            "The SVG declares entities, which can expand without end.",
            "Save it as plain SVG, without private data of the editor.",
        )

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self._count += 1
        if self._count > _MOST_NODES or len(self._open) + self._skipped > _DEEPEST:
            raise MediaProblem("media_too_large", "The SVG has too many or too deep elements.")
        if self._skipped or space not in {"", _SVG_SPACE} or name in _DROPPED:
            self._skipped += 1
            return
        if name == "a":
            name = "tspan" if self._is_in_text else "g"
        node = Node(name, _own_attributes(attributes))
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def _end(self, _tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _characters(self, text: str) -> None:
        if not self._open or self._skipped:
            return
        node = self._open[-1]
        if self._is_in_text:
            self._letters += len(text)
            if self._letters > _MOST_LETTERS:
                raise MediaProblem(
                    "media_too_large",
                    f"The SVG has more than {_MOST_LETTERS:,} letters of text.",
                    "Turn its text into paths.",
                )
            if not node.children or node.children[-1].name != TEXT:
                node.children.append(Node(TEXT, {}))
            node = node.children[-1]
        node.text += text

    @property
    def _is_in_text(self) -> bool:
        return bool(self._open) and self._open[-1].name in _TEXTUAL


def _own_attributes(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes that stay within the drawing: no handlers, no addresses but of its own parts."""
    kept: dict[str, str] = {}
    for qualified, value in attributes.items():
        name = qualified.rpartition(" ")[2]
        if name.lower().startswith("on") or (" " in qualified and name != "href"):
            continue
        if name == "href" and not value.startswith("#"):
            continue
        if "url(" in value.lower() and not _REFERENCE.search(value):
            continue
        kept[name] = value
    return kept


def _check_references(root: Node) -> None:
    """Refuse drawings that contain themselves, or that unfold into millions of parts."""
    by_id: dict[str, Node] = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if "id" in node.attributes:
            by_id.setdefault(node.attributes["id"], node)
        stack.extend(node.children)
    drawn: dict[int, int] = {}
    under_way: set[int] = set()

    def weigh(node: Node, depth: int) -> int:
        known = drawn.get(id(node))
        if known is not None:
            return known
        if id(node) in under_way or depth > _LONGEST_CHAIN:
            raise MediaProblem("media_unsupported", "The SVG refers to itself.")
        under_way.add(id(node))
        targets = [by_id[name] for name in node.references() if name in by_id]
        total = 1 + sum(weigh(part, depth + 1) for part in (*node.children, *targets))
        under_way.discard(id(node))
        if total > _MOST_DRAWN:
            raise MediaProblem("media_too_large", "The SVG unfolds into too many parts.")
        drawn[id(node)] = total
        return total

    weigh(root, 0)
