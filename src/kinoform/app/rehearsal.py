"""A film before anybody speaks: the same pictures for about the same time.

Speaking takes longer than a request should, so a film with a voice is looked at and priced without
it. What is said, and how long it really takes, is found when it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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


def tracks_of(document: Mapping[str, Any]) -> list[str]:
    """What the tracks of a document are called, in their order."""
    return [str(track.get("id", "")) for track in document["tracks"]]


def in_request(tracks: Sequence[str], problem: Problem) -> Problem:
    """A problem of the document that was made of a request, at its place in the request."""
    match pointer.steps(problem.pointer):
        case ["tracks", number, *rest] if number.isdecimal() and int(number) < len(tracks):
            return replace(problem, pointer=_place(tracks[int(number)], rest))
        case _:
            return replace(problem, pointer="")


def _place(track: str, rest: Sequence[str]) -> str:
    match track, *rest:
        case ("voice", "clips", _, "voice"):
            return "/audio/voiceId"
        case ("scenes", "clips", _, "options", *_):
            return "/scenes"
        case _:
            return _PARTS.get(track, "/data")


def _silent(clips: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for clip in clips:
        if clip["type"] == "narration":
            yield {
                "type": "rect", "id": clip["id"], "start": clip["start"], "opacity": 0,
                "duration": spoken_seconds(clip["text"]),
            }  # fmt: skip
        elif clip.get("words") != "narration":
            yield {name: value for name, value in clip.items() if name != "beats"}
