"""Somebody who speaks: their video, who they are, what it is about, and their words."""

from __future__ import annotations

from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import Block, Setting, column, loudest
from kinoform.scenery.footage import captions, footage, quiet_music
from kinoform.scenery.ground import ground, shade, shade_above
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.samples import SPEAKER
from kinoform.scenery.scene import Scene

_TITLES: tuple[Setting, ...] = (("headline", 0.8), ("title", 1.0), ("title", 0.85))
_PLATE_SECONDS = 6.5
"""How long the name stays; in a scene that is hardly longer it stays to the end."""


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of somebody who speaks."""
    scene = Scene.of(data, room)
    if reading.words(data.get("layout")).casefold() == "framed":
        return [*ground(scene), *_framed(scene, data), *quiet_music(scene)]
    page = scene.page
    clips = [footage(scene, data, page.whole), *quiet_music(scene)]
    title, has_words = reading.words(data.get("title")), bool(data.get("words"))
    if title:
        clips += _heading(scene.over_pictures, title)
    if has_words:
        foot = Box(0.0, page.height * 0.62, page.width, page.height)
        clips.append(shade(scene.over_pictures, foot, 90.0, 0.32, 0.5))
    if reading.flag(data.get("showLowerThird"), otherwise=True):
        clips += _lower_third(scene, data, above_words=has_words)
    return [*clips, *captions(scene, data, {"fontWeight": 700})]


def _heading(scene: Scene, title: str) -> list[RawClip]:
    safe, page = scene.page.safe, scene.page
    right = page.columns(0, 8)[1] if page.shape == "wide" else safe.right
    room = Box(safe.left, safe.top, right, safe.top + safe.height * 0.24)
    loudness, scale = loudest(scene, title, room, _TITLES, share=1.0, lines=2)
    (placed,) = column(scene, [Block(title, loudness, scale=scale, lines=3)], room, 0.0)
    veil = shade_above(scene, placed.box.bottom)
    return [scene.enter(veil, way="fade"), scene.speak(placed.words(scene), 0.1 * scene.beat.pace)]


def _name_blocks(scene: Scene, data: dict[str, Any]) -> list[Block]:
    return [
        Block(reading.words(data.get("speaker")), "title", scale=0.92, lines=2),
        Block(reading.words(data.get("role")), "label", scene.palette.ink_soft, 0.9, 2),
    ]


def _lower_third(scene: Scene, data: dict[str, Any], *, above_words: bool) -> list[RawClip]:
    """A plate with the name, above the subtitles; it goes when it has been read."""
    blocks = [block for block in _name_blocks(scene, data) if block.text]
    if not blocks:
        return []
    begins = 0.35 * scene.beat.pace
    seconds = scene.seconds - begins
    if seconds > _PLATE_SECONDS + 3.0:
        seconds = _PLATE_SECONDS
    part, u, palette = scene.part(begins, seconds), scene.u, scene.palette
    page, safe = scene.page, scene.page.safe
    wide = max(
        scene.width_of(block.text, block.role, ROLES[block.role].size(page) * block.scale)
        for block in blocks
    )
    most = safe.width * (0.55 if page.shape == "wide" else 1.0)
    width = min(wide * 1.06 + 6.2 * u, most)
    inner = Box(0.0, 0.0, width - 6.2 * u, page.height * 0.3)
    height = column(scene, blocks, inner, 0.0)[-1].box.bottom + 4.4 * u
    lift = ROLES["title"].size(page) * 1.3 * 2 + 3.0 * u if above_words else 0.0
    bottom = safe.bottom - lift
    plate = Box(safe.left, bottom - height, safe.left + width, bottom)
    bar = Box(plate.left, plate.top, plate.left + 0.8 * u, plate.bottom)
    text = Box(plate.left + 3.4 * u, plate.top, plate.right - 2.0 * u, plate.bottom)
    panel = part.panel(plate, palette.surface.with_alpha(0.94))
    clips = [part.grow(panel, "left", 0.0), part.grow(part.panel(bar, palette.accent), "top", 0.0)]
    for at, placed in enumerate(column(scene, blocks, text)):
        clips.append(part.enter(placed.words(part), delay=(0.18 + 0.08 * at) * scene.beat.pace))
    return clips


def _framed(scene: Scene, data: dict[str, Any]) -> list[RawClip]:
    """The video in a frame, with what it is about beside it, or above it on a narrow page."""
    page, safe, u, palette = scene.page, scene.page.safe, scene.u, scene.palette
    if page.shape == "wide":
        left, right = page.columns(5, 7)
        video = Box(left, safe.top, right, safe.bottom)
        left, right = page.columns(0, 5)
        text = Box(left, safe.top, right - 2 * u, safe.bottom)
    else:
        top = safe.top + safe.height * 0.34
        video = Box(safe.left, top, safe.right, safe.bottom)
        text = Box(safe.left, safe.top, safe.right, top - 4 * u)
    title = reading.words(data.get("title"))
    loudness, scale = loudest(scene, title, text, share=0.6, lines=5)
    shown = reading.flag(data.get("showLowerThird"), otherwise=True)
    names = _name_blocks(scene, data) if shown else []
    blocks = [
        Block(title, loudness, scale=scale, lines=6),
        Block(height=0.6 * u if title and any(block.text for block in names) else None, gap_u=3.4),
        *(names[:1] and [Block(names[0].text, "title", gap_u=3.0, lines=2, scale=0.9)]),
        *names[1:],
    ]
    clips = [scene.enter(footage(scene, data, video, 2.4), way="fade")]
    for at, part in enumerate(column(scene, blocks, text, 0.5 if page.shape == "wide" else 1.0)):
        if not part.block.text:
            rule = Box(part.box.left, part.box.top, part.box.left + 8 * u, part.box.bottom)
            clips.append(
                scene.grow(scene.panel(rule, palette.accent, 0.3), "left", 0.3 * scene.beat.pace)
            )
        elif part.block.text == title:
            clips.append(scene.speak(part.words(scene)))
        else:
            clips.append(scene.enter(part.words(scene), at + 1, 6))
    height = ROLES["title"].size(page) * 2.9
    under = Box(video.left + 2 * u, video.bottom - height - 2 * u, video.right - 2 * u,
                video.bottom - 2 * u)  # fmt: skip
    look = {"backgroundColor": palette.surface.with_alpha(0.94).css, "textColor": palette.ink.css,
            "highlightColor": palette.accent_ink.css, "fontWeight": 650, "position": "bottom",
            "fontSize": round(ROLES["title"].size(page) * 0.8, 2), "paddingBottom": 0}  # fmt: skip
    return [*clips, *captions(scene, data, look, under)]


TEMPLATE = Template(
    kind="talking-head",
    summary="Somebody who speaks: their video, who they are, what it is about, and their words.",
    fields={
        "src": "the video of the speaker (or a picture)",
        "words": "timed words, {src} of a file that has them, or plain text",
        "title": "what it is about",
        "speaker": "the speaker's name",
        "role": "what the speaker is",
        "showLowerThird": "whether the name is shown (yes by default)",
        "config": "how the subtitles look, in the fields of a subtitle clip's config",
        "layout": "full or framed",
        "fit": "cover, contain or contain-blur",
        "volume": "of the video's own sound",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("src",),
    aliases={"video": "src", "name": "speaker", "subtitles": "words", "headline": "title"},
    defaults={"palette": "slate-teal", "fonts": "modern", "layout": "full"},
    variants={
        "light": {"palette": "white-cobalt"},
        "dark": {"palette": "slate-teal"},
        "bold": {"palette": "indigo-coral", "fonts": "geometric", "layout": "framed"},
    },
    draw=draw,
    example={
        "src": SPEAKER,
        "title": "What we learned from a thousand users",
        "speaker": "Alex Chen",
        "role": "Founder, Northwind",
        "words": "They did not want more buttons. They wanted fewer surprises.",
    },
)  # fmt: skip
