"""Numbers that run down to a moment, in a ring that empties."""

from __future__ import annotations

from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.look import copyfit, curves, numbers
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import LOUD, POSTER, Block, Setting, column, loudest
from kinoform.scenery.ground import ground
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.scene import Scene

SHORTEST_STEP = 0.34
"""Seconds that a number stays at least, so that nothing flickers."""
_CALM_STEP = 0.7
"""Numbers that change faster than this are simply there."""
_FINISH_SHARE, _SHORTEST_FINISH = 0.24, 1.2
_ARC = "M 50 0 A 50 50 0 1 1 49.99 0"
_TITLES: tuple[Setting, ...] = (("headline", 1.0), ("headline", 0.8), ("title", 0.9))


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a countdown."""
    scene = Scene.of(data, room)
    finish = reading.words(data.get("finish"))
    clips = [*ground(scene), *scene.music()]
    ending = 0.0
    if finish:
        ending = min(max(scene.seconds * _FINISH_SHARE, _SHORTEST_FINISH), scene.seconds * 0.4)
    counting = scene.part(0.0, scene.seconds - ending)
    values = _values(data, counting.seconds, reaches_end=not finish)
    said = [_said(value, data, values, scene.theme.locale) for value in values]
    clips += _count(counting, data, said)
    if finish:
        clips += _finish(scene.part(counting.seconds, ending), finish)
    return clips


def _values(data: dict[str, Any], seconds: float, *, reaches_end: bool) -> list[int]:
    """The numbers that are shown, each for the same time."""
    end = round(reading.seconds(data.get("to")) or 0)
    begin = reading.seconds(data.get("from"))
    first = round(begin) if begin is not None else end + max(1, round(seconds))
    steps = abs(first - end) + (1 if reaches_end else 0)
    shown = max(1, min(steps, int(seconds / SHORTEST_STEP + 1e-6)))
    last = end if reaches_end else end + (1 if first > end else -1 if first < end else 0)
    if shown == 1:
        return [first]
    return [round(first + (last - first) * at / (shown - 1)) for at in range(shown)]


def _said(value: int, data: dict[str, Any], values: list[int], locale: str) -> str:
    form = reading.words(data.get("format"))
    if form == "clock" or (form != "number" and max(map(abs, values)) >= 60):
        longest = max(map(abs, values))
        text = numbers.clock(value)
        return f"0:{abs(value):02d}" if longest >= 60 and abs(value) < 60 else text
    return numbers.plain(value, locale)


def _count(scene: Scene, data: dict[str, Any], said: list[str]) -> list[RawClip]:
    palette, safe, u = scene.palette, scene.page.middle, scene.u
    title, label = (reading.words(data.get(name)) for name in ("title", "label"))
    style = reading.words(data.get("style")).casefold() or "ring"
    share = 0.58 if title and label else 0.68 if title or label else 0.84
    side = min(safe.height * share, safe.width * (0.96 if scene.page.shape == "tall" else 0.8))
    loudness, scale = loudest(scene, title, safe, _TITLES, share=0.2, lines=2)
    blocks = [
        Block(title, loudness, scale=scale, lines=3),
        Block(height=side, gap_u=5.0),
        Block(label, "body", color=palette.ink_soft, gap_u=5.0, lines=3),
    ]
    clips: list[RawClip] = []
    for at, part in enumerate(column(scene, blocks, safe)):
        if part.block.text:
            words = part.words(scene, "center")
            clips.append(
                scene.speak(words) if part.block.text == title else scene.enter(words, at, 4)
            )
            continue
        middle, half = (part.box.left + part.box.right) / 2, part.box.height / 2
        dial = Box(middle - half, part.box.top, middle + half, part.box.bottom)
        if style == "ring":
            clips += [*_ring(scene, dial.grown(-u)), *_numbers(scene, said, dial, 0.6)]
        elif style == "bar":
            clips += _bar(scene, part.box)
            clips += _numbers(scene, said, part.box, 0.8)
        else:
            clips += _numbers(scene, said, part.box, 0.95)
    return clips


def _numbers(scene: Scene, said: list[str], box: Box, share: float) -> list[RawClip]:
    """One number after the other, each as large as the widest of them may be."""
    role = ROLES["poster"]
    widest = max(copyfit.ems(text, role.tracking) for text in said)
    breadth = widest * scene.theme.pair.breadth(role)
    size = min(box.width * share / max(breadth, 0.1), box.height * 0.62)
    seconds = scene.seconds / len(said)
    clips = []
    for at, text in enumerate(said):
        part = scene.part(at * seconds, seconds)
        words = part.words(
            text, box, "poster", size=size, align="center", vertical="center", lines=1,
            style={"fontFeatures": {"tnum": 1}, "textWrap": "nowrap"},
        )  # fmt: skip
        if seconds < _CALM_STEP:
            clips.append(words)
            continue
        quick = min(0.28, seconds * 0.4)
        words["animations"] = [
            {"type": "fadeIn", "duration": round(quick * 0.6, 4), "easing": "easeOutCubic"},
            {
                "type": "scale", "from": 1.14, "to": 1.0, "duration": round(quick, 4),
                "easing": curves.ENTER,
            },
            {
                "type": "fadeOut", "duration": round(quick * 0.4, 4),
                "delay": round(seconds - quick * 0.4, 4), "easing": curves.LEAVE,
            },
        ]  # fmt: skip
        clips.append(words)
    return clips


def _ring(scene: Scene, box: Box) -> list[RawClip]:
    """A ring that empties clockwise, as a clock's hand would wipe it."""
    palette, width = scene.palette, round(1.6 * scene.u, 2)
    track = scene.clip(
        "circle", box, style={"stroke": palette.line.css, "strokeWidth": width * 0.5}
    )
    arc = scene.clip(
        "path", box, data=_ARC, lineCap="round",
        style={"stroke": palette.accent.css, "strokeWidth": width},
        keyframes=[_running_out(scene, "trimStart")],
    )  # fmt: skip
    return [scene.enter(track, way="fade"), scene.enter(arc, way="fade")]


