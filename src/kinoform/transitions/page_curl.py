"""A page is laid over a round edge from the lower right, and later rolled off from there."""

from __future__ import annotations

from kinoform.transitions._curl import curl
from kinoform.transitions.base import Transition

TRANSITION = Transition(
    kind="page-curl",
    draw=curl(),
    aliases=("inverted-page-curl", "page-peel", "curl"),
    summary="A page is laid down over a round edge, and later rolled off.",
)
