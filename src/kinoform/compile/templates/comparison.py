"""Two things side by side, one under the other on a tall page, and which one wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinoform.compile.templates.base import Template
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.scenery import reading
from kinoform.scenery.column import Block, Setting, column, loudest
from kinoform.scenery.ground import ground
from kinoform.scenery.marks import Mark
from kinoform.scenery.reading import Entry
from kinoform.scenery.room import RawClip, Room
from kinoform.scenery.rows import measured, rows
from kinoform.scenery.scene import Align, Scene

_VALUES: tuple[Setting, ...] = (
    ("display", 1.5), ("display", 1.2), ("display", 1.0), ("headline", 1.0), ("title", 1.0),
)  # fmt: skip
_TITLES: tuple[Setting, ...] = (("headline", 1.0), ("headline", 0.8), ("title", 0.9))
_PANEL_TITLES: tuple[Setting, ...] = (
    ("headline", 0.85), ("title", 1.1), ("title", 0.9), ("title", 0.7),
)  # fmt: skip
_BARE_TITLES: tuple[Setting, ...] = (("display", 1.3), ("display", 1.0), *_TITLES)
_MOST_POINTS = 8
_POINTS = 0.9


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things."""

    title: str
    value: str
    points: tuple[Entry, ...]
    src: str
    wins: bool
    mark: Mark


def draw(data: dict[str, Any], room: Room) -> list[RawClip]:
    """The clips of a comparison."""
    scene = Scene.of(data, room)
    sides = _sides(scene, data)
    safe, u = scene.page.safe, scene.u
    title, verdict = (reading.words(data.get(name)) for name in ("title", "verdict"))
    clips = [*ground(scene), *scene.music()]
    top, bottom = safe.top, safe.bottom
    align: Align = "center" if scene.page.shape == "wide" else "left"
    if title:
        room_above = Box(safe.left, safe.top, safe.right, safe.top + safe.height * 0.22)
        loudness, scale = loudest(scene, title, room_above, _TITLES, share=1.0, lines=2)
        (head,) = column(scene, [Block(title, loudness, scale=scale, lines=3)], room_above, 0.0)
        clips.append(scene.speak(head.words(scene, align)))
        top = head.box.bottom + 4.5 * u
    if verdict:
        room_below = Box(safe.left, 0.0, safe.right, safe.height * 0.16)
        block = Block(verdict, "title", scale=0.85, lines=3)
        height = column(scene, [block], room_below, 0.0)[0].box.height
        place = Box(safe.left, bottom - height, safe.right, bottom)
        words = scene.words(
            verdict, place, "title", size=ROLES["title"].size(scene.page) * 0.85, align=align,
            vertical="center",
        )  # fmt: skip
        clips.append(scene.enter(words, delay=0.55 * scene.beat.pace))
        bottom = place.top - 4 * u
    places = _places(scene, Box(safe.left, top, safe.right, bottom))
    sizes = _shared_sizes(scene, sides, places)
    for at, (side, place) in enumerate(zip(sides, places, strict=True)):
        clips += _panel(scene, side, place, sizes, at)
    if reading.flag(data.get("versus"), otherwise=True):
        clips += _versus(scene, reading.words(data.get("versus")), places)
    return clips


def _sides(scene: Scene, data: dict[str, Any]) -> tuple[Side, Side]:
    winner = reading.words(data.get("winner")).casefold()
    found = []
    for name in ("left", "right"):
        written = data.get(name)
        given = written if isinstance(written, dict) else {"title": reading.words(written)}
        title = reading.words(given.get("title", given.get("name", given.get("label"))))
        points = reading.entries(given.get("points", given.get("items", [])), scene.theme.locale)
        says_so = reading.flag(given.get("winner"), otherwise=False)
        wins = says_so or (bool(winner) and winner in {name, title.casefold()})
        mark: Mark = "check" if wins else "dot"
        (shown,) = reading.entries(
            [{"title": "-", "value": given.get("value")}], scene.theme.locale
        )
        src = reading.source(given.get("image", given.get("src")))
        found.append(Side(title, shown.value, points[:_MOST_POINTS], src, wins, mark))
    left, right = found
    return left, right