def _bar(scene: Scene, box: Box) -> list[RawClip]:
    palette, height = scene.palette, 1.4 * scene.u
    bottom = box.bottom
    place = Box(box.left, bottom - height, box.right, bottom)
    full = scene.panel(place, palette.accent, 0.7)
    full["transform"] |= {
        "x": round(place.left - scene.page.width / 2, 2), "anchor": "left"
    }  # fmt: skip
    full["keyframes"] = [
        {
            "property": "scaleX",
            "frames": [{"time": 0, "value": 1.0}, {"time": round(scene.seconds, 4), "value": 0.0}],
        }
    ]
    return [
        scene.enter(scene.panel(place, palette.line, 0.7), way="fade"),
        scene.enter(full, way="fade"),
    ]


def _running_out(scene: Scene, name: str) -> RawClip:
    # Time itself is the one thing that moves evenly.
    return {
        "property": name,
        "frames": [{"time": 0, "value": 0.0}, {"time": round(scene.seconds, 4), "value": 1.0}],
    }


def _finish(scene: Scene, finish: str) -> list[RawClip]:
    box = scene.page.middle
    loudness, scale = loudest(scene, finish, box, (*POSTER, *LOUD), share=0.7, lines=3)
    (placed,) = column(scene, [Block(finish, loudness, scale=scale)], box)
    words = scene.words(
        finish, placed.box, loudness, size=placed.size, align="center", vertical="center",
        color=scene.palette.accent_ink,
    )  # fmt: skip
    return [scene.enter(words, way="pop")]


TEMPLATE = Template(
    kind="countdown",
    summary="Numbers that run down to a moment, in a ring that empties.",
    fields={
        "from": "the first number; as many as there are seconds by default",
        "to": "the last number (0)",
        "title": "what is about to happen",
        "label": "a line below the number",
        "finish": "what is said at the end, in place of the last number",
        "style": "ring, bar or plain",
        "format": "number or clock; a minute and more is a clock by default",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    aliases={
        "start": "from", "end": "to", "seconds": "from", "heading": "title", "headline": "title",
        "subtitle": "label", "message": "finish", "endText": "finish", "text": "title",
    },
    defaults={"palette": "charcoal-lime", "fonts": "modern"},
    variants={
        "light": {"palette": "white-cobalt"},
        "dark": {"palette": "charcoal-lime"},
        "bold": {"palette": "cobalt-lemon", "fonts": "poster", "style": "plain"},
    },
    draw=draw,
    example={
        "from": 3,
        "title": "Doors open in",
        "label": "Hall 2, upper floor",
        "finish": "Welcome!",
    },
)  # fmt: skip
