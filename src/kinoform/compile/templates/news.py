"""A headline with its kicker, a picture, the source, and a ticker below."""

from __future__ import annotations

import math
from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import POSTER, Block, Setting, column, loudest
from kinoform.scenery.ground import fading, ground
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.samples import CITY
from kinoform.scenery.scene import Scene

_HEADLINES: tuple[Setting, ...] = (
    ("display", 1.0), ("headline", 1.3), ("headline", 1.1), ("headline", 0.95), ("title", 1.1),
)  # fmt: skip
_TICKER_U = 8.0
_TICKER_U_A_SECOND = 14.0
_MOST_REPEATS = 500
_BETWEEN = "   ·   "


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a piece of news."""
    scene = Scene.of(data, room)
    src = reading.source(data.get("image"))
    ticker = [entry.words for entry in reading.entries(data.get("ticker"), scene.theme.locale)]
    clips = [*ground(scene), *scene.music()]
    text = _text_place(
        scene, has_picture=bool(src), has_ticker=bool(ticker), has_kicker=bool(data.get("kicker"))
    )
    if src:
        clips += _picture(scene, src, has_ticker=bool(ticker))
    clips += _story(scene, data, text)
    if ticker:
        clips += _ticker(scene, ticker)
    return clips


def _band(scene: Scene) -> Box:
    """Where the ticker runs; on a tall page it stays clear of the platform's buttons."""
    page, height = scene.page, _TICKER_U * scene.u
    bottom = page.safe.bottom if page.has_buttons else page.height
    return Box(0.0, bottom - height, page.width, bottom)


def _text_place(scene: Scene, *, has_picture: bool, has_ticker: bool, has_kicker: bool) -> Box:
    page, safe, u = scene.page, scene.page.safe, scene.u
    bottom = _band(scene).top - 4 * u if has_ticker else safe.bottom
    if not has_picture:
        right = page.columns(0, 10)[1] if page.shape == "wide" else safe.right
        return Box(safe.left, safe.top, right, bottom)
    if page.shape == "wide":
        return Box(safe.left, safe.top, page.width * 0.53, bottom)
    share = (0.42 if page.shape == "tall" else 0.36) + (0.0 if has_kicker else 0.07)
    return Box(safe.left, page.height * share, safe.right, bottom)


def _picture(scene: Scene, src: str, *, has_ticker: bool) -> list[RawClip]:
    """A picture that goes over into the ground, at the right or at the top."""
    page = scene.page
    if page.shape == "wide":
        bottom = _band(scene).top if has_ticker else page.height
        box = Box(page.width * 0.48, 0.0, page.width, bottom)
        return [scene.enter(fading(scene, scene.picture(src, box), box, 180.0), way="fade")]
    share = 0.5 if page.shape == "tall" else 0.48
    box = Box(0.0, 0.0, page.width, page.height * share)
    return [scene.enter(fading(scene, scene.picture(src, box), box, 90.0), way="fade")]


def _story(scene: Scene, data: dict[str, Any], box: Box) -> list[RawClip]:
    palette = scene.palette
    headline = reading.words(data.get("headline"))
    kicker = reading.words(data.get("kicker")).upper()
    foot = [reading.words(data.get(name)) for name in ("source", "date")]
    body = reading.words(data.get("body"))
    is_bare = not (body or any(foot) or data.get("image"))
    settings = (*POSTER[1:], *_HEADLINES) if is_bare else _HEADLINES
    loudness, scale = loudest(scene, headline, box, settings, share=0.6, lines=5)
    chip_size = ROLES["label"].size(scene.page)
    blocks = [
        Block(height=chip_size * 1.9 if kicker else None),
        Block(headline, loudness, gap_u=3.0, scale=scale, lines=7),
        Block(body, "body", color=palette.ink_soft, gap_u=3.0, lines=6),
        Block(
            " · ".join(filter(None, foot)), "caption", color=palette.ink_soft, gap_u=4.0, lines=2
        ),
    ]
    share = 0.5 if scene.page.shape == "wide" else 0.0 if data.get("image") else 0.5
    clips: list[RawClip] = []
    for at, part in enumerate(column(scene, blocks, box, share)):
        if not part.block.text:
            clips += _chip(scene, kicker, part.box, chip_size)
        elif part.block.text == headline:
            clips.append(scene.speak(part.words(scene), 0.1 * scene.beat.pace))
        else:
            clips.append(scene.enter(part.words(scene), at + 2, 6))
    return clips


