"""How long things take to say, and films to watch, as far as known before anybody speaks."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

LETTERS_PER_SECOND = 18.0
PAUSE_SECONDS = 0.3
"""After each sentence."""
YEAR_LETTERS, COUNT_LETTERS = 4.5, 7.0
"""Of each digit, read aloud: those of a year or of a small number, and those of a larger one."""
_NUMBER = re.compile(r"\d(?:[\d,.]*\d)?")
_YEAR_DIGITS = 4


def spoken_seconds(text: str) -> float:
    """About how long it takes to say something."""
    letters = len(_NUMBER.sub("", text)) + sum(map(_letters, _NUMBER.findall(text)))
    sentences = len(re.findall(r"[.!?…。！？]+", text))
    return round(letters / LETTERS_PER_SECOND + PAUSE_SECONDS * sentences, 2)


def _letters(number: str) -> float:
    """Of a number that is read aloud."""
    digits = sum(map(str.isdigit, number))
    is_plain = digits == len(number) and (digits < 3 or digits == _YEAR_DIGITS)
    return digits * (YEAR_LETTERS if is_plain else COUNT_LETTERS)


def planned_seconds(document: Mapping[str, Any]) -> float:
    """About how long a film of a template will be: its scenes follow one another."""
    clips = {track["id"]: track["clips"] for track in document["tracks"]}
    lines = {clip["id"]: clip for clip in clips.get("voice", ())}
    return sum(_scene_seconds(scene, lines) for scene in clips["scenes"])


def _scene_seconds(scene: Mapping[str, Any], lines: Mapping[str, Mapping[str, Any]]) -> float:
    """The length of a scene: its own, or that of its line with what is before and after it."""
    duration = scene["duration"]
    if not isinstance(duration, str):
        return float(duration)
    named, after = _times(duration)
    line = lines[named]
    _, before = _times(line["start"])
    seconds = max(before + spoken_seconds(line["text"]) + after, float(scene["atLeast"]))
    step = float(scene["step"])
    return math.ceil(round(seconds / step, 6)) * step


def _times(anchor: str) -> tuple[str, float]:
    """The clip that an anchor names, and how long after."""
    named, _, late = anchor.removeprefix("@").partition("+")
    return named.partition(".")[0], float(late or 0)
