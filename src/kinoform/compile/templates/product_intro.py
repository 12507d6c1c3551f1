"""A product: its name first, what it does, what it costs, and where to get it."""

from __future__ import annotations

from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import LOUD, POSTER, Block, Placed, column, loudest
from kinoform.scenery.ground import ground
from kinoform.scenery.reading import Entry
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.rows import measured, rows
from kinoform.scenery.samples import PRODUCT
from kinoform.scenery.scene import Scene

_MOST_FEATURES, _FEW = 8, 3
_SMALL = 0.74
"""Features are quieter than the name; this is the size of their type, as a share of titles."""


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a product's introduction."""
    scene = Scene.of(data, room)
    src = reading.source(data.get("image"))
    features = reading.entries(data.get("features"), scene.theme.locale)[:_MOST_FEATURES]
    clips = [*ground(scene), *scene.music()]
    if src:
        picture, text = _places(scene, len(features))
        radius = 2.4 if scene.page.shape == "wide" else 0.0
        clips.append(scene.enter(scene.picture(src, picture, radius_u=radius), way="fade"))
        return [*clips, *_story(scene, data, features, text)]
    safe = scene.page.safe
    if scene.page.shape != "wide" or not features:
        return [*clips, *_story(scene, data, features, safe)]
    left, right = scene.page.columns(0, 7)
    clips += _story(scene, data, (), Box(left, safe.top, right, safe.bottom))
    left, right = scene.page.columns(7, 5)
    beside = Box(left, safe.top, right, safe.bottom)
    return [*clips, *rows(scene, features, beside, "check", order=3, largest=1.0)]


def _places(scene: Scene, features: int) -> tuple[Box, Box]:
    """Where the picture and where the words are."""
    page, safe, u = scene.page, scene.page.safe, scene.u
    if page.shape == "wide":
        left, right = page.columns(0, 5)
        text_left, text_right = page.columns(5, 7)
        picture = Box(left, safe.top, right, safe.bottom)
        return picture, Box(text_left + 3 * u, safe.top, text_right, safe.bottom)
    share = 0.36 if page.shape == "tall" else 0.36 if features <= _FEW else 0.28
    edge = page.height * share
    gap = (6 if page.shape == "tall" else 4) * u
    return Box(0.0, 0.0, page.width, edge), Box(safe.left, edge + gap, safe.right, safe.bottom)


def _story(
    scene: Scene, data: dict[str, Any], features: tuple[Entry, ...], box: Box
) -> list[RawClip]:
    palette, locale = scene.palette, scene.theme.locale
    name = reading.words(data.get("name"))
    price = reading.price(data.get("price"), locale, reading.words(data.get("currency")) or "USD")
    call = reading.words(data.get("cta"))
    tagline = reading.words(data.get("tagline"))
    is_bare = not (tagline or features or price or call)
    settings = (*POSTER, *LOUD) if is_bare else LOUD
    loudness, scale = loudest(scene, name, box, settings, share=0.6 if is_bare else 0.38, lines=3)
    foot_height = ROLES["title"].size(scene.page) * 1.7 if price or call else None
    blocks = [
        Block(reading.words(data.get("kicker")), "label", color=palette.accent_ink, lines=1),
        Block(name, loudness, gap_u=1.6, scale=scale, lines=4),
        Block(tagline, "body", palette.ink_soft, 2.6, 5, scale=1.08),
        Block(height=_features_height(scene, features, box) if features else None, gap_u=4.4),
        Block(height=foot_height, gap_u=5.0),
    ]
    placed = column(scene, blocks, box)
    words = [part for part in placed if part.block.text]
    empty = [part for part in placed if not part.block.text]
    clips = [_said(scene, part, at) for at, part in enumerate(words)]
    order = len(words)
    if features:
        small = _column_count(scene, features)
        clips += rows(
            scene, features, empty[0].box, "check", columns=small, order=order, share=0.0,
            largest=_quiet(scene), ruled=False,
        )  # fmt: skip
        order += len(features)
    if price or call:
        clips += _offer(scene, price, call, empty[-1].box, order)
    return clips