def _chip(scene: Scene, kicker: str, box: Box, size: float) -> list[RawClip]:
    """The kicker on the accent; the plate opens from the left."""
    palette = scene.palette
    style = {"letterSpacing": round(size * 0.06, 2), "fontWeight": 700}
    wide = scene.width_of(kicker, "label", size) * 1.08 + size * 0.06 * len(kicker) + size * 1.5
    plate = Box(box.left, box.top, min(box.left + wide, box.right), box.bottom)
    inner = Box(plate.left + size * 0.7, plate.top, plate.right - size * 0.7, plate.bottom)
    words = scene.words(
        kicker, inner, "label", size=size, vertical="center", align="center", lines=1,
        color=palette.on_accent, style=style,
    )  # fmt: skip
    return [
        scene.grow(scene.panel(plate, palette.accent, 0.5), "left", 0.0),
        scene.enter(words, way="fade", delay=0.2 * scene.beat.pace),
    ]


def _ticker(scene: Scene, items: list[str]) -> list[RawClip]:
    """A band with a line of text that moves at an even pace."""
    palette, page, band = scene.palette, scene.page, _band(scene)
    size = ROLES["label"].size(page)
    said = _BETWEEN.join(items) + _BETWEEN
    wide = scene.width_of(said, "label", size)
    # Repeated so often that it covers the page to the end, with a margin for the estimate.
    way = _TICKER_U_A_SECOND * scene.u * scene.seconds
    times = min(math.ceil((page.width + way) / (wide * 0.9)), _MOST_REPEATS)
    way = min(way, max(times * wide * 0.9 - page.width, 0.0))
    line = (said * times).removesuffix(_BETWEEN)
    start, length = page.safe.left, wide * times * 1.15
    style = {"textWrap": "nowrap", "fontWeight": 550}
    words = scene.clip(
        "text", Box(start, band.top, start + length, band.bottom), text=line,
        style={
            "fontFamily": scene.theme.pair.body, "fontSize": round(size, 2), "textAlign": "left",
            "verticalAlign": "center", "fill": palette.ink.css, **style,
        },
    )  # fmt: skip
    at = words["transform"]["x"]
    words["keyframes"] = [
        {
            "property": "x",
            "frames": [
                {"time": 0, "value": at},
                {"time": round(scene.seconds, 4), "value": round(at - way, 2)},
            ],
        }
    ]
    # On a tall page the plate reaches down to the edge, and only its words keep clear of buttons.
    plate = Box(0.0, band.top, page.width, page.height)
    rule = Box(0.0, band.top, page.width, band.top + 0.3 * scene.u)
    return [
        scene.enter(scene.panel(plate, palette.surface), way="fade"),
        scene.enter(words, way="fade", delay=0.2 * scene.beat.pace),
        scene.grow(scene.panel(rule, palette.accent), "left", 0.1 * scene.beat.pace),
    ]


TEMPLATE = Template(
    kind="news",
    summary="A headline with its kicker, a picture, the source, and a ticker below.",
    fields={
        "headline": "the news in one sentence",
        "kicker": "a word or two above it, such as 'Breaking'",
        "body": "two or three sentences",
        "image": "a picture or a video",
        "ticker": "short lines that run along the bottom",
        "source": "where it comes from",
        "date": "when",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("headline",),
    aliases={
        "title": "headline", "category": "kicker", "label": "kicker", "tag": "kicker",
        "summary": "body", "text": "body", "subtitle": "body", "src": "image", "items": "ticker",
    },
    defaults={"palette": "navy-signal", "fonts": "modern"},
    variants={
        "light": {"palette": "white-cobalt"},
        "dark": {"palette": "navy-signal"},
        "bold": {"palette": "cobalt-lemon", "fonts": "poster"},
    },
    draw=draw,
    example={
        "kicker": "City",
        "headline": "Night trains return to the old harbour line",
        "body": "After forty years the first sleeper left the pier on time, every berth taken.",
        "image": CITY,
        "ticker": ["Ferries run every ten minutes", "Museum night on Friday", "Clear skies"],
        "source": "Harbour Post",
        "date": "21 November",
    },
)  # fmt: skip
