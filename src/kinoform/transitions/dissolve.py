"""The clip appears grain by grain, in fine even grain."""

from __future__ import annotations

from kinoform.transitions._shader import revealed
from kinoform.transitions.base import Transition

_ORDER = """
float order(float2 at) { return grain.eval(at).a; }
"""

TRANSITION = Transition(
    kind="dissolve",
    draw=revealed(_ORDER, softness=0.35, noises=("grain",)),
    summary="Appears in fine even grain.",
)
