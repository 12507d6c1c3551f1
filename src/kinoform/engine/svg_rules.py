"""The style sheet inside an SVG, written onto the elements that it speaks of.

Skia reads the `style` attribute but no `<style>` element, on which many editors rely. Rules for
a tag, a class, an id, or a tag with a class are understood; others are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kinoform.engine.svg_tree import Node

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_BLOCK = re.compile(r"@[\w-]+[^{;]*(?:;|\{(?:[^{}]|\{[^{}]*\})*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"^(?P<tag>[A-Za-z]+|\*)?(?:\.(?P<class>[\w-]+))?(?:#(?P<id>[\w-]+))?$")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str | None
    class_name: str | None
    node_id: str | None
    declarations: str

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        return self.node_id is not None, self.class_name is not None, self.tag is not None

    def fits(self, node: Node) -> bool:
        classes = node.attributes.get("class", "").split()
        return (
            (self.tag in {None, "*", node.name})
            and (self.class_name is None or self.class_name in classes)
            and (self.node_id is None or self.node_id == node.attributes.get("id"))
        )


def apply_rules(root: Node) -> None:
    """Give every element the declarations that the drawing's style sheets hold for it."""
    nodes = list(_all(root))
    sheets = [node.text for node in nodes if node.name == "style"]
    rules = sorted((rule for sheet in sheets for rule in _rules(sheet)), key=lambda r: r.weight)
    if not rules:
        return
    for node in nodes:
        written = [rule.declarations for rule in rules if rule.fits(node)]
        if written:
            own = node.attributes.get("style", "")
            node.attributes["style"] = ";".join(_declared([*written, own]))


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)


def _rules(sheet: str) -> Iterator[_Rule]:
    plain = _AT_BLOCK.sub("", _COMMENT.sub("", sheet))
    for selectors, declarations in _RULE.findall(plain):
        if _OUTSIDE.search(declarations):
            continue
        for selector in selectors.split(","):
            match = _SELECTOR.match(selector.strip())
            if match and match.group():
                yield _Rule(match["tag"], match["class"], match["id"], declarations)


def _declared(blocks: list[str]) -> list[str]:
    """The declarations of some blocks; the last word on each property counts."""
    last: dict[str, str] = {}
    for declaration in ";".join(blocks).split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            last[name.strip()] = value.replace("!important", "").strip()
    return [f"{name}:{value}" for name, value in last.items()]
