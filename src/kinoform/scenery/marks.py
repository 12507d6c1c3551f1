"""The marks of entries: numbers, ticks, dots, icons and small pictures."""

from __future__ import annotations

from typing import Literal

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery.reading import Entry
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene, is_understood

Mark = Literal["number", "check", "dot", "none"]


def drawn_mark(
    scene: Scene, entry: Entry, box: Box, mark: Mark, number: int, size: float
) -> list[RawClip]:
    """What stands before an entry: its own picture or icon, or else the mark of the list."""
    palette = scene.palette
    if entry.src:
        side = min(size * 2.4, box.height)
        middle = (box.top + box.bottom) / 2
        face = Box(box.left, middle - side / 2, box.left + side, middle + side / 2)
        return [scene.picture(entry.src, face, radius_u=1.2, move=None)]
    first_line = size * ROLES["title"].line_height
    top = box.top if entry.text else (box.top + box.bottom - first_line) / 2
    line = Box(box.left, top, box.left + size * 1.5, top + first_line)
    drawn = icon(scene, entry.icon, line, size * 1.05)
    if drawn is not None:
        return [drawn]
    if entry.icon and len(entry.icon) <= 4:
        return [scene.words(entry.icon, line, "title", size=size, vertical="center")]
    if mark == "check":
        found = icon(scene, "lucide:check", line, size * 1.0, heavy=True)
        return [] if found is None else [found]
    if mark == "dot":
        middle, half = (line.top + line.bottom) / 2, size * 0.16
        dot = Box(line.left, middle - half, line.left + 2 * half, middle + half)
        return [scene.clip("circle", dot, style={"fill": palette.accent.css})]
    if mark == "number":
        return [
            scene.words(
                str(number), line, "title", size=size, color=palette.accent_ink, vertical="center",
                style={"fontFeatures": {"tnum": 1}},
            )
        ]  # fmt: skip
    return []


def icon(scene: Scene, name: str, line: Box, side: float, *, heavy: bool = False) -> RawClip | None:
    """An icon in the accent colour at the start of a line; None when no icon has that name."""
    if not any(letter.isalpha() and letter.isascii() for letter in name):
        return None
    middle = (line.top + line.bottom) / 2
    box = Box(line.left, middle - side / 2, line.left + side, middle + side / 2)
    width = round(side * (0.125 if heavy else 0.09), 2)
    stroke = {"stroke": scene.palette.accent.css, "strokeWidth": width}
    clip = scene.clip("icon", box, icon=name, style=stroke)
    return clip if is_understood(clip) else None
