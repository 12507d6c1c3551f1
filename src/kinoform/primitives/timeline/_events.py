"""The events of a timeline: what happened when, and which of them are told in words."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.primitives._board import Board


@dataclass(frozen=True, slots=True)
class Event:
    """One thing on a timeline."""

    date: str
    text: str
    place: int
    """Where it stood in the data."""


def events_of(board: Board) -> list[Event]:
    """All events in the order of the data; what has no date or no text keeps what it has."""
    dates, texts = board.texts("dates"), board.texts("events")
    if len(dates) != len(texts):
        board.note(
            "uneven_lists", f"'dates' has {len(dates)} entries and 'events' has {len(texts)}"
        )
    count = max(len(dates), len(texts))
    padded = [(*row, *("",) * (count - len(row))) for row in (dates, texts)]
    return [
        Event(date, text, place) for place, (date, text) in enumerate(zip(*padded, strict=True))
    ]


def spread(events: list[Event], most: int) -> list[Event]:
    """At most so many, evenly chosen, with the first and the last."""
    if len(events) <= most or most < 2:
        return events[:most]
    last = len(events) - 1
    return [events[round(at * last / (most - 1))] for at in range(most)]


def loud_place(board: Board, events: list[Event]) -> int:
    """The place of the one event that carries the message: the one asked for, or the last."""
    chosen = board.text("highlight")
    asked = [event.place for event in events if chosen and chosen in {event.date, event.text}]
    return asked[0] if asked else events[-1].place
