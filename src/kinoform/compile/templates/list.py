"""Points under a title, one after the other; many of them turn pages."""

from __future__ import annotations

from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import LOUD, POSTER, Block, Placed, Setting, column, loudest
from kinoform.scenery.ground import ground
from kinoform.scenery.marks import Mark
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.rows import plan, rows
from kinoform.scenery.scene import Scene

_FEW = 5
"""So many points stand beside the title; more go below it."""


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a list."""
    scene = Scene.of(data, room)
    entries = reading.entries(data.get("items"), scene.theme.locale)
    if not entries:
        return [*ground(scene), *scene.music()]
    title = reading.words(data.get("title"))
    subtitle = reading.words(data.get("subtitle"))
    if len(entries) == 1 and not entries[0].src:
        return [*ground(scene), *_alone(scene, title, entries[0]), *scene.music()]
    beside = scene.page.shape == "wide" and len(entries) <= _FEW
    heading, box = _beside(scene, title, subtitle) if beside else _above(scene, title, subtitle)
    clips = [*ground(scene), *scene.music()]
    for at, part in enumerate(heading):
        words = part.words(scene)
        clips.append(scene.speak(words) if at == 0 else scene.enter(words, 1, 4))
    mark = _mark(data)
    planned = plan(scene, entries, box, mark)
    seconds = scene.seconds / len(planned.pages)
    first = 1
    for index, page in enumerate(planned.pages):
        part_of_scene = scene.part(index * seconds, seconds)
        clips += rows(
            part_of_scene, page, box, mark, columns=planned.columns, first=first,
            order=2 if index == 0 and title else 0, share=0.5 if beside or not title else 0.0,
        )  # fmt: skip
        first += len(page)
    return clips


def _alone(scene: Scene, title: str, entry: reading.Entry) -> list[RawClip]:
    """A single point has the page for itself."""
    palette, safe = scene.palette, scene.page.safe
    settings = LOUD if title or entry.text or entry.value else (*POSTER, *LOUD)
    loudness, scale = loudest(scene, entry.title, safe, settings)
    blocks = [
        Block(title, "title", color=palette.accent_ink, lines=3),
        Block(entry.title, loudness, gap_u=2.6, scale=scale),
        Block(entry.text, "body", color=palette.ink_soft, gap_u=3.0, lines=6),
        Block(entry.value, "headline", color=palette.accent_ink, gap_u=3.0, lines=1),
    ]
    placed = column(scene, blocks, safe)
    return [scene.enter(part.words(scene), at, 4) for at, part in enumerate(placed)]


def _beside(scene: Scene, title: str, subtitle: str) -> tuple[tuple[Placed, ...], Box]:
    page = scene.page
    if not title and not subtitle:
        left, right = page.columns(1, 10)
        return (), Box(left, page.safe.top, right, page.safe.bottom)
    left, right = page.columns(0, 5)
    box = Box(left, page.safe.top, right - 3 * scene.u, page.safe.bottom)
    left, right = page.columns(5, 7)
    return (
        column(scene, _heading(scene, title, subtitle, box), box),
        Box(left, page.safe.top, right, page.safe.bottom),
    )


def _above(scene: Scene, title: str, subtitle: str) -> tuple[tuple[Placed, ...], Box]:
    safe = scene.page.safe
    room = Box(safe.left, safe.top, safe.right, safe.top + safe.height * 0.34)
    heading = column(scene, _heading(scene, title, subtitle, room), room, 0.0)
    top = heading[-1].box.bottom + 5 * scene.u if heading else safe.top
    return heading, Box(safe.left, top, safe.right, safe.bottom)


def _heading(scene: Scene, title: str, subtitle: str, box: Box) -> list[Block]:
    soft = scene.palette.ink_soft
    settings: tuple[Setting, ...] = (("headline", 1.2), ("headline", 1.0), ("headline", 0.85))
    loudness, scale = loudest(scene, title, box, settings, share=0.7, lines=4)
    return [
        Block(title, loudness, scale=scale, lines=5),
        Block(subtitle, "body", color=soft, gap_u=2.4, lines=5),
    ]


def _mark(data: dict[str, Any]) -> Mark:
    style = reading.words(data.get("style")).casefold()
    if style.startswith(("check", "tick")):
        return "check"
    if style.startswith(("bullet", "dot")):
        return "dot"
    if style in {"plain", "none"}:
        return "none"
    return "number" if reading.flag(data.get("numbered"), otherwise=True) else "dot"


TEMPLATE = Template(
    kind="list",
    summary="Points under a title, one after the other; many of them turn pages.",
    fields={
        "title": "what the points are about",
        "subtitle": "a sentence below the title",
        "items": "strings, or objects of title, text, icon, image, value",
        "numbered": "whether the points have numbers (yes by default)",
        "style": "numbers, checks, bullets or plain",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("items",),
    aliases={"points": "items", "list": "items", "heading": "title", "headline": "title"},
    defaults={"palette": "white-cobalt", "fonts": "modern"},
    variants={
        "light": {"palette": "white-cobalt"},
        "dark": {"palette": "slate-teal"},
        "bold": {"palette": "cobalt-lemon", "fonts": "geometric"},
    },
    draw=draw,
    example={
        "title": "Three habits of calm teams",
        "items": [
            {"title": "Write it down", "text": "A page that all can read beats a meeting."},
            {"title": "Ship small", "text": "What is finished on Friday is understood on Monday."},
            {"title": "Leave room", "text": "Plans that fill every hour break in the first."},
        ],
    },
)
