"""Breaks text into lines before anything is set, for pictures that place each line themselves."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look.type_scale import ROLES, RoleName
from kinoform.model.geometry import Box
from kinoform.scenery.column import Setting, loudest
from kinoform.scenery.scene import Scene

_EVEN, _LAST = 0.68, 0.4
"""Of the longest line, the least of others and of the last one."""
_FEW_LINES = 3
_QUIETEST = 0.55
"""Of the loudest size that fits, what even lines may cost."""


def words_of(text: str) -> list[str]:
    """The pieces that come one by one: words, or letters of scripts without spaces."""
    found: list[str] = []
    for word in text.split():
        if len(word) > 1 and any(map(_is_dense, word)):
            found += _dense_pieces(word)
        else:
            found.append(word)
    return found


def broken(scene: Scene, text: str, role: RoleName, size: float, width: float) -> list[str]:
    """Lines about equally long that are no wider than a width, by the estimate of `copyfit`."""
    lines: list[str] = []
    for part in text.split("\n"):
        words = words_of(part)
        if not words:
            continue
        lines += _balanced(scene, words, role, size, width)
    return lines


def evenest(
    scene: Scene, text: str, box: Box, settings: Sequence[Setting], *, share: float, lines: int
) -> Setting:
    """The loudest setting whose lines are about equally long, unless that is far too quiet.

    In a text of many lines an uneven one is no flaw.
    """
    loud = loudest(scene, text, box, settings, share=share, lines=lines)
    size = _size(scene, loud)
    if loud not in settings or len(broken(scene, text, loud[0], size, box.width)) > _FEW_LINES:
        return loud
    for setting in settings[settings.index(loud) :]:
        own = _size(scene, setting)
        if own < size * _QUIETEST:
            break
        if own <= size and is_even(
            scene, broken(scene, text, setting[0], own, box.width), setting[0]
        ):
            return setting
    return loud


def is_even(scene: Scene, lines: Sequence[str], role: RoleName) -> bool:
    """Whether no line but the last is much shorter than the longest, and the last is no scrap."""
    widths = [scene.width_of(line, role) for line in lines]
    least = max(widths, default=0.0)
    return all(width >= least * _EVEN for width in widths[:-1]) and (
        not widths or widths[-1] >= least * _LAST
    )


def _size(scene: Scene, setting: Setting) -> float:
    role, scale = setting
    return ROLES[role].size(scene.page) * scale


def joined(words: Sequence[str]) -> str:
    """Words as one line; scripts without spaces stay without them."""
    line = ""
    for word in words:
        is_close = bool(line) and _is_dense(line[-1]) and _is_dense(word[0])
        line += word if not line or is_close else f" {word}"
    return line


def _is_dense(letter: str) -> bool:
    """Whether it is of a script that is written without spaces."""
    return "\u2e80" <= letter <= "\uffdc" and not "\uac00" <= letter <= "\ud7ff"


def _dense_pieces(word: str) -> list[str]:
    """Two letters at a time; marks of punctuation stay with what they follow."""
    found: list[str] = []
    for letter in word:
        if found and (len(found[-1]) < 2 or not letter.isalnum()):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _balanced(
    scene: Scene, words: Sequence[str], role: RoleName, size: float, width: float
) -> list[str]:
    """As few lines as there can be, as near to one width as they can be."""
    count = len(_greedy(scene, words, role, size, width))
    total = len(words)
    wide = [
        [scene.width_of(joined(words[begin:end]), role, size) for end in range(total + 1)]
        for begin in range(total)
    ]
    target = wide[0][total] / count
    # The least uneven way to set the first `end` words in so many lines, and where its last begins.
    ways: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count):
        found: dict[int, tuple[float, int]] = {}
        for begin, (cost, _) in ways[-1].items():
            for end in range(begin + 1, total + 1):
                if wide[begin][end] > width and end > begin + 1:
                    break
                uneven = cost + (wide[begin][end] - target) ** 2
                if end not in found or uneven < found[end][0]:
                    found[end] = (uneven, begin)
        ways.append(found)
    lines, end = [], total
    for row in reversed(ways[1:]):
        begin = row[end][1]
        lines.append(joined(words[begin:end]))
        end = begin
    return lines[::-1]


def _greedy(
    scene: Scene, words: Sequence[str], role: RoleName, size: float, width: float
) -> list[str]:
    lines: list[list[str]] = []
    for word in words:
        if lines and scene.width_of(joined([*lines[-1], word]), role, size) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [joined(line) for line in lines]
