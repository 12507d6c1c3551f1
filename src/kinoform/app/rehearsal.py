"""A film before anybody speaks: the same pictures for about the same time.

Speaking takes longer than a request should, so a film with a voice is looked at and priced without
it. What is said, and how long it really takes, is found when it is rendered.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kinoform.kit import pointer
from kinoform.model.problem import Problem

LETTERS_PER_SECOND = 18.0
PAUSE_SECONDS = 0.3
"""After each sentence."""
DIGIT_LETTERS = 4
"""A digit is a word when it is read aloud."""
_PARTS = {"logo": "/brand/logoUrl", "music": "/audio/musicTrack"}
"""Where a request has what some tracks of its film show."""


def rehearsal(document: Mapping[str, Any]) -> dict[str, Any]:
    """A document that says nothing: something unseen stands in for each line while it is said."""
    tracks = [
        {**track, "clips": clips}
        for track in document["tracks"]
        if (clips := [*_silent(track["clips"])])
    ]
    return {**document, "tracks": tracks}


def spoken_seconds(text: str) -> float:
    """About how long it takes to say something."""
    letters = len(text) + (DIGIT_LETTERS - 1) * sum(map(str.isdigit, text))
    sentences = len(re.findall(r"[.!?…。！？]+", text))
    return round(letters / LETTERS_PER_SECOND + PAUSE_SECONDS * sentences, 2)


def planned_seconds(document: Mapping[str, Any]) -> float:
    """How long the rehearsal of a template's film is: its scenes follow one another."""
    clips = {track["id"]: track["clips"] for track in document["tracks"]}
    lines = {clip["id"]: clip for clip in clips.get("voice", ())}
    return sum(_scene_seconds(scene, lines) for scene in clips["scenes"])


def in_request(document: Mapping[str, Any], problem: Problem) -> Problem:
    """A problem of the document that was made of a request, at its place in the request."""
    match pointer.steps(problem.pointer):
        case ["tracks", number, *_] if number.isdecimal():
            track = document["tracks"][int(number)].get("id", "")
            return replace(problem, pointer=_PARTS.get(track, "/data"))
        case _:
            return replace(problem, pointer="")


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


def _silent(clips: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for clip in clips:
        if clip["type"] == "narration":
            yield {
                "type": "rect", "id": clip["id"], "start": clip["start"], "opacity": 0,
                "duration": spoken_seconds(clip["text"]),
            }  # fmt: skip
        elif clip.get("words") != "narration":
            yield {name: value for name, value in clip.items() if name != "beats"}
