"""All transitions, and the one that a name means, however it is spelt."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kinoform.kit.discover import records
from kinoform.transitions.base import Transition

_TEMPOS = ("slow", "fast")
"""Endings that say how long a transition takes, not which one it is."""


def all_transitions() -> Mapping[str, Transition]:
    """Every transition by its kind."""
    return records("kinoform.transitions", "TRANSITION")


def find(name: str) -> Transition | None:
    """The transition of a kind or alias: `slideLeft`, `slide_left`, `SLIDE-LEFT`, `slideLeftFast`.

    None when there is no such transition.
    """
    plain = spelling(name)
    found = _by_spelling().get(plain)
    for tempo in _TEMPOS:
        if found is None and plain.endswith(tempo):
            found = _by_spelling().get(plain.removesuffix(tempo))
    return found


def spelling(name: str) -> str:
    """The letters and digits of a name, which is all that tells names apart."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


@cache
def _by_spelling() -> Mapping[str, Transition]:
    known = all_transitions().values()
    names = {spelling(alias): record for record in known for alias in record.aliases}
    return names | {spelling(record.kind): record for record in known}
