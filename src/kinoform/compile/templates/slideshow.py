"""Pictures one after the other, each with its caption and a slow move."""

from __future__ import annotations

import math
from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import LOUD, Block, Placed, Setting, column, loudest
from kinoform.scenery.ground import ground, shade_below
from kinoform.scenery.reading import Entry
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.samples import CITY, COAST, MOUNTAINS
from kinoform.scenery.scene import Align, Scene

_MOVES = ("zoom-in", "pan-left", "zoom-out", "pan-right")
_SHORTEST_PAGE = 1.1
"""Where pictures would stay shorter, several of them share the page."""
_CROSSING_SECONDS = 0.7
_CAPTIONS: tuple[Setting, ...] = (("headline", 0.8), ("title", 1.0), ("title", 0.8), ("body", 1.0))


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a slideshow."""
    scene = Scene.of(data, room)
    slides = reading.slides(data.get("images"))
    clips = [*ground(scene), *scene.music()]
    pages = _pages(slides, scene.seconds)
    if not pages:
        return clips
    title = reading.words(data.get("title"))
    lengths = _lengths(scene, pages)
    crossing = min(_CROSSING_SECONDS * scene.beat.pace, min(lengths) * 0.4)
    begins = 0.0
    for at, (page, seconds) in enumerate(zip(pages, lengths, strict=True)):
        # The next page lies over the end of this one while it comes in.
        after = crossing if at + 1 < len(pages) else 0.0
        part = scene.part(begins, seconds + after)
        words = scene.part(begins, seconds)
        clips += _page(part, words, data, page, at, title if at == 0 else "")
        begins += seconds
    return clips


def _pages(slides: tuple[Entry, ...], seconds: float) -> list[tuple[Entry, ...]]:
    most = max(1, int(seconds / _SHORTEST_PAGE))
    size = max(1, math.ceil(len(slides) / most))
    return [slides[at : at + size] for at in range(0, len(slides), size)]


def _lengths(scene: Scene, pages: list[tuple[Entry, ...]]) -> list[float]:
    """The seconds of each page: what slides ask for, in proportion."""
    usual = scene.seconds / len(pages)
    wished = [max(sum(slide.seconds or 0.0 for slide in page), 0.0) or usual for page in pages]
    return [scene.seconds * wish / sum(wished) for wish in wished]


def _page(
    scene: Scene, words: Scene, data: dict[str, Any], page: tuple[Entry, ...], at: int, title: str
) -> list[RawClip]:
    is_framed = reading.flag(data.get("framed"), otherwise=False)
    caption = page[0].title if len(page) == 1 else ""
    text = page[0].text if len(page) == 1 else ""
    has_words = bool(title or caption or text)
    if not any(slide.src for slide in page):
        placed = _placed(words, title, caption, text, scene.page.safe, 0.5)
        return _said(words, placed, title, "center")
    if is_framed:
        box, place = _framed_places(scene, bool(title) + bool(caption or text))
        placed = _placed(words, title, caption, text, place, 0.5)
    else:
        scene, words = scene.over_pictures, words.over_pictures
        box = scene.page.whole
        placed = _placed(words, title, caption, text, _overlay_place(scene), 1.0)
    clips = [
        _comes(scene, data, clip, at) for clip in _pictures(scene, data, page, box, at, is_framed)
    ]
    if has_words and not is_framed:
        foot = shade_below(scene, placed[0].box.top - 2 * scene.u)
        clips.append(_comes(scene, data, foot, at))
    return [*clips, *_said(words, placed, title, "center" if is_framed else "left")]


def _comes(scene: Scene, data: dict[str, Any], clip: RawClip, at: int) -> RawClip:
    """A picture crosses over the one before; the first and the last deal with the ground."""
    seconds = min(_CROSSING_SECONDS * min(1.0, scene.seconds / 2.0), scene.seconds * 0.4)
    name = reading.words(data.get("transition"))
    if name and name != "fade":
        how = {"type": name, "duration": round(seconds, 4), "easing": "easeInOutCubic"}
        return {**clip, "transition": {"in": how}} if at else clip
    fade = {"type": "fadeIn", "duration": round(seconds, 4), "easing": "easeInOutSine"}
    return {**clip, "animations": [fade, *clip.get("animations", ())]}


def _pictures(
    scene: Scene, data: dict[str, Any], page: tuple[Entry, ...], box: Box, at: int, is_framed: bool
) -> list[RawClip]:
    wish = data.get("kenBurns")
    named = wish if isinstance(wish, str) and wish.strip() else None
    moving = reading.flag(wish, otherwise=True)
    fit = reading.words(data.get("fit")) or "cover"
    gap = 0.0 if len(page) == 1 and not is_framed else 1.2 * scene.u
    clips = []
    cells = [box] if len(page) == 1 else tiles(box, len(page), gap)
    for index, (slide, cell) in enumerate(zip(page, cells, strict=True)):
        if not slide.src:
            continue
        move = (named or _MOVES[(at + index) % len(_MOVES)]) if moving else None
        radius = 2.0 if is_framed else 0.0
        clips.append(scene.picture(slide.src, cell, move=move, fit=fit, radius_u=radius))
    return clips


def tiles(box: Box, count: int, gap: float) -> list[Box]:
    """Even cells for some pictures, about as wide as they are high; the last row is stretched."""
    across = max(1, round(math.sqrt(count * box.width / max(box.height, 1.0))))
    down = math.ceil(count / across)
    height = (box.height - gap * (down - 1)) / down
    cells = []
    for row in range(down):
        inside = min(across, count - row * across)
        width = (box.width - gap * (inside - 1)) / inside
        top = box.top + row * (height + gap)
        for column_at in range(inside):
            left = box.left + column_at * (width + gap)
            cells.append(Box(left, top, left + width, top + height))
    return cells


def _framed_places(scene: Scene, lines: int) -> tuple[Box, Box]:
    page, safe = scene.page, scene.page.safe
    foot = {"wide": (0, 14, 23), "square": (0, 17, 26), "tall": (0, 24, 38)}[page.shape][lines]
    top = page.height * 0.06 if page.shape != "tall" else safe.top
    side = 6 * scene.u
    picture = Box(side, top, page.width - side, safe.bottom - foot * scene.u)
    return picture, Box(
        page.middle.left, picture.bottom + 3 * scene.u, page.middle.right, safe.bottom
    )


def _overlay_place(scene: Scene) -> Box:
    safe, page = scene.page.safe, scene.page
    right = page.columns(0, 9)[1] if page.shape == "wide" else safe.right
    return Box(safe.left, safe.top + safe.height * 0.45, right, safe.bottom)


def _placed(
    scene: Scene, title: str, caption: str, text: str, box: Box, share: float
) -> tuple[Placed, ...]:
    loud, scale = loudest(scene, title, box, LOUD, share=0.6, lines=3)
    captions: tuple[Setting, ...] = (("title", 0.9),) if title else _CAPTIONS
    role, size = loudest(scene, caption, box, captions, share=0.6, lines=2)
    blocks = [
        Block(title, loud, scale=scale, lines=4),
        Block(caption, role, gap_u=2.2, lines=4, scale=size),
        Block(text, "body", gap_u=1.4, lines=3),
    ]
    return column(scene, blocks, box, share)


def _said(scene: Scene, placed: tuple[Placed, ...], title: str, align: Align) -> list[RawClip]:
    delay = 0.25 * scene.beat.pace
    return [
        scene.speak(part.words(scene, align), delay)
        if part.block.text == title
        else scene.enter(part.words(scene, align), delay=delay + 0.1 * at)
        for at, part in enumerate(placed)
    ]


TEMPLATE = Template(
    kind="slideshow",
    summary="Pictures one after the other, each with its caption and a slow move.",
    fields={
        "images": "sources, or objects of src, caption, text, duration; videos may be among them",
        "title": "what the pictures are about; it stands on the first",
        "transition": "how a picture comes: fade, or the name of any transition",
        "kenBurns": "false for pictures that do not move, or the name of one move for all",
        "framed": "whether pictures stand in a frame with the caption below",
        "fit": "cover, contain or contain-blur",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("images",),
    aliases={
        "slides": "images", "photos": "images", "items": "images", "heading": "title",
        "motion": "kenBurns",
    },
    defaults={"palette": "charcoal-lime", "fonts": "modern"},
    variants={
        "light": {"palette": "paper-ink", "fonts": "editorial", "framed": True},
        "dark": {"palette": "charcoal-lime"},
        "bold": {"palette": "plum-peach", "fonts": "poster", "transition": "slide-left"},
    },
    draw=draw,
    example={
        "title": "A year outdoors",
        "images": [
            {"src": COAST, "caption": "Algarve, in May"},
            {"src": MOUNTAINS, "caption": "Dolomites, in August"},
            {"src": CITY, "caption": "Home, in November"},
        ],
    },
)  # fmt: skip
