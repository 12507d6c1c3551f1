"""Colours of code: our own theme on dark, one on light, and all that pygments knows."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pygments.lexers import get_all_lexers, get_lexer_by_name
from pygments.styles import get_all_styles, get_style_by_name
from pygments.token import string_to_tokentype
from pygments.util import ClassNotFound

from kinoform.model.color import Color

USUAL_THEME = "midnight"
TAB_SPACES = 4


@dataclass(frozen=True, slots=True)
class Ink:
    """How one kind of token is written."""

    color: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The panel that code stands on."""

    color: str
    ink: str
    soft: str
    """Line numbers and the title."""
    edge: str
    mark: str
    """Behind a highlighted line."""


_OWN: dict[str, tuple[Ground, dict[str, Ink]]] = {
    "midnight": (
        Ground("#0f1729", "#dbe4f3", "#5b6b88", "#ffffff1a", "#38bdf826"),
        {
            "Comment": Ink("#64748b", is_italic=True), "Comment.Preproc": Ink("#f0abfc"),
            "Keyword": Ink("#c4a7ff"), "Keyword.Type": Ink("#5eead4"),
            "Keyword.Constant": Ink("#fda57d"), "Operator": Ink("#8fb3d9"),
            "Operator.Word": Ink("#c4a7ff"), "Punctuation": Ink("#8496b5"),
            "Name.Function": Ink("#7cc4ff"), "Name.Class": Ink("#5eead4"),
            "Name.Namespace": Ink("#dbe4f3"), "Name.Decorator": Ink("#f0abfc"),
            "Name.Builtin": Ink("#7cc4ff"), "Name.Builtin.Pseudo": Ink("#fda57d"),
            "Name.Exception": Ink("#5eead4"), "Name.Tag": Ink("#7cc4ff"),
            "Name.Attribute": Ink("#c4a7ff"), "Name.Constant": Ink("#fda57d"),
            "String": Ink("#a5e39a"), "String.Escape": Ink("#5eead4"),
            "String.Interpol": Ink("#5eead4"), "Number": Ink("#fda57d"),
            "Literal": Ink("#fda57d"), "Generic.Deleted": Ink("#fb7185"),
            "Generic.Inserted": Ink("#86efac"), "Generic.Heading": Ink("#7cc4ff", is_bold=True),
            "Generic.Strong": Ink("#dbe4f3", is_bold=True),
            "Generic.Emph": Ink("#dbe4f3", is_italic=True),
        },
    ),
    "paper": (
        Ground("#fbfaf7", "#27303f", "#9aa0ab", "#0f172a1f", "#0ea5e91f"),
        {
            "Comment": Ink("#8a919e", is_italic=True), "Comment.Preproc": Ink("#a21caf"),
            "Keyword": Ink("#7c3aed"), "Keyword.Type": Ink("#0f766e"),
            "Keyword.Constant": Ink("#c2410c"), "Operator": Ink("#475569"),
            "Operator.Word": Ink("#7c3aed"), "Punctuation": Ink("#64748b"),
            "Name.Function": Ink("#1d4ed8"), "Name.Class": Ink("#0f766e"),
            "Name.Decorator": Ink("#a21caf"), "Name.Builtin": Ink("#1d4ed8"),
            "Name.Builtin.Pseudo": Ink("#c2410c"), "Name.Exception": Ink("#0f766e"),
            "Name.Tag": Ink("#1d4ed8"), "Name.Attribute": Ink("#7c3aed"),
            "Name.Constant": Ink("#c2410c"), "String": Ink("#15803d"),
            "String.Escape": Ink("#0f766e"), "String.Interpol": Ink("#0f766e"),
            "Number": Ink("#c2410c"), "Literal": Ink("#c2410c"),
            "Generic.Deleted": Ink("#be123c"), "Generic.Inserted": Ink("#15803d"),
            "Generic.Heading": Ink("#1d4ed8", is_bold=True),
            "Generic.Strong": Ink("#27303f", is_bold=True),
            "Generic.Emph": Ink("#27303f", is_italic=True),
        },
    ),
}  # fmt: skip


def check_theme(name: str) -> str:
    """The name, if there is such a theme; raises ValueError with close names."""
    known = [*_OWN, *get_all_styles()]
    if name not in known:
        raise ValueError(f"no theme is called {name[:60]!r}; {_close(name, known)}")
    return name


def check_language(name: str) -> str:
    """The name, if there is such a language; raises ValueError with close names."""
    try:
        get_lexer_by_name(name)
    except ClassNotFound:
        known = [alias for _, aliases, *_ in get_all_lexers() for alias in aliases]
        message = f"no language is called {name[:60]!r}; {_close(name, known)}"
        raise ValueError(message) from None
    return name


def _close(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name.casefold(), known, 3, cutoff=0.5) or known[:3]
    return "try " + ", ".join(repr(word) for word in close)


@cache
def ground_of(theme: str) -> Ground:
    """The panel of a theme."""
    if theme in _OWN:
        return _OWN[theme][0]
    style = get_style_by_name(theme)
    ground = Color.parse(style.background_color)
    light = ground.luminance > 0.4
    found = style.style_for_token(string_to_tokentype("Token"))["color"]
    ink = Color.parse(f"#{found}" if found else "#24292f" if light else "#e6edf3")
    return Ground(
        ground.css,
        ink.css,
        ground.mix(ink, 0.42).css,
        ("#0f172a1f" if light else "#ffffff1a"),
        ink.with_alpha(0.12).css,
    )


@lru_cache(maxsize=256)
def written(code: str, language: str, theme: str) -> tuple[tuple[str, Ink], ...]:
    """Code cut into stretches of one ink; together they are the code."""
    # Tabs are widened here, since a lexer that eats its own blanks would shift the lines.
    plain = code.replace("\r\n", "\n").replace("\r", "\n").expandtabs(TAB_SPACES)
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    inks = _inks(theme)
    found: list[tuple[str, Ink]] = []
    for token, text in lexer.get_tokens(plain):
        ink = inks(token)
        if found and (found[-1][1] == ink or not text.strip()):
            found[-1] = (found[-1][0] + text, found[-1][1])
        elif text:
            found.append((text, ink))
    return tuple(found)


def _inks(theme: str) -> Any:
    if theme in _OWN:
        ground, own = _OWN[theme]
        by_token = {string_to_tokentype(name): ink for name, ink in own.items()}
        plain = Ink(ground.ink)

        def of_own(token: Any) -> Ink:
            while token is not None:
                if token in by_token:
                    return by_token[token]
                token = token.parent
            return plain

        return of_own
    style, usual = get_style_by_name(theme), ground_of(theme).ink

    def of_style(token: Any) -> Ink:
        found = style.style_for_token(token)
        color = f"#{found['color']}" if found["color"] else usual
        return Ink(color, found["bold"], found["italic"])

    return of_style
