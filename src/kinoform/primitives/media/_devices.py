"""Phones, tablets, laptops and browsers, drawn around a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kinoform.look.units import Shape
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._pictures import pictured
from kinoform.scenery.outlines import disc
from kinoform.scenery.room import RawClip

RATIOS: Mapping[str, float] = {"phone": 0.49, "tablet": 0.76, "laptop": 1.62, "browser": 1.52}
"""Width by height of each."""
USUAL: Mapping[Shape, str] = {"wide": "laptop", "square": "tablet", "tall": "phone"}
_OTHER_NAMES = {
    "mobile": "phone", "smartphone": "phone", "iphone": "phone", "android": "phone",
    "ipad": "tablet", "macbook": "laptop", "notebook": "laptop", "computer": "laptop",
    "desktop": "browser", "web": "browser", "website": "browser", "window": "browser",
}  # fmt: skip
_SHELL, _RIM = Color.parse("#14171c"), Color.parse("#4a505a")
_METAL, _METAL_DARK = Color.parse("#c9ced6"), Color.parse("#8d949f")


def known_device(name: str) -> str | None:
    """The device that a name means."""
    plain = name.strip().casefold()
    known = _OTHER_NAMES.get(plain, plain)
    return known if known in RATIOS else None


def drawn_device(board: Board, device: str, place: Box) -> list[RawClip]:
    """The clips of a device with its screen, in a box of its ratio."""
    return _DRAWN[device](board, place)


def _slab(board: Board, place: Box, inset: float, radius: float) -> list[RawClip]:
    """A dark slab with a screen."""
    rim = {"stroke": _RIM.css, "strokeWidth": round(0.28 * board.u, 2)}
    screen = place.grown(-inset)
    inner = max(radius - inset, 0.0) / board.u
    return [
        board.scene.panel(place, _SHELL, radius / board.u, **rim),
        *pictured(board, board.text("imageUrl"), screen, radius_u=inner),
    ]


def _phone(board: Board, place: Box) -> list[RawClip]:
    slab = _slab(board, place, place.width * 0.036, place.width * 0.15)
    x, y = (place.left + place.right) / 2, place.top + place.width * 0.085
    half = place.width * 0.13
    island = Box(x - half, y - half * 0.26, x + half, y + half * 0.26)
    return [*slab, board.scene.panel(island, _SHELL, 10.0)]


def _tablet(board: Board, place: Box) -> list[RawClip]:
    slab = _slab(board, place, place.width * 0.045, place.width * 0.065)
    eye = ((place.left + place.right) / 2, place.top + place.width * 0.0225)
    return [*slab, disc(board.scene, eye, place.width * 0.006, _RIM)]


def _laptop(board: Board, place: Box) -> list[RawClip]:
    scene, width = board.scene, place.width
    foot = width * 0.035
    lid = Box(place.left + width * 0.085, place.top, place.right - width * 0.085,
              place.bottom - foot)  # fmt: skip
    base = Box(place.left, place.bottom - foot, place.right, place.bottom)
    radius = foot * 0.8
    metal = {
        "type": "linear", "angle": 90,
        "stops": [{"offset": 0, "color": _METAL.css}, {"offset": 1, "color": _METAL_DARK.css}],
    }  # fmt: skip
    half = width * 0.07
    x = (place.left + place.right) / 2
    lip = Box(x - half, base.top, x + half, base.top + foot * 0.32)
    corners = [round(foot * 0.18, 2)] * 2 + [round(radius, 2)] * 2
    grip = [0, 0, round(foot * 0.3, 2), round(foot * 0.3, 2)]
    return [
        *_slab(board, lid, width * 0.016, width * 0.022),
        scene.clip("rect", base, style={"fill": metal, "borderRadius": corners}),
        scene.clip("rect", lip, style={"fill": _METAL_DARK.css, "borderRadius": grip}),
    ]


def _browser(board: Board, place: Box) -> list[RawClip]:
    scene, palette, u = board.scene, board.palette, board.u
    bar = place.width * 0.052
    radius = bar * 0.36
    frame = palette.background.mix(palette.ink, 0.16)
    screen = Box(place.left, place.top + bar, place.right, place.bottom)
    rounded = round(radius, 2)
    pictures = pictured(board, board.text("imageUrl"), screen)
    pictures[0]["style"]["borderRadius"] = [0, 0, rounded, rounded]
    dots = [
        disc(scene, (place.left + bar * (0.55 + 0.42 * index), place.top + bar / 2), bar * 0.12,
             palette.background.mix(palette.ink, 0.45))
        for index in range(3)
    ]  # fmt: skip
    address = Box(place.left + place.width * 0.3, place.top + bar * 0.24,
                  place.right - place.width * 0.3, place.top + bar * 0.76)  # fmt: skip
    pill = scene.panel(address, palette.background.mix(palette.ink, 0.07), 10.0)
    return [scene.panel(place, frame, radius / u), *pictures, *dots, pill]


_DRAWN: Mapping[str, Callable[[Board, Box], list[RawClip]]] = {
    "phone": _phone, "tablet": _tablet, "laptop": _laptop, "browser": _browser,
}  # fmt: skip
