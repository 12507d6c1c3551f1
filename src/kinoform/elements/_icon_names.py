"""Finds an icon by its name, by another set's name for it, or by what it means."""

from __future__ import annotations

import difflib
import importlib.resources
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache

from kinoform.elements._icon_meanings import MEANINGS

_OTHERS_ENDINGS = (
    "outline", "outlined", "filled", "fill", "solid", "line", "linear", "bold", "duotone", "thin",
    "light", "regular", "rounded", "round", "sharp", "twotone", "variant", "alt", "icon",
)  # fmt: skip
"""Words by which other sets tell their styles apart; ours has one style."""
_ENOUGH = 3.0
"""The least likeness by which an icon stands for a meaning."""


@dataclass(frozen=True, slots=True)
class IconBook:
    """All icons: their markup, other names and tags."""

    markup: dict[str, str]
    alias: dict[str, str]
    by_tag: dict[str, tuple[str, ...]]
    by_stem: dict[str, tuple[tuple[str, float], ...]]
    """For each stem the icons that it speaks for, and how strongly."""


@cache
def icon_book() -> IconBook:
    """The bundled set of stroke icons."""
    resource = importlib.resources.files("lucide.data") / "lucide-icons.db"
    with importlib.resources.as_file(resource) as path:
        base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            markup = dict(base.execute("SELECT name, svg FROM icons ORDER BY name"))
            alias = dict(base.execute("SELECT alias, name FROM icon_aliases ORDER BY alias"))
            tags = base.execute("SELECT name, tag FROM icon_tags ORDER BY name, tag").fetchall()
        finally:
            base.close()
    by_tag: dict[str, list[str]] = {}
    weights: dict[str, dict[str, float]] = {}
    for name in markup:
        for word in name.split("-"):
            weights.setdefault(_stem(word), {})[name] = 3.0
    for name, tag in tags:
        if name in markup:
            by_tag.setdefault(_plain(tag), []).append(name)
            for word in _plain(tag).split("-"):
                known = weights.setdefault(_stem(word), {})
                known[name] = max(known.get(name, 0.0), 1.5)
    return IconBook(
        markup,
        alias,
        {tag: tuple(names) for tag, names in by_tag.items()},
        {stem: tuple(found.items()) for stem, found in weights.items()},
    )


@lru_cache(maxsize=2048)
def icon_named(wish: str) -> str | None:
    """The name of the icon that a wish stands for; None when nothing comes near."""
    book = icon_book()
    own = wish.rpartition(":")[0] in {"", "lucide"}
    spellings = _spellings(wish)
    for name in spellings:
        meant = _meant(book, name)
        # A name that we share with other sets can mean another thing there.
        if name in book.markup and (own or meant is None):
            return name
        if meant is not None:
            return meant
    for name in spellings:
        tagged = book.by_tag.get(name)
        if tagged:
            return min(tagged, key=_plainness)
    return _nearest(book, spellings[-1].split("-"))


def _meant(book: IconBook, name: str) -> str | None:
    wanted = MEANINGS.get(name, name)
    found = book.alias.get(wanted, wanted)
    return found if found != name and found in book.markup else None


def close_names(wish: str) -> list[str]:
    """Three names of icons that look like a wish that no icon answers."""
    book = icon_book()
    known = [*book.markup, *MEANINGS]
    close = difflib.get_close_matches(_spellings(wish)[-1], known, 3, cutoff=0.5)
    return list(dict.fromkeys([*close, "star", "house", "circle-check"]))[:3]


def _spellings(wish: str) -> list[str]:
    """The wish without its set, then also without the words for a style."""
    whole = _plain(wish.rpartition(":")[2])
    words = whole.split("-")
    while len(words) > 1 and (words[-1] in _OTHERS_ENDINGS or words[-1].isdigit()):
        words.pop()
    if len(words) > 1 and words[0] in {"fa", "md", "mdi", "bi", "ic", "lucide", "icon"}:
        words.pop(0)
    return list(dict.fromkeys((whole, "-".join(words))))


def _plain(text: str) -> str:
    spaced = "".join(
        f"-{letter}" if letter.isupper() and index and text[index - 1].islower() else letter
        for index, letter in enumerate(text)
    )
    words = "".join(c if c.isalnum() else " " for c in spaced.casefold()).split()
    return "-".join(words)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _plainness(name: str) -> tuple[int, int, str]:
    """Sorts the plainest icon first: few words, then few letters."""
    return name.count("-"), len(name), name


def _nearest(book: IconBook, words: list[str]) -> str | None:
    scores: dict[str, float] = {}
    for place, word in enumerate(words):
        meant = _meant(book, word)
        if meant is not None:
            scores[meant] = scores.get(meant, 0.0) + 3.5 - 0.1 * place
        for name, weight in book.by_stem.get(_stem(word), ()):
            scores[name] = scores.get(name, 0.0) + weight - 0.1 * place
    if not scores:
        return None
    best = min(scores, key=lambda name: (-scores[name], *_plainness(name)))
    return best if scores[best] >= min(_ENOUGH, 1.4 * len(words)) else None
