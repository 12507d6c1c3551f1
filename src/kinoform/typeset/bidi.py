"""Embedding levels by the Unicode bidirectional algorithm: odd ones run from right to left."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import bidirectional, category

from bidi import algorithm as uax9
from bidi.mirror import MIRRORED

from kinoform.model.typography import Direction

_NEEDS_LEVELS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATE_STARTS = "\u2066\u2067\u2068"
_ISOLATE_END = "\u2069"
_ISOLATE = re.compile("[\u2066-\u2069]")
_DEEPEST = 60
_MOST_OPEN_BRACKETS = 63


def base_level(text: str, direction: Direction) -> int:
    """0 for a paragraph from left to right, 1 for one from right to left."""
    if direction == "auto":
        return _first_strong(text) or 0
    return int(direction == "rtl")


def levels(text: str, base: int) -> list[int]:
    """The level of each character, before lines are broken."""
    if base == 0 and not _NEEDS_LEVELS.search(text):
        return [0] * len(text)
    found = [base] * len(text)
    _fill(text, 0, base, found)
    return found


def visual_order(run_levels: list[int]) -> list[int]:
    """The indices of runs from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _first_strong(text: str) -> int | None:
    depth = 0
    for character in text:
        if character in _ISOLATE_STARTS:
            depth += 1
        elif character == _ISOLATE_END:
            depth = max(0, depth - 1)
        elif depth == 0:
            kind = bidirectional(character)
            if kind in {"R", "AL"}:
                return 1
            if kind == "L":
                return 0
    return None


def _fill(text: str, offset: int, base: int, found: list[int]) -> None:
    """Levels of text and, each as a text of its own, of the isolates in it."""
    isolates = _outermost_isolates(text)
    outer = text
    for start, end in reversed(isolates):
        outer = outer[:start] + "\ufffc" * (end - start) + outer[end:]
    outer = _ISOLATE.sub("\ufffc", outer)
    for index, level in enumerate(_plain_levels(outer, base)):
        found[offset + index] = level
    for start, end in isolates:
        inner = text[start:end]
        opener = text[start - 1]
        strong = _first_strong(inner) if opener == "\u2068" else int(opener == "\u2067")
        level = base + 1 if (base + 1) % 2 == (strong or 0) else base + 2
        if level <= _DEEPEST:
            _fill(inner, offset + start, level, found)


def _outermost_isolates(text: str) -> list[tuple[int, int]]:
    found = []
    depth = start = 0
    for match in _ISOLATE.finditer(text):
        if match.group() != _ISOLATE_END:
            depth += 1
            if depth == 1:
                start = match.end()
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, match.start()))
    if depth:
        found.append((start, len(text)))
    return found


def _plain_levels(text: str, base: int) -> list[int]:
    storage: dict[str, Any] = uax9.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base % 2]
    uax9.get_embedding_levels(text, storage)
    for index, character in enumerate(storage["chars"]):
        character["at"] = index
        if character["type"] in _ISOLATE_TYPES:
            character["type"] = character["orig"] = "ON"
        elif not character["type"]:
            unassigned = "R" if _NEEDS_LEVELS.match(character["ch"]) else "L"
            character["type"] = character["orig"] = unassigned
    uax9.explicit_embed_and_overrides(storage)
    uax9.resolve_weak_types(storage)
    for run in storage["runs"]:
        _resolve_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    uax9.resolve_neutral_types(storage, debug=False)
    uax9.resolve_implicit_levels(storage, debug=False)
    found: list[int | None] = [None] * len(text)
    for character in storage["chars"]:
        # Tabs stand between columns, which follow the paragraph (rule L1).
        found[character["at"]] = base if character["orig"] in {"S", "B"} else character["level"]
    known = base
    filled = []
    for level in found:
        known = known if level is None else level
        filled.append(known)
    return filled


_ISOLATE_TYPES = frozenset({"LRI", "RLI", "FSI", "PDI"})
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def _resolve_brackets(characters: list[dict[str, Any]], before: str) -> None:
    """Give both brackets of a pair one direction (rule N0), which the package leaves out."""
    if not characters:
        return
    own = "LR"[characters[0]["level"] % 2]
    other = "RL"[characters[0]["level"] % 2]
    for opening, closing in _bracket_pairs(characters):
        inside = {_STRONG.get(character["type"]) for character in characters[opening + 1 : closing]}
        if own in inside:
            direction = own
        elif other in inside:
            context = next(
                (
                    _STRONG[character["type"]]
                    for character in reversed(characters[:opening])
                    if character["type"] in _STRONG
                ),
                before,
            )
            direction = other if context == other else own
        else:
            continue
        for index in (opening, closing):
            characters[index]["type"] = direction
            for mark in characters[index + 1 :]:
                if mark["orig"] != "NSM":
                    break
                mark["type"] = direction


def _bracket_pairs(characters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    open_brackets: list[tuple[str, int]] = []
    pairs = []
    for index, character in enumerate(characters):
        sign = character["ch"]
        if character["type"] != "ON" or sign not in MIRRORED:
            continue
        kind = category(sign)
        if kind == "Ps":
            if len(open_brackets) == _MOST_OPEN_BRACKETS:
                return []
            open_brackets.append((MIRRORED[sign], index))
        elif kind == "Pe":
            for place in range(len(open_brackets) - 1, -1, -1):
                if open_brackets[place][0] == sign:
                    pairs.append((open_brackets[place][1], index))
                    del open_brackets[place:]
                    break
    return sorted(pairs)
