"""A video that fills the picture, with its words as subtitles."""

from __future__ import annotations

from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.look.curves import reading_seconds
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import Block, Setting, column, loudest
from kinoform.scenery.footage import captions, footage, quiet_music
from kinoform.scenery.ground import shade, shade_above
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.samples import SPEAKER
from kinoform.scenery.scene import Scene

_TITLES: tuple[Setting, ...] = (("headline", 1.0), ("headline", 0.8), ("title", 0.9))
_TITLE_SECONDS = 3.5


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a video with subtitles."""
    scene = Scene.of(data, room)
    night = scene.over_pictures
    page = scene.page
    clips = [footage(scene, data, page.whole), *quiet_music(scene)]
    title = reading.words(data.get("title"))
    if title:
        clips += _opening(night, title)
    # The lower part is calm enough for letters, whatever the video shows there.
    foot = Box(0.0, page.height * 0.6, page.width, page.height)
    if data.get("words"):
        clips.append(shade(night, foot, 90.0, 0.32, 0.5))
    return [*clips, *captions(scene, data, _look(scene, data))]


def _opening(scene: Scene, title: str) -> list[RawClip]:
    """The title stands at the top until it has been read."""
    seconds = min(max(_TITLE_SECONDS, reading_seconds(title) + 1.0), scene.seconds)
    part, safe, page = scene.part(0.0, seconds), scene.page.safe, scene.page
    right = page.columns(0, 9)[1] if page.shape == "wide" else safe.right
    room = Box(safe.left, safe.top, right, safe.top + safe.height * 0.3)
    loudness, scale = loudest(scene, title, room, _TITLES, share=1.0, lines=2)
    (placed,) = column(scene, [Block(title, loudness, scale=scale, lines=4)], room, 0.0)
    veil = shade_above(part, placed.box.bottom)
    return [part.enter(veil, way="fade"), part.speak(placed.words(part))]


def _look(scene: Scene, data: dict[str, Any]) -> dict[str, Any]:
    palette, page = scene.palette, scene.page
    style = reading.words(data.get("style")).casefold()
    if style == "boxed":
        return {
            "backgroundColor": palette.surface.css,
            "textColor": palette.ink.css,
            "highlightColor": palette.accent_ink.css,
            "fontWeight": 650,
        }
    if style == "big":
        size = ROLES["headline"].size(page) * 1.1
        return {
            "fontSize": round(size, 2), "fontWeight": 800, "wordsPerBatch": 3,
            "position": "bottom",
            "paddingBottom": round(page.height * (0.27 if page.shape == "tall" else 0.1), 2),
            "highlightColor": palette.accent.css, "fadeInAnimation": True,
        }  # fmt: skip
    return {"fontWeight": 700}


TEMPLATE = Template(
    kind="subtitle-video",
    summary="A video that fills the picture, with its words as subtitles.",
    fields={
        "src": "the video (or a picture)",
        "words": "timed words, {src} of a file that has them, or plain text",
        "config": "how the subtitles look, in the fields of a subtitle clip's config",
        "title": "what it is about; it stands at the top until it has been read",
        "style": "plain, boxed or big",
        "fit": "cover, contain or contain-blur",
        "volume": "of the video's own sound",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("src",),
    aliases={"video": "src", "subtitles": "words", "captions": "words", "heading": "title"},
    defaults={"palette": "charcoal-lime", "fonts": "modern", "style": "plain"},
    variants={
        "light": {"palette": "white-cobalt", "style": "boxed"},
        "dark": {"palette": "slate-teal", "style": "boxed"},
        "bold": {"palette": "charcoal-lime", "style": "big", "fonts": "poster"},
    },
    draw=draw,
    example={
        "src": SPEAKER,
        "title": "Why we answer every letter",
        "words": [
            {"word": "somebody", "punctuated_word": "Somebody", "start": 0.2, "end": 0.7},
            {"word": "took", "punctuated_word": "took", "start": 0.7, "end": 0.95},
            {"word": "an", "punctuated_word": "an", "start": 0.95, "end": 1.05},
            {"word": "evening", "punctuated_word": "evening", "start": 1.05, "end": 1.5},
            {"word": "to", "punctuated_word": "to", "start": 1.5, "end": 1.6},
            {"word": "write", "punctuated_word": "write", "start": 1.6, "end": 1.95},
            {"word": "us", "punctuated_word": "us.", "start": 1.95, "end": 2.3},
            {"word": "so", "punctuated_word": "So", "start": 2.7, "end": 2.9},
            {"word": "we", "punctuated_word": "we", "start": 2.9, "end": 3.05},
            {"word": "take", "punctuated_word": "take", "start": 3.05, "end": 3.35},
            {"word": "one", "punctuated_word": "one", "start": 3.35, "end": 3.6},
            {"word": "to", "punctuated_word": "to", "start": 3.6, "end": 3.7},
            {"word": "answer", "punctuated_word": "answer.", "start": 3.7, "end": 4.3},
        ],
    },
)  # fmt: skip
