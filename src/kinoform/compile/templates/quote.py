"""A saying in large type, with who said it."""

from __future__ import annotations

from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import Block, column, loudest
from kinoform.scenery.ground import ground
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.samples import PORTRAIT
from kinoform.scenery.scene import Scene

_MARK = (
    "M0 62 L0 36 C0 15 11 3 30 0 L33 9 C22 13 17 20 17 31 L31 31 L31 62 Z "
    "M44 62 L44 36 C44 15 55 3 74 0 L77 9 C66 13 61 20 61 31 L75 31 L75 62 Z"
)
_MARK_U = 6.5
_FACE_U = 13.0
_QUOTES = "\"'“”„«»‘’ "


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a quote."""
    scene = Scene.of(data, room)
    said = reading.words(data.get("quote")).strip(_QUOTES)
    author = reading.words(data.get("author"))
    role = reading.words(data.get("role"))
    src = reading.source(data.get("image"))
    page, u = scene.page, scene.u
    clips = [*ground(scene), *scene.music()]
    if not said:
        return clips
    is_wide = page.shape == "wide"
    if is_wide:
        left, right = page.columns(4, 8) if src else page.columns(0, 10)
        text = Box(left + (3 * u if src else 0), page.safe.top, right, page.safe.bottom)
    else:
        text = page.safe
    if src and is_wide:
        left, right = page.columns(0, 4)
        portrait = Box(left, page.safe.top, right, page.safe.bottom)
        clips.append(scene.enter(scene.picture(src, portrait, radius_u=2.4), way="fade"))

    loudness, scale = loudest(scene, said, text)
    names_height = _FACE_U * u if src and not is_wide else _names_height(scene, author, role)
    blocks = [
        Block(height=_MARK_U * u),
        Block(said, loudness, gap_u=3.6, scale=scale),
        Block(height=names_height if author or role else None, gap_u=5.0),
    ]
    mark, saying, *names = column(scene, blocks, text)
    clips += [
        scene.enter(_mark(scene, mark.box), way="pop"),
        scene.speak(saying.words(scene), 0.12 * scene.beat.pace),
    ]
    if names:
        box = names[0].box
        if src and not is_wide:
            face = Box(box.left, box.top, box.left + box.height, box.bottom)
            picture = scene.picture(src, face, radius_u=_FACE_U / 2)
            clips.append(scene.enter(picture, 2, 4, "pop"))
            box = Box(face.right + 2.6 * u, box.top, box.right, box.bottom)
        else:
            rule = Box(box.left, box.top, box.left + 8 * u, box.top + 0.5 * u)
            grown = scene.grow(
                scene.panel(rule, scene.palette.accent, 0.25), "left", 0.35 * scene.beat.pace
            )
            clips.append(grown)
            box = Box(box.left, box.top + 3 * u, box.right, box.bottom)
        clips += _names(scene, author, role, box)
    return clips


def _names(scene: Scene, author: str, role: str, box: Box) -> list[RawClip]:
    blocks = [
        Block(author, "title", scale=0.8, lines=1),
        Block(role, "label", color=scene.palette.ink_soft, gap_u=0.8, lines=2),
    ]
    placed = column(scene, blocks, box)
    return [scene.enter(part.words(scene), 3 + at, 5) for at, part in enumerate(placed)]


def _names_height(scene: Scene, author: str, role: str) -> float:
    growth = scene.u * (1.0 if scene.page.shape == "wide" else 1.25)
    return 3 * scene.u + growth * (4.6 * bool(author) + 4.2 * bool(role))


def _mark(scene: Scene, box: Box) -> RawClip:
    place = Box(box.left, box.top, box.left + box.height * 77 / 62, box.bottom)
    return scene.clip("path", place, data=_MARK, style={"fill": scene.palette.accent.css})


TEMPLATE = Template(
    kind="quote",
    summary="A saying in large type, with who said it.",
    fields={
        "quote": "the words; quotation marks around them are left out",
        "author": "who said it",
        "role": "what the author is, or where the words stand",
        "image": "a portrait",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("quote",),
    aliases={"text": "quote", "name": "author", "source": "role", "title": "role", "src": "image"},
    defaults={"palette": "paper-ink", "fonts": "editorial"},
    variants={
        "light": {"palette": "paper-ink", "fonts": "editorial"},
        "dark": {"palette": "forest-sand", "fonts": "editorial"},
        "bold": {"palette": "plum-peach", "fonts": "poster"},
    },
    draw=draw,
    example={
        "quote": "Good design is as little design as possible.",
        "author": "Dieter Rams",
        "role": "Industrial designer",
        "image": PORTRAIT,
    },
)
