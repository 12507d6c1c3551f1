"""Lines of large type that come in piece by piece, together or one after the other."""

from __future__ import annotations

import re
from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.look.curves import reading_seconds
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import LOUD, POSTER, Setting, loudest
from kinoform.scenery.ground import ground
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.scene import Scene, is_understood

_FEW_LINES, _FEW_LETTERS = 4, 110
"""So much stands together on one page; more comes one after the other."""
_SHORTEST_PAGE = 0.9
_MARKED = re.compile(r"\*([^*\n]+)\*")
_SENTENCES = re.compile(r"(?<=[.!?…。！？])\s+")


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a text that is revealed."""
    scene = Scene.of(data, room)
    lines = _lines(data)
    if reading.flag(data.get("uppercase"), otherwise=False):
        lines = [line.upper() for line in lines]
    clips = [*ground(scene), *scene.music()]
    if not lines:
        return clips
    pages = _pages(data, lines, scene.seconds)
    weights = [reading_seconds(" ".join(page)) for page in pages]
    begins = 0.0
    settings = _common_setting(scene, pages)
    for at, page in enumerate(pages):
        seconds = scene.seconds * weights[at] / sum(weights)
        part = scene.part(begins, seconds)
        clips += _page(part, data, page, settings)
        begins += seconds
    if len(pages) > 1:
        clips += _steps(scene, weights)
    return clips


def _lines(data: dict[str, Any]) -> list[str]:
    written = data.get("lines") or data.get("text")
    if isinstance(written, str) and "\n" not in written.strip() and len(written) > _FEW_LETTERS:
        written = _SENTENCES.split(written.strip())
    return [entry.words for entry in reading.entries(written)]


def _pages(data: dict[str, Any], lines: list[str], seconds: float) -> list[list[str]]:
    mode = reading.words(data.get("mode")).casefold()
    is_short = len(lines) <= _FEW_LINES and sum(map(len, lines)) <= _FEW_LETTERS
    if mode == "together" or (mode != "sequence" and is_short):
        return [lines]
    most = max(1, int(seconds / _SHORTEST_PAGE))
    size = -(-len(lines) // most)
    return [lines[at : at + size] for at in range(0, len(lines), size)]


def _place(scene: Scene) -> Box:
    page = scene.page
    right = page.columns(0, 11)[1] if page.shape == "wide" else page.safe.right
    return Box(page.safe.left, page.safe.top, right, page.safe.bottom - 3 * scene.u)


def _common_setting(scene: Scene, pages: list[list[str]]) -> Setting:
    """One size for all pages, so that the film keeps its voice."""
    box = _place(scene)
    found = [
        loudest(scene, _plain("\n".join(page)), box, (*POSTER, *LOUD), share=0.82, lines=6)
        for page in pages
    ]
    return min(found, key=lambda setting: ROLES[setting[0]].size_u * setting[1])


def _page(scene: Scene, data: dict[str, Any], lines: list[str], setting: Setting) -> list[RawClip]:
    role, scale = setting
    text = "\n".join(lines)
    words = scene.words(
        "", _place(scene), role, size=ROLES[role].size(scene.page) * scale, vertical="center",
        runs=_runs(text, data.get("highlight"), scene.palette.accent_ink),
    )  # fmt: skip
    preset = reading.words(data.get("preset")) or "ascend"
    split = reading.words(data.get("split")) or "word"
    spoken = scene.speak(words, 0.0, preset, split)
    return [spoken if is_understood(spoken) else scene.speak(words)]


def _plain(text: str) -> str:
    return _MARKED.sub(r"\1", text)


def _runs(text: str, highlight: Any, color: Color) -> list[RawClip]:
    """The text with what is marked by stars, or named as a highlight, in the accent's colour."""
    wanted = highlight if isinstance(highlight, list) else [highlight]
    names = [re.escape(word) for word in map(reading.words, wanted) if word]
    if names:
        free = re.compile(rf"(?<!\w)({'|'.join(names)})(?!\w)", re.IGNORECASE)
        text = free.sub(r"*\1*", _plain(text))
    runs: list[RawClip] = []
    for index, piece in enumerate(_MARKED.split(text)):
        if piece:
            style = {"style": {"fill": color.css}} if index % 2 else {}
            runs.append({"text": piece, **style})
    return runs


def _steps(scene: Scene, weights: list[float]) -> list[RawClip]:
    """Short strokes at the bottom, one for each page; the one of the page is bright."""
    palette, page, u = scene.palette, scene.page, scene.u
    gap = 1.2 * u
    wide = min(5 * u, (page.safe.width - gap * (len(weights) - 1)) / len(weights))
    clips, begins = [], 0.0
    for at, weight in enumerate(weights):
        left = page.safe.left + at * (wide + gap)
        box = Box(left, page.safe.bottom - 0.5 * u, left + wide, page.safe.bottom)
        clips.append(scene.enter(scene.panel(box, palette.line, 0.25), way="fade"))
        seconds = scene.seconds * weight / sum(weights)
        part = scene.part(begins, seconds)
        clips.append(part.grow(part.panel(box, palette.accent, 0.25), "left", 0.0))
        begins += seconds
    return clips


TEMPLATE = Template(
    kind="text-reveal",
    summary="Lines of large type that come in piece by piece, together or one after the other.",
    fields={
        "lines": "strings; a *word* between stars is in the accent's colour",
        "text": "the same as one text; a long one is cut into sentences",
        "highlight": "words in the accent's colour",
        "preset": "how pieces come in: ascend, reveal, fade, typewriter, pop, slide ...",
        "split": "what a piece is: line, word or letter",
        "mode": "together or sequence; by default what suits the length",
        "uppercase": "whether all letters are capitals",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    aliases={"title": "text", "words": "text", "items": "lines", "animation": "preset"},
    defaults={"palette": "indigo-coral", "fonts": "modern"},
    variants={
        "light": {"palette": "paper-ink", "fonts": "editorial"},
        "dark": {"palette": "indigo-coral"},
        "bold": {"palette": "charcoal-lime", "fonts": "poster", "uppercase": True},
    },
    draw=draw,
    example={"lines": ["Make it work.", "Make it right.", "Make it *sing*."]},
)
