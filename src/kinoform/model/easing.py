"""Curves from 0 to 1 by the names that people know them by."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from kinoform.model.curves import (
    ARRIVING,
    ARRIVING_OF_BOTH,
    Curve,
    both,
    cubic_bezier,
    leaving,
    pinned,
    steps,
)
from kinoform.model.spring import damping_ratio, spring


class UnknownEasing(ValueError):
    """No curve has this name, or its numbers make none."""


@lru_cache(maxsize=1024)
def ease(name: str) -> Curve:
    """The curve of a name: takes progress, held to 0..1, and gives the share of the way gone."""
    if len(name) > _LONGEST_NAME:
        raise UnknownEasing(f"no easing has a name of {len(name)} letters")
    call = _CALL.fullmatch(name)
    curve = _from_call(name, call[1], call[2]) if call else EASINGS.get(_canonical(name))
    if curve is None:
        close = difflib.get_close_matches(name, EASINGS, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise UnknownEasing(f"no easing is called {name!r}{hint}")
    return curve


def is_easing(name: str) -> bool:
    """Whether `ease` knows a name."""
    try:
        ease(name)
    except UnknownEasing:
        return False
    return True


def _named() -> Iterator[tuple[str, Curve]]:
    yield "linear", pinned(lambda p: p)
    yield "ease", cubic_bezier(0.25, 0.1, 0.25, 1.0)
    yield "ease-in", cubic_bezier(0.42, 0.0, 1.0, 1.0)
    yield "ease-out", cubic_bezier(0.0, 0.0, 0.58, 1.0)
    yield "ease-in-out", cubic_bezier(0.42, 0.0, 0.58, 1.0)
    for family, curve in ARRIVING.items():
        yield f"ease-in-{family}", pinned(curve)
        yield f"ease-out-{family}", pinned(leaving(curve))
        yield f"ease-in-out-{family}", pinned(both(ARRIVING_OF_BOTH[family]))
    # The overshoot of about 4% that suits badges and pins.
    yield "spring", pinned(spring(damping_ratio(1.0, 100.0, 14.0)))
    yield "hold", steps(1)
    yield "step-start", steps(1, "start")
    yield "step-end", steps(1, "end")


EASINGS: Mapping[str, Curve] = MappingProxyType(dict(_named()))
"""Every curve that has a name of its own, by its canonical name."""


_OTHER_FAMILY_NAMES = {
    "sine": ("sinusoid", "sinusoidal"),
    "quad": ("quadratic", "power1"),
    "cubic": ("power2",),
    "quart": ("quartic", "power3"),
    "quint": ("quintic", "power4"),
    "expo": ("exponential",),
    "circ": ("circular",),
}


def _spellings() -> Iterator[tuple[str, str]]:
    """Each way to write a canonical name, without the marks between its words."""
    for name in EASINGS:
        yield _squeezed(name), name
    for family in ARRIVING:
        for word in (family, *_OTHER_FAMILY_NAMES.get(family, ())):
            for way in ("in", "out", "in-out"):
                yield _squeezed(word + way), f"ease-{way}-{family}"
                yield _squeezed(f"ease{way}{word}"), f"ease-{way}-{family}"
            # GSAP leaves out the way when it is `out`.
            yield word, f"ease-out-{family}"
    for word in ("none", "power0"):
        yield word, "linear"


def _squeezed(name: str) -> str:
    return re.sub(r"[\s._-]", "", name).lower()


_CANONICAL = dict(_spellings())
_CALL = re.compile(r"\s*([A-Za-z-]+)\s*\(([^()]*)\)\s*")
_LONGEST_NAME = 200
_LARGEST_HANDLE = 100.0
_MOST_STEPS = 10_000
_JUMPS = ("jump-start", "jump-end", "jump-none", "jump-both", "start", "end")


def _canonical(name: str) -> str:
    return _CANONICAL.get(_squeezed(name), "")


def _from_call(name: str, function: str, inside: str) -> Curve | None:
    words = [word.strip() for word in inside.split(",")]
    match _squeezed(function):
        case "cubicbezier":
            return _checked_bezier(name, words)
        case "steps":
            return _checked_steps(name, words)
        case "spring":
            return _checked_spring(name, words)
    return None


def _checked_bezier(name: str, words: list[str]) -> Curve:
    handles = _numbers(name, words, "cubic-bezier(x1, y1, x2, y2)", 4)
    if not all(0.0 <= x <= 1.0 for x in handles[::2]):
        raise UnknownEasing(f"{name!r}: the first and the third number must lie in 0..1")
    if any(abs(y) > _LARGEST_HANDLE for y in handles):
        raise UnknownEasing(f"{name!r}: handles reach up to {_LARGEST_HANDLE:g}")
    return cubic_bezier(*handles)


def _checked_steps(name: str, words: list[str]) -> Curve:
    jump = words[1].lower() if len(words) == 2 else "jump-end"
    if len(words) > 2 or jump not in _JUMPS or not re.fullmatch(r"[0-9]{1,5}", words[0]):
        raise UnknownEasing(f"{name!r}: write steps(n) or steps(n, {'|'.join(_JUMPS)})")
    count = int(words[0])
    fewest = 2 if jump == "jump-none" else 1
    if not fewest <= count <= _MOST_STEPS:
        raise UnknownEasing(f"{name!r}: from {fewest} to {_MOST_STEPS} steps")
    return steps(count, jump)


def _checked_spring(name: str, words: list[str]) -> Curve:
    mass, stiffness, damping = _numbers(name, words, "spring(mass, stiffness, damping)", 3)
    if not all(1e-6 <= number <= 1e6 for number in (mass, stiffness, damping)):
        raise UnknownEasing(f"{name!r}: mass, stiffness and damping must be above 0")
    ratio = damping_ratio(mass, stiffness, damping)
    if not 0.01 <= ratio <= 100.0:
        raise UnknownEasing(f"{name!r}: too {'little' if ratio < 1 else 'much'} damping to settle")
    return pinned(spring(ratio))


def _numbers(name: str, words: list[str], form: str, count: int) -> list[float]:
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(math.isfinite(number) for number in numbers):
        raise UnknownEasing(f"{name!r}: write {form}")
    return numbers