def _places(scene: Scene, box: Box) -> tuple[Box, Box]:
    gap = 3 * scene.u
    if scene.page.shape == "tall":
        middle = (box.top + box.bottom) / 2
        return (
            Box(box.left, box.top, box.right, middle - gap / 2),
            Box(box.left, middle + gap / 2, box.right, box.bottom),
        )
    middle = (box.left + box.right) / 2
    return (
        Box(box.left, box.top, middle - gap / 2, box.bottom),
        Box(middle + gap / 2, box.top, box.right, box.bottom),
    )


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What both sides have in common, so that they can be compared."""

    title: Setting
    value: Setting
    points: float


def _shared_sizes(scene: Scene, sides: tuple[Side, Side], places: tuple[Box, Box]) -> _Sizes:
    rooms = [_rooms(scene, side, place) for side, place in zip(sides, places, strict=True)]
    are_bare = not any(side.points or side.value for side in sides)
    titles = _BARE_TITLES if are_bare else _PANEL_TITLES
    by_title, by_value, scales = [], [], [_POINTS]
    for side, (_, heading, points) in zip(sides, rooms, strict=True):
        lines = 1 if points != heading else 2
        by_title.append(loudest(scene, side.title, heading, titles, share=0.5, lines=lines))
        by_value.append(loudest(scene, side.value, heading, _VALUES, share=0.5, lines=1))
        if side.points:
            room = Box(0.0, 0.0, points.width, points.height * (1.0 if points != heading else 0.62))
            scales.append(measured(scene, side.points, room, side.mark, largest=_POINTS).scale)
    return _Sizes(
        min(by_title, key=_loudness), min(by_value, key=_loudness),
        _POINTS if bool(sides[0].src) != bool(sides[1].src) else min(scales),
    )  # fmt: skip


def _loudness(setting: Setting) -> float:
    return ROLES[setting[0]].size_u * setting[1]


def _rooms(scene: Scene, side: Side, place: Box) -> tuple[Box | None, Box, Box]:
    """The places of picture, heading and points; in a flat panel they stand side by side."""
    u, inner = scene.u, place.grown(-4 * scene.u)
    is_flat = place.width > place.height * 1.35
    if side.src:
        picture, inner = _picture_place(scene, place, inner, side, is_flat=is_flat)
        return picture, inner, inner
    if is_flat and side.points:
        edge = inner.left + inner.width * 0.36
        return (
            None,
            Box(inner.left, inner.top, edge - 1.5 * u, inner.bottom),
            Box(edge + 1.5 * u, inner.top, inner.right, inner.bottom),
        )
    return None, inner, inner


def _panel(scene: Scene, side: Side, place: Box, sizes: _Sizes, at: int) -> list[RawClip]:
    palette, u = scene.palette, scene.u
    delay = (0.1 + 0.12 * at) * scene.beat.pace
    edge = {"stroke": palette.accent.css, "strokeWidth": round(0.5 * u, 2)} if side.wins else {}
    clips = [scene.enter(scene.panel(place, palette.surface, 2.4, **edge), delay=delay)]
    picture, heading, points = _rooms(scene, side, place)
    if picture is not None:
        clips.append(scene.enter(scene.picture(side.src, picture, radius_u=1.4), delay=delay))
    is_beside = points != heading
    height = None
    if side.points and not is_beside:
        room = Box(0.0, 0.0, points.width, points.height * 0.7)
        height = measured(scene, side.points, room, side.mark, largest=sizes.points).total
        height = min(height, room.height)
    value_color = palette.accent_ink if side.wins else palette.ink
    blocks = [
        Block(side.title, sizes.title[0], scale=sizes.title[1], lines=3),
        Block(side.value, sizes.value[0], value_color, 2.0, 1, scale=sizes.value[1]),
        Block(height=height, gap_u=4.0),
    ]
    is_centred = not side.points
    lists = [points] if is_beside else []
    for part in column(scene, blocks, heading, 0.5 if is_centred or is_beside else 0.0):
        if part.block.text:
            words = part.words(scene, "center" if is_centred else "left")
            clips.append(scene.enter(words, delay=delay + 0.1 * scene.beat.pace))
        else:
            lists.append(part.box)
    for box in lists:
        clips += rows(
            scene, side.points, box, side.mark, order=3 + at, share=0.5 if is_beside else 0.0,
            largest=sizes.points, ruled=False,
        )  # fmt: skip
    return clips


def _picture_place(
    scene: Scene, place: Box, inner: Box, side: Side, *, is_flat: bool
) -> tuple[Box, Box]:
    """The picture above the words, or beside them."""
    u, pad = scene.u, 1.4 * scene.u
    if is_flat:
        edge = place.left + place.width * 0.4
        picture = Box(place.left + pad, place.top + pad, edge, place.bottom - pad)
        return picture, Box(edge + 3 * u, inner.top, inner.right, inner.bottom)
    edge = place.top + place.height * (0.45 if side.points else 0.7)
    picture = Box(place.left + pad, place.top + pad, place.right - pad, edge)
    return picture, Box(inner.left, edge + 2.4 * u, inner.right, inner.bottom)


def _versus(scene: Scene, said: str, places: tuple[Box, Box]) -> list[RawClip]:
    """A badge on the seam."""
    palette, page = scene.palette, scene.page
    first, second = places
    if page.shape == "tall":
        x, y = (first.left + first.right) / 2, (first.bottom + second.top) / 2
    else:
        x, y = (first.right + second.left) / 2, (first.top + first.bottom) / 2
    size = ROLES["label"].size(page)
    half = size * 1.2
    badge = Box(x - half, y - half, x + half, y + half)
    ring = {"fill": palette.accent.css, "stroke": palette.background.css,
            "strokeWidth": round(0.9 * scene.u, 2)}  # fmt: skip
    words = scene.words(
        said or "vs", badge.grown(-size * 0.2), "label", size=size, align="center",
        vertical="center", lines=1, color=palette.on_accent, style={"fontWeight": 750},
    )  # fmt: skip
    delay = 0.5 * scene.beat.pace
    return [
        scene.enter(clip, way="pop", delay=delay)
        for clip in (scene.clip("circle", badge, style=ring), words)
    ]


TEMPLATE = Template(
    kind="comparison",
    summary="Two things side by side, one under the other on a tall page, and which one wins.",
    fields={
        "title": "what is compared",
        "left": "a title, or {title, value, points, image}",
        "right": "likewise",
        "winner": "'left', 'right', or the title of the better one",
        "verdict": "what follows from it, in one sentence",
        "versus": "the word between them ('vs'); false leaves it out",
        "fonts": "a pair of families: modern, geometric, poster, editorial",
    },
    required=("left", "right"),
    aliases={
        "heading": "title", "headline": "title", "a": "left", "b": "right", "before": "left",
        "after": "right", "conclusion": "verdict", "vs": "versus",
    },
    defaults={"palette": "slate-teal", "fonts": "modern"},
    variants={
        "light": {"palette": "paper-ink"},
        "dark": {"palette": "slate-teal"},
        "bold": {"palette": "plum-peach", "fonts": "geometric"},
    },
    draw=draw,
    example={
        "title": "Fewer meetings, more shipped",
        "left": {
            "title": "Last year",
            "value": "14",
            "points": ["Weekly status calls", "Plans for a quarter", "Releases on Thursdays"],
        },
        "right": {
            "title": "This year",
            "value": "52",
            "points": ["One written page", "Plans for a week", "Releases when ready"],
        },
        "winner": "right",
        "verdict": "Nearly four times the releases with the same team.",
    },
)  # fmt: skip
