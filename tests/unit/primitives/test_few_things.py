"""One thing alone on a page is set larger than one of many."""

from __future__ import annotations

import pytest

from kinoform.look.units import Page
from kinoform.primitives._catalogue import primitives
from kinoform.primitives._staging import Wish, staged
from kinoform.scenery.room import RawClip

PAGES = {"wide": Page(1920, 1080), "square": Page(1080, 1080), "tall": Page(1080, 1920)}
LISTS = (
    "achievement-grid", "checklist", "cycle-diagram", "flow-steps", "gantt", "milestone-path",
    "org-chart", "pyramid", "roadmap", "timeline-horizontal", "timeline-vertical",
)  # fmt: skip


def _size_of(kind: str, count: int, page: Page) -> float:
    """The size of the type of the first thing in a list, on a page."""
    primitive = primitives()[kind]
    listed = {
        name: value[:count] for name, value in primitive.example.items() if isinstance(value, list)
    }
    clips = staged(primitive, Wish(where="", data=listed, page=page)).clips
    (name,) = {"events", "items", "titles", "steps", "tasks", "milestones", "nodes", "levels"} & {
        *listed
    }
    found = [clip for clip in _inside(clips) if clip.get("text") == listed[name][0]]
    size: float = max(clip["style"]["fontSize"] for clip in found)
    return size


def _inside(clips: list[RawClip]) -> list[RawClip]:
    return [one for clip in clips for one in (clip, *_inside(clip.get("clips", [])))]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("kind", LISTS)
def test_an_only_thing_is_larger_than_one_of_five(kind: str, page: Page) -> None:
    assert _size_of(kind, 1, page) > _size_of(kind, 5, page) * 1.15
