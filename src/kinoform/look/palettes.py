"""The palettes that come with the house, by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kinoform.look.palette import Palette, derive
from kinoform.model.color import Color

USUAL = "slate-teal"
_SEEDS: Mapping[str, tuple[str, ...]] = {
    "slate-teal": ("#101a2b", "#2fd4c0", "#f4b860"),
    "paper-ink": ("#f5efe4", "#b8431f", "#1f5a68", "#221c15"),
    "indigo-coral": ("#1d1a45", "#ff7b67", "#a9b4ff"),
    "white-cobalt": ("#f7f9fd", "#1f4fd8", "#e58a00"),
    "forest-sand": ("#10271f", "#e6c98f", "#7fc4a2"),
    "charcoal-lime": ("#17191b", "#c4ee3a", "#8f9bff"),
    "navy-signal": ("#0b1428", "#ff5a4f", "#7fb2ff"),
    "cobalt-lemon": ("#1a3fc4", "#ffdb4a", "#9fe3ff"),
    "plum-peach": ("#431a4f", "#ffb48a", "#f58fc0"),
}
"""Ground, accent, second accent, and ink where it is not derived."""


def names() -> tuple[str, ...]:
    """The palettes that `palette` knows."""
    return tuple(_SEEDS)


def palette(name: str) -> Palette | None:
    """The palette of a name, in any spelling; None when there is none."""
    wanted = _plain(name)
    return next((_made(known) for known in _SEEDS if _plain(known) == wanted), None)


@cache
def _made(name: str) -> Palette:
    ground, accent, second, *rest = map(Color.parse, _SEEDS[name])
    return derive(name, ground, accent, second, rest[0] if rest else None)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
