"""Colour tables from .cube files, as grading programs write them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MOST_3D = 65
MOST_1D = 65_536
_MOST_BYTES = 64 * 1024**2


class BadCube(ValueError):
    """The file is no colour table; the message names the line."""


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """The colours at the points of a grid, or of one line for each channel."""

    colors: NDArray[np.float32]
    """Red, green and blue by (blue, green, red) of a grid, or by place on a line."""
    lowest: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """The red, green and blue that the first point stands for."""
    highest: tuple[float, float, float] = (1.0, 1.0, 1.0)

    @property
    def is_grid(self) -> bool:
        return self.colors.ndim == 4


def load_cube(path: Path) -> Cube:
    """The table of a file; raises BadCube and OSError."""
    if path.stat().st_size > _MOST_BYTES:
        raise BadCube(f"a table has at most {_MOST_BYTES // 1024**2} MB")
    return read_cube(path.read_text(encoding="utf-8-sig", errors="replace").splitlines())


def read_cube(lines: Iterable[str]) -> Cube:
    """The table that lines of text describe; raises BadCube."""
    size, dimensions = 0, 0
    lowest, highest = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
    colors: list[tuple[float, float, float]] = []
    for number, line in enumerate(lines, 1):
        words = line.partition("#")[0].split()
        if not words or words[0] == "TITLE":
            continue
        if words[0][0].isalpha() and words[0].lower() not in {"nan", "inf", "infinity"}:
            if colors:
                raise BadCube(f"line {number}: {words[0][:40]} stands after the first colour")
            match words[0]:
                case "LUT_3D_SIZE" | "LUT_1D_SIZE":
                    if size:
                        raise BadCube(f"line {number}: a second size")
                    dimensions = int(words[0][4])
                    size = _size(words, number, MOST_3D if dimensions == 3 else MOST_1D)
                case "DOMAIN_MIN":
                    lowest = _triple(words[1:], number)
                case "DOMAIN_MAX":
                    highest = _triple(words[1:], number)
                case "LUT_3D_INPUT_RANGE" | "LUT_1D_INPUT_RANGE":
                    low, high = _numbers(words[1:], number, 2)
                    lowest, highest = (low, low, low), (high, high, high)
            continue
        if not size:
            raise BadCube(f"line {number}: a colour before LUT_3D_SIZE or LUT_1D_SIZE")
        if len(colors) == size**dimensions:
            raise BadCube(f"line {number}: more than {size**dimensions} colours")
        colors.append(_triple(words, number))
    if not size:
        raise BadCube("no LUT_3D_SIZE or LUT_1D_SIZE")
    if len(colors) < size**dimensions:
        raise BadCube(f"{len(colors)} colours where {size**dimensions} belong")
    if any(low >= high for low, high in zip(lowest, highest, strict=True)):
        raise BadCube("DOMAIN_MIN must lie below DOMAIN_MAX")
    shape = (size, size, size, 3) if dimensions == 3 else (size, 3)
    return Cube(np.array(colors, np.float32).reshape(shape), lowest, highest)


def _size(words: list[str], number: int, most: int) -> int:
    if len(words) != 2 or not words[1].isdecimal() or len(words[1]) > 6:
        raise BadCube(f"line {number}: {words[0]} needs a whole number")
    size = int(words[1])
    if not 2 <= size <= most:
        raise BadCube(f"line {number}: {words[0]} goes from 2 to {most}, not {size}")
    return size


def _triple(words: list[str], number: int) -> tuple[float, float, float]:
    red, green, blue = _numbers(words, number, 3)
    return red, green, blue


def _numbers(words: list[str], number: int, count: int) -> list[float]:
    try:
        numbers = [float(word) for word in words]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise BadCube(f"line {number}: {count} numbers are wanted, not {' '.join(words)[:40]!r}")
    return numbers
