"""Events down a spine, each on a card of its own."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.timeline._events import Event, events_of, loud_place, spread
from kinoform.scenery.moves import Edge
from kinoform.scenery.room import RawClip

_MOST = {"wide": 6, "square": 5, "tall": 6}
_PAD_U = 2.4


def draw(board: Board) -> list[RawClip]:
    """The clips of a timeline with cards."""
    clips, body = board.headed()
    events = events_of(board)
    told = spread(events, _MOST[board.page.shape])
    if len(told) < len(events):
        board.note("too_many_items", f"{len(told)} of {len(events)} events are shown")
    board = board.in_order(event.place for event in told)
    loud = loud_place(board, told)
    places = _places(board, body, len(told))
    spine = body.left + 2.2 * board.u
    if _has_two_sides(board, len(told)):
        spine = (body.left + body.right) / 2
    growth = few_growth(len(told))
    clips.append(_spine(board, spine, body, places))
    inner = places[0].width - 2 * _PAD_U * board.u
    height = places[0].height - 2.6 * board.u
    date = common_size(
        board, [event.date for event in told], "label", inner, lines=1,
        largest=ROLES["label"].size(board.page) * 1.2 * growth,
    )  # fmt: skip
    text = common_size(
        board, [event.text for event in told], "body", inner, lines=3, height=height - date * 1.5,
        largest=ROLES["body"].size(board.page) * 1.35 * growth,
    )  # fmt: skip
    for index, (event, place) in enumerate(zip(told, places, strict=True)):
        clips += _event(board, event, place, spine, (date, text), index, len(told),
                        is_loud=event.place == loud)  # fmt: skip
    return clips


def _has_two_sides(board: Board, count: int) -> bool:
    return board.page.shape == "wide" and count > 1


def _places(board: Board, body: Box, count: int) -> list[Box]:
    """Where cards stand: on both sides in turns on a wide page, else one under the other."""
    u = board.u
    if not _has_two_sides(board, count):
        gap = 2.2 * u
        height = min((body.height - gap * (count - 1)) / count, 26.0 * few_growth(count) * u)
        top = body.top + (body.height - height * count - gap * (count - 1)) * 0.4
        left = body.left + 7.4 * u
        return [
            Box(left, top + at * (height + gap), body.right, top + at * (height + gap) + height)
            for at in range(count)
        ]
    middle, reach, gap = (body.left + body.right) / 2, 5.5 * u, 2.4 * u
    # Cards of one side follow each other; those of the other stand half a step lower.
    step = min(body.height / (count + 1), 15.0 * few_growth(count) * u)
    height = 2 * step - gap
    top = body.top + (body.height - (count + 1) * step) / 2
    found = []
    for at in range(count):
        is_left = at % 2 == 0
        left, right = (body.left, middle - reach) if is_left else (middle + reach, body.right)
        found.append(Box(left, top + at * step, right, top + at * step + height))
    return found


def _spine(board: Board, x: float, body: Box, places: list[Box]) -> RawClip:
    half = 0.3 * board.u
    box = Box(x - half, max(places[0].top, body.top), x + half, min(places[-1].bottom, body.bottom))
    panel = board.scene.panel(box, board.quiet, 0.3)
    if board.option == "fade":
        return board.scene.enter(panel, way="fade")
    seconds = curves.STANDING_SECONDS * board.scene.beat.pace * 0.8
    return board.scene.grow(panel, "top", 0.0, seconds=seconds)


def _event(
    board: Board, event: Event, place: Box, spine: float, sizes: tuple[float, float], index: int,
    count: int, *, is_loud: bool,
) -> list[RawClip]:  # fmt: skip
    scene, palette, u = board.scene, board.palette, board.u
    date_size, text_size = sizes
    y, radius, pad = (place.top + place.bottom) / 2, (1.7 if is_loud else 1.3) * u, _PAD_U * u
    dot = scene.clip(
        "circle", Box(spine - radius, y - radius, spine + radius, y + radius),
        style={
            "fill": (palette.accent if is_loud else palette.background).css,
            "stroke": palette.accent.css, "strokeWidth": round(0.55 * u, 2),
        },
    )  # fmt: skip
    near = place.right if place.right < spine else place.left
    arm = Box(min(near, spine), y - 0.16 * u, max(near, spine), y + 0.16 * u)
    edge: Edge = "right" if near < spine else "left"
    fill = palette.accent if is_loud else palette.surface
    card = scene.panel(place, fill, 1.6)
    lines = min(scene.lines_of(event.text, "body", text_size * 1.04, place.width - 2 * pad), 3)
    needs = date_size * 1.5 + lines * text_size * ROLES["body"].line_height
    top = max(y - needs / 2, place.top + 0.6 * u)
    date = Box(place.left + pad, top, place.right - pad, top + date_size * 1.4)
    text = Box(date.left, date.bottom, date.right, place.bottom - 0.6 * u)
    words = (
        scene.words(
            event.date, date, "label", size=date_size, lines=1, vertical="center",
            color=palette.on_accent if is_loud else palette.accent_ink,
            style={"fontWeight": 700},
        ),
        scene.words(
            event.text, text, "body", size=text_size, lines=3,
            color=palette.on_accent if is_loud else palette.ink,
            style={"fontWeight": 650 if is_loud else 550},
        ),
    )  # fmt: skip
    turn = board.turn(index, count)
    delay = turn + 0.08 * scene.beat.pace
    return [
        scene.grow(scene.panel(arm, board.quiet), edge, turn, seconds=scene.beat.enter / 2),
        scene.enter(dot, way="pop", delay=turn),
        scene.enter(card, way=board.way("rise"), delay=delay),
        *(scene.enter(each, way=board.way("rise"), delay=delay) for each in words),
    ]


PRIMITIVE = Primitive(
    kind="timeline-vertical",
    label="Vertical Timeline",
    category="Timeline",
    summary="Events down a spine, each on a card of its own.",
    inputs=(
        Input("dates", "texts", "when each thing happened, such as '2021' or 'Mar 2024'"),
        Input("events", "texts", "what happened"),
    ),
    options=("draw-on", "pop", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "How the library moved online",
        "dates": ["Jan 2023", "Jun 2023", "Feb 2024", "Oct 2024"],
        "events": [
            "Every card gets an app", "Audiobooks join the shelves",
            "Readers borrow from all branches at once", "Half of all loans are digital",
        ],
    },
)  # fmt: skip
