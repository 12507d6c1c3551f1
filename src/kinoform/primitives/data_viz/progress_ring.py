"""A ring that fills as far as something has come, around the number that says it."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import circles, filled
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.outlines import Point, on_circle, pen, ring, square_around
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_HOLE = 0.8
_SWEEP_SECONDS = 1.1
_DOTS, _HANDFULS = 60, 12


def draw(board: Board) -> list[RawClip]:
    """The clips of a progress ring."""
    clips, body = board.headed()
    place, words = _places(board, body)
    radius = min(place.width, place.height) / 2
    centre = ((place.left + place.right) / 2, (place.top + place.bottom) / 2)
    value = board.number("value")
    share = min(max(value / 100.0, 0.0), 1.0)
    if share * 100.0 != value:
        board.note("out_of_range", f"a ring shows 0 to 100 percent, and {value:g} is beyond that")
    drawn = _dotted if board.option == "stagger" else _swept
    clips += drawn(board, centre, radius, share)
    clips.append(_figure(board, value, centre, radius))
    if words is not None:
        clips.append(_label(board, words))
    return clips


def _places(board: Board, body: Box) -> tuple[Box, Box | None]:
    """Where the ring stands, and where its label does."""
    u = board.u
    if not board.has("label"):
        return body, None
    if board.page.shape == "wide":
        side = min(body.height, body.width * 0.46)
        left = body.left + max(body.width * 0.46 - side, 0.0) * 0.6
        middle = (body.top + body.bottom) / 2
        place = Box(left, middle - side / 2, left + side, middle + side / 2)
        return place, Box(place.right + 8.0 * u, body.top, body.right, body.bottom)
    words = min(body.height * 0.26, 30.0 * u)
    side = min(body.width, body.height - words - 5.0 * u)
    top = body.top + (body.height - side - 5.0 * u - words) / 2
    place = Box(body.left, top, body.right, top + side)
    return place, Box(body.left, place.bottom + 5.0 * u, body.right, place.bottom + 5 * u + words)


def _swept(board: Board, centre: Point, radius: float, share: float) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    rail = ring(scene, centre, radius, board.track, hole=_HOLE)
    found = [scene.enter(rail, way="fade")]
    if share > 0.0:
        fill = ring(scene, centre, radius, palette.accent, ends=360.0 * share, hole=_HOLE,
                    round_ends=True)  # fmt: skip
        if board.option == "draw-on":
            fill |= pen(scene, board.turn(0, 1, 0.1), _sweep_seconds(board), curves.ENTER)
            found.append(scene.enter(fill, way="none"))
        else:
            found.append(board.item(fill, 0, 1, "pop", first=0.2))
    return found


def _dotted(board: Board, centre: Point, radius: float, share: float) -> list[RawClip]:
    """Dots instead of a line, which light up a handful at a time."""
    size = radius * 0.042
    spots = [on_circle(centre, radius - size, 360.0 * at / _DOTS) for at in range(_DOTS)]
    around = square_around(centre, radius)
    lit = round(_DOTS * share)
    found = []
    each = _DOTS // _HANDFULS
    for handful in range(_HANDFULS):
        some = spots[handful * each : (handful + 1) * each]
        bright = some[: max(lit - handful * each, 0)]
        for part, color in ((some[len(bright) :], board.track), (bright, board.palette.accent)):
            if part:
                shape = filled(board, circles((x, y, size) for x, y in part), color, around)
                found.append(board.item(shape, handful, _HANDFULS, "fade"))
    return found


def _figure(board: Board, value: float, centre: Point, radius: float) -> RawClip:
    scene, side = board.scene, radius * (1.5 if board.option == "stagger" else 1.38)
    unit = "" if board.text("unit") else "%"
    text = board.written((value,))[0] + unit
    size = min(radius * 0.62, side / max(scene.width_of(text, "display", 1.0), 0.1) * 0.94)
    place = square_around(centre, side / 2)
    form = board.form((value,)) | ({"suffix": unit} if unit else {})
    delay = board.turn(0, 1, 0.1)
    made = scene.figure(value, place, "display", form, delay=delay, size=size, align="center",
                        seconds=_sweep_seconds(board))  # fmt: skip
    return scene.enter(made, way="fade", delay=delay)


def _sweep_seconds(board: Board) -> float:
    """A long way takes longer than a usual entrance; the number lands with the ring."""
    return _SWEEP_SECONDS * board.scene.beat.pace


def _label(board: Board, place: Box) -> RawClip:
    scene, is_wide = board.scene, board.page.shape == "wide"
    role, scale = loudest(scene, board.text("label"), place, LOUD[2:], share=0.6, lines=4)
    align: Align = board.margin if is_wide else "center"
    block = Block(board.text("label"), role, scale=scale, lines=4)
    (placed,) = column(scene, [block], place, 0.5 if is_wide else 0.0)
    return board.item(placed.words(scene, align), 4, 8, "rise")


PRIMITIVE = Primitive(
    kind="progress-ring",
    label="Progress Ring",
    category="Data Viz",
    summary="A ring that fills to a percentage, with the number inside.",
    inputs=(
        Input("value", "number", "how far it has come, in percent"),
        Input("label", "text", "what has come that far", required=False),
    ),
    options=("draw-on", "stagger", "pop"),
    seconds=4.0,
    draw=draw,
    mirrors=False,
    example={"value": 72, "label": "of the new roof is paid for"},
)
