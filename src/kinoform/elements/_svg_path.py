"""The `d` of an SVG path, read into absolute steps; what is wrong is said with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?")
_GAP = re.compile(r"[\s,]*")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ARC_FLAGS = {3, 4}
_FURTHEST = 1e7

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Step:
    """One move of the pen, in absolute coordinates: M, L, C, Q, A or Z with its numbers."""

    verb: str
    numbers: tuple[float, ...] = ()


def read_path(data: str) -> tuple[Step, ...]:
    """The steps of a path; raises ValueError with the place of the first fault."""
    reading = _Reading(data)
    while reading.has_more():
        reading.read_command()
    if not any(step.verb != "M" for step in reading.steps):
        raise ValueError('the path draws nothing; write it as SVG does, such as "M 0 0 L 100 50"')
    return tuple(reading.steps)


class _Reading:
    """Where reading stands, and where the pen does."""

    def __init__(self, data: str) -> None:
        self.data = data
        self.place = 0
        self.steps: list[Step] = []
        self.pen: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.handle: Point | None = None
        """The last control point, which smooth curves mirror."""
        self.smooth = ""
        """The kind of curve that the handle belongs to."""

    def has_more(self) -> bool:
        self.place = self._after_gap()
        return self.place < len(self.data)

    def read_command(self) -> None:
        letter = self.data[self.place]
        verb = letter.upper()
        if verb not in _COUNTS:
            raise self._fault(f"{letter!r} is no path command")
        if not self.steps and verb != "M":
            raise self._fault(f"a path begins with M, not with {letter!r}")
        self.place += 1
        if verb == "Z":
            self._add(Step("Z"), self.start)
            return
        self._take(verb, is_relative=letter.islower(), numbers=self._numbers(letter))
        # What follows without a letter repeats the command; after a move it is a line.
        while _NUMBER.match(self.data, self._after_gap()):
            verb = "L" if verb == "M" else verb
            self._take(verb, is_relative=letter.islower(), numbers=self._numbers(letter))

    def _numbers(self, letter: str) -> list[float]:
        count = _COUNTS[letter.upper()]
        found: list[float] = []
        while len(found) < count:
            self.place = self._after_gap()
            if letter in "aA" and len(found) in _ARC_FLAGS:
                flag = self.data[self.place : self.place + 1]
                if flag not in {"0", "1"}:
                    raise self._fault("an arc's flags are 0 or 1")
                found.append(float(flag))
                self.place += 1
                continue
            match = _NUMBER.match(self.data, self.place)
            if match is None:
                raise self._fault(f"{letter} needs {count} numbers, but {len(found)} follow")
            number = float(match[0])
            if not abs(number) <= _FURTHEST:
                raise self._fault(f"{match[0]} is too far away")
            found.append(number)
            self.place = match.end()
        return found

    def _take(self, verb: str, *, is_relative: bool, numbers: list[float]) -> None:
        x, y = self.pen if is_relative else (0.0, 0.0)
        match verb:
            case "H":
                self._add(Step("L", (numbers[0] + x, self.pen[1])))
            case "V":
                self._add(Step("L", (self.pen[0], numbers[0] + y)))
            case "A":
                self._add(Step("A", (*numbers[:5], numbers[5] + x, numbers[6] + y)))
            case _:
                moved = tuple(
                    number + (y if index % 2 else x) for index, number in enumerate(numbers)
                )
                self._curve_or_line(verb, moved)

    def _curve_or_line(self, verb: str, at: tuple[float, ...]) -> None:
        match verb:
            case "M":
                self._add(Step("M", at))
                self.start = self.pen
            case "L":
                self._add(Step("L", at))
            case "C" | "S":
                whole = at if verb == "C" else (*self._mirrored("C"), *at)
                self._add(Step("C", whole), handle=(whole[2], whole[3]), smooth="C")
            case _:
                whole = at if verb == "Q" else (*self._mirrored("Q"), *at)
                self._add(Step("Q", whole), handle=(whole[0], whole[1]), smooth="Q")

    def _mirrored(self, kind: str) -> Point:
        if self.handle is None or self.smooth != kind:
            return self.pen
        return 2 * self.pen[0] - self.handle[0], 2 * self.pen[1] - self.handle[1]

    def _add(
        self, step: Step, pen: Point | None = None, handle: Point | None = None, smooth: str = ""
    ) -> None:
        self.steps.append(step)
        self.pen = pen or (step.numbers[-2], step.numbers[-1])
        self.handle, self.smooth = handle, smooth

    def _after_gap(self) -> int:
        match = _GAP.match(self.data, self.place)
        return match.end() if match else self.place

    def _fault(self, what: str) -> ValueError:
        return ValueError(f"at character {self.place + 1} of the path: {what}")
