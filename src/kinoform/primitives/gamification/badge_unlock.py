"""A medal that spins in with a glow, and what it was given for."""

from __future__ import annotations

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.gamification._emblems import (
    glow,
    pulse_ring,
    rays,
    seal,
    shaded,
    turned_in,
)
from kinoform.primitives.gamification._stand import middle_of, stand, titled
from kinoform.scenery.outlines import disc, shape, square_around
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import is_understood
from kinoform.scenery.window import grouped

_USUAL_ICON = "award"
_RADIUS = 0.37
"""Of the emblem's place."""
_SPIN = (
    (0.0, 0.0, 0.5), (0.18, 1.0, 0.8), (0.36, 0.04, 0.94), (0.56, 1.0, 1.02), (0.74, 0.04, 1.0),
    (1.0, 1.0, 1.0),
)  # fmt: skip
"""Shares of the time, and the medal's breadth and height at each."""
_SPIN_SECONDS = 1.15


def draw(board: Board) -> list[RawClip]:
    """The clips of a medal."""
    scene, palette = board.scene, board.palette
    place = stand(board)
    x, y = middle_of(place.emblem)
    radius = min(place.emblem.width, place.emblem.height) * _RADIUS
    centre = (x, y - radius * 0.16)
    lands = 0.55 * scene.beat.pace if board.option != "spin" else _SPIN_SECONDS * scene.beat.pace
    clips = [
        scene.enter(glow(scene, centre, radius * 2.1, palette.accent), way="none"),
        turned_in(board, rays(scene, centre, radius * 1.75, palette.accent), 24.0, 1.6),
        _ribbon(board, centre, radius, lands),
        pulse_ring(board, centre, radius, lands * 0.9),
        _medal(board, centre, radius),
    ]
    return [*clips, *titled(board, place, board.text("title"), board.text("subtitle"))]


def _ribbon(board: Board, centre: tuple[float, float], radius: float, lands: float) -> RawClip:
    """Two tails that fall from behind the medal."""
    scene, palette = board.scene, board.palette
    dark = shaded(palette.accent, palette.depth)
    (x, y), r = centre, radius
    tails = []
    for side in (-1.0, 1.0):
        corners = [
            (x + side * r * 0.08, y + r * 0.5), (x + side * r * 0.62, y + r * 0.42),
            (x + side * r * 0.86, y + r * 1.42), (x + side * r * 0.55, y + r * 1.3),
            (x + side * r * 0.34, y + r * 1.52),
        ]  # fmt: skip
        tails.append(shape(scene, corners, dark))
    box = Box(x - r, y, x + r, y + r * 1.6)
    return scene.grow(grouped(scene, tails, box), "top", lands * 0.6, seconds=scene.beat.enter)


def _medal(board: Board, centre: tuple[float, float], radius: float) -> RawClip:
    scene, palette = board.scene, board.palette
    lighter = palette.accent.mix(palette.on_accent, 0.1)
    icon_box = square_around(centre, radius * 0.4)
    style = {"stroke": palette.on_accent.css, "strokeWidth": round(radius * 0.065, 2)}
    icon = scene.clip("icon", icon_box, icon=board.text("icon") or _USUAL_ICON, style=style)
    if not is_understood(icon):
        board.note("unknown_icon", f"no icon is called {board.text('icon')!r}")
        icon = {**icon, "icon": _USUAL_ICON}
    parts = [
        seal(scene, centre, radius, palette.accent),
        disc(scene, centre, radius * 0.76, lighter),
        icon,
    ]
    medal = grouped(scene, parts, square_around(centre, radius))
    if board.option == "pop":
        return board.pulsing(scene.enter(medal, way="pop", delay=0.0))
    if board.option == "rise":
        return board.pulsing(scene.enter(medal, way="rise", delay=0.1 * scene.beat.pace))
    frames = [
        {"time": round(at * _SPIN_SECONDS * scene.beat.pace, 4), "value": [broad, high],
         "easing": "easeInOutSine"}
        for at, broad, high in _SPIN
    ]  # fmt: skip
    spun = {**medal, "keyframes": [{"property": "scale", "frames": frames}]}
    return board.pulsing(scene.enter(spun, way="none"))


PRIMITIVE = Primitive(
    kind="badge-unlock",
    label="Badge Unlock",
    category="Gamification",
    summary="A medal that spins in with a glow, and what it was given for.",
    inputs=(
        Input("title", "text", "the name of the badge"),
        Input("subtitle", "text", "what it was given for", required=False),
        Input(
            "icon",
            "text",
            "an icon by name or meaning, such as 'bike'",
            required=False,
            default=_USUAL_ICON,
        ),
    ),
    options=("spin", "pop", "rise"),
    seconds=4.0,
    draw=draw,
    example={
        "title": "Early bird",
        "subtitle": "50 rides before seven in the morning",
        "icon": "bike",
    },
)