def _said(scene: Scene, part: Placed, at: int) -> RawClip:
    words = part.words(scene)
    is_name = ROLES[part.block.role].is_heading
    return scene.speak(words, 0.05) if is_name else scene.enter(words, at, 6)


def _column_count(scene: Scene, features: tuple[Entry, ...]) -> int:
    """Short features of a low page stand in two columns."""
    is_low = scene.page.shape == "square" and len(features) > 2
    return 2 if is_low and all(len(entry.words) < 18 for entry in features) else 1


def _quiet(scene: Scene) -> float:
    return _SMALL * (0.84 if scene.page.shape == "square" else 1.0)


def _features_height(scene: Scene, features: tuple[Entry, ...], box: Box) -> float:
    columns = _column_count(scene, features)
    part = features[: -(-len(features) // columns)]
    width = box.width / columns - (3 * scene.u if columns > 1 else 0.0)
    place = Box(0.0, 0.0, width, box.height * 0.42)
    return min(measured(scene, part, place, "check", largest=_quiet(scene)).total, place.height)


def _offer(scene: Scene, price: str, call: str, box: Box, order: int) -> list[RawClip]:
    """The price, and a button with the call beside it."""
    palette, u = scene.palette, scene.u
    clips: list[RawClip] = []
    left = box.left
    if price:
        size = ROLES["title"].size(scene.page) * 1.25
        width = min(scene.width_of(price, "title", size) * 1.08, box.width * (0.5 if call else 1.0))
        place = Box(left, box.top, left + width, box.bottom)
        words = scene.words(
            price, place, "title", size=size, vertical="center", lines=1, color=palette.accent_ink,
            style={"fontFeatures": {"tnum": 1}},
        )  # fmt: skip
        clips.append(scene.enter(words, order, order + 2))
        left = place.right + 4 * u
    if call:
        size = ROLES["label"].size(scene.page) * 1.15
        width = min(
            scene.width_of(call, "label", size) * 1.06 + box.height * 1.15, box.right - left
        )
        button = Box(left, box.top, left + width, box.bottom)
        inset = box.height * 0.45
        wanted = scene.width_of(call, "label", size) * 1.06
        size *= min(1.0, max(width - 2 * inset, 1.0) / wanted)
        label = Box(button.left + inset, button.top, button.right - inset, button.bottom)
        words = scene.words(
            call, label, "label", size=size, align="center", vertical="center", lines=1,
            color=palette.on_accent, style={"fontWeight": 650},
        )  # fmt: skip
        panel = scene.panel(button, palette.accent, 20.0)
        clips += [scene.enter(clip, order + 1, order + 2, "pop") for clip in (panel, words)]
    return clips


TEMPLATE = Template(
    kind="product-intro",
    summary="A product: its name first, what it does, what it costs, and where to get it.",
    fields={
        "name": "what the product is called",
        "kicker": "a word or two above the name, such as 'New'",
        "tagline": "one sentence below the name",
        "features": "up to eight strings, or objects of title, text, icon",
        "price": "text, a number, or {amount, currency}",
        "currency": "three letters for a price that is a number (USD by default)",
        "image": "a picture of the product",
        "cta": "what to do next, such as 'Order now'",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("name",),
    aliases={
        "title": "name", "product": "name", "subtitle": "tagline", "description": "tagline",
        "src": "image", "button": "cta", "badge": "kicker",
    },
    defaults={"palette": "white-cobalt", "fonts": "modern"},
    variants={
        "light": {"palette": "white-cobalt"},
        "dark": {"palette": "slate-teal"},
        "bold": {"palette": "indigo-coral", "fonts": "geometric"},
    },
    draw=draw,
    example={
        "kicker": "New",
        "name": "Aurora One",
        "tagline": "Headphones that hear the room before you do.",
        "features": ["40 hours on one charge", "Adaptive silence", "Repairable at home"],
        "price": 249,
        "image": PRODUCT,
        "cta": "Pre-order today",
    },
)  # fmt: skip
