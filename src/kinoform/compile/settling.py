"""Values that follow from one another in chains of any length, found without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Step = TypeVar("Step")
Value = TypeVar("Value")


class Unresolved(Exception):
    """A value cannot be known; why is listed already."""


def settled(
    wanted: Step,
    known: dict[Step, Value | None],
    needs: Callable[[Step], Iterable[Step]],
    find: Callable[[Step], Value],
    circle: Callable[[Step], Unresolved],
) -> Value | None:
    """The value of a step, found after all that it depends on; None where it cannot be known.

    Whatever is found on the way is added to `known`. `needs` and `find` may raise Unresolved, and
    `circle` says what to raise for a step that depends on itself.
    """
    waiting = [wanted]
    begun: set[Step] = set()
    while waiting:
        step = waiting[-1]
        if step in known:
            waiting.pop()
            continue
        try:
            missing = [need for need in needs(step) if need not in known]
            if begun.intersection(missing):
                raise circle(step)
            if missing:
                begun.add(step)
                waiting.extend(missing)
                continue
            known[step] = find(step)
        except Unresolved:
            known[step] = None
        begun.discard(step)
        waiting.pop()
    return known[wanted]
