"""Holds clips together in a box, and uncovers them by an edge that runs over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoform.look import curves
from kinoform.model.geometry import Box
from kinoform.scenery.moves import Edge
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene


def grouped(scene: Scene, clips: Sequence[RawClip], box: Box, **fields: Any) -> RawClip:
    """A group that fills a box; its clips keep the places that they had on the page."""
    page = scene.page
    x = (box.left + box.right - page.width) / 2
    y = (box.top + box.bottom - page.height) / 2
    return scene.clip("group", box, clips=[_shifted(clip, -x, -y) for clip in clips], **fields)


def uncovered(
    scene: Scene,
    clips: Sequence[RawClip],
    box: Box,
    edge: Edge,
    delay: float,
    *,
    seconds: float | None = None,
    easing: str = curves.ENTER,
    leaves: bool = True,
) -> RawClip:
    """Clips that stay where they are while a window opens over them, beginning at one edge."""
    lasts = scene.beat.enter if seconds is None else seconds
    along, way = _beyond(edge, box)
    # The window comes in from its edge, and what is in it moves against that, and so stays.
    held = _moving(grouped(scene, clips, box), along, -way, delay, lasts, easing)
    frame = grouped(scene, [held], box, clip=True)
    return scene.enter(_moving(frame, along, way, delay, lasts, easing), way="none", leaves=leaves)


def arriving(
    scene: Scene,
    clips: Sequence[RawClip],
    box: Box,
    edge: Edge,
    delay: float,
    *,
    seconds: float | None = None,
    easing: str = curves.ENTER,
    leaves: bool = True,
) -> RawClip:
    """Clips that come into a box from behind one of its edges, outside of which nothing is seen."""
    lasts = scene.beat.enter if seconds is None else seconds
    along, way = _beyond(edge, box)
    moved = _moving(grouped(scene, clips, box), along, way, delay, lasts, easing)
    return scene.enter(grouped(scene, [moved], box, clip=True), way="none", leaves=leaves)


def _beyond(edge: Edge, box: Box) -> tuple[str, float]:
    """The axis and the way by which a box comes to lie just behind one of its edges."""
    along, extent = ("x", box.width) if edge in {"left", "right"} else ("y", box.height)
    return along, -extent if edge in {"left", "top"} else extent


def _moving(
    clip: RawClip, along: str, way: float, delay: float, seconds: float, easing: str
) -> RawClip:
    ends = clip["transform"][along]
    frames = [
        {"time": round(delay, 4), "value": round(ends + way, 2)},
        {"time": round(delay + max(seconds, 0.001), 4), "value": ends, "easing": easing},
    ]
    return {
        **clip,
        "keyframes": [*clip.get("keyframes", ()), {"property": along, "frames": frames}],
    }


def _shifted(clip: RawClip, x: float, y: float) -> RawClip:
    """A clip, with whatever keyframes it has, elsewhere."""
    ways = {"x": x, "y": y}
    place = clip["transform"]
    moved = {
        **clip,
        "transform": {
            **place, **{axis: round(place[axis] + way, 2) for axis, way in ways.items()},
        },
    }  # fmt: skip
    if "keyframes" in clip:
        moved["keyframes"] = [
            track if track["property"] not in ways else {
                **track,
                "frames": [
                    {**frame, "value": round(frame["value"] + ways[track["property"]], 2)}
                    for frame in track["frames"]
                ],
            }
            for track in clip["keyframes"]
        ]  # fmt: skip
    return moved
