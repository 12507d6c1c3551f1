"""How long things take to say, and films to watch, as far as known before anybody speaks."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

LETTERS_PER_SECOND = 18.0
PAUSE_SECONDS = 0.3
"""After each sentence."""
DIGIT_LETTERS = 4
"""A digit is a word when it is read aloud."""


def spoken_seconds(text: str) -> float:
    """About how long it takes to say something."""
    letters = len(text) + (DIGIT_LETTERS - 1) * sum(map(str.isdigit, text))
    sentences = len(re.findall(r"[.!?…。！？]+", text))
    return round(letters / LETTERS_PER_SECOND + PAUSE_SECONDS * sentences, 2)


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
