"""Signs that have a name, and those that stand between blanks."""

from __future__ import annotations

from kinoform.narration.words.word import Place

SIGNS = {
    "&": "and", "+": "plus", "=": "equals", "%": "percent", "@": "at", "×": "times",
    "÷": "divided by",
    "^": "to the", "^2": "squared", "^3": "cubed", "±": "plus or minus", "≈": "about",
    "≠": "is not",
    "≤": "at most", "≥": "at least", "°": "degrees", "€": "euros", "£": "pounds", "$": "dollars",
    "¥": "yen", "∞": "infinity", "√": "root", "§": "section", "№": "number",
}  # fmt: skip
_ALONE = frozenset("&+=@×÷±≈≠≤≥%∞")
_ARROWS = {"->": "to", "=>": "to", "→": "to", "➔": "to", "<-": "from", "←": "from"}
_BETWEEN_NUMBERS = {
    "<": "is less than", ">": "is more than", "*": "times", "x": "times", "/": "over",
    "-": "minus", "−": "minus", "–": "to", "^": "to the",
}  # fmt: skip


def read_sign(place: Place) -> str | None:
    """A sign that stands between blanks; None for any other word."""
    sign = place.word.written
    if sign in _ALONE:
        return SIGNS[sign]
    is_between = place.before.core[-1:].isdigit() and place.after.is_number
    if sign in _BETWEEN_NUMBERS and is_between:
        return _BETWEEN_NUMBERS[sign]
    return _ARROWS.get(sign)
