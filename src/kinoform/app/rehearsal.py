"""A film before anybody speaks: the same pictures for about the same time.

Speaking takes longer than a request should, so a film with a voice is looked at and priced without
it. What is said, and how long it really takes, is found when it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kinoform.generate.lengths import spoken_seconds
from kinoform.kit import pointer
from kinoform.model.problem import Problem

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


def in_request(document: Mapping[str, Any], problem: Problem) -> Problem:
    """A problem of the document that was made of a request, at its place in the request."""
    match pointer.steps(problem.pointer):
        case ["tracks", number, *_] if number.isdecimal():
            track = document["tracks"][int(number)].get("id", "")
            return replace(problem, pointer=_PARTS.get(track, "/data"))
        case _:
            return replace(problem, pointer="")


def _silent(clips: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for clip in clips:
        if clip["type"] == "narration":
            yield {
                "type": "rect", "id": clip["id"], "start": clip["start"], "opacity": 0,
                "duration": spoken_seconds(clip["text"]),
            }  # fmt: skip
        elif clip.get("words") != "narration":
            yield {name: value for name, value in clip.items() if name != "beats"}
