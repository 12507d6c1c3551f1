"""Plans side by side with their prices and what is in them, one of them recommended."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.comparison._price_words import listed, price_parts
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip

_MOST = {"wide": 4, "square": 3, "tall": 3}
_SHORT = 12
"""Letters of an amount that stands in one line."""
_MOST_FEATURES = {"wide": 6, "square": 5, "tall": 4}


@dataclass(frozen=True, slots=True)
class Plan:
    """One column of the table."""

    name: str
    amount: str
    period: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the type that all plans share."""

    name: float
    amount: float
    feature: float
    name_lines: int
    amount_lines: int


def draw(board: Board) -> list[RawClip]:
    """The clips of a price table."""
    clips, body = board.headed()
    plans = _plans(board)
    chosen = board.text("highlight")
    names = [plan.name for plan in plans]
    loud = names.index(chosen) if chosen in names else len(plans) // 2
    boxes = _boxes(board, body, plans, loud)
    sizes = _sizes(board, plans, boxes)
    for index, (plan, box) in enumerate(zip(plans, boxes, strict=True)):
        card = _upright if board.page.shape != "tall" else _flat
        drawn = card(board, plan, box, sizes, is_loud=index == loud)
        clips += [_come(board, each, index, len(plans)) for each in drawn]
    return clips


def _come(board: Board, clip: RawClip, index: int, count: int) -> RawClip:
    way: Way = board.way("rise")
    return board.scene.enter(clip, way=way, delay=board.turn(index, count, 0.05 + 0.1 * index))


def _plans(board: Board) -> list[Plan]:
    names, prices, features = board.texts("plans"), board.texts("prices"), board.rows("features")
    most = _MOST[board.page.shape]
    count = min(len(names), len(prices))
    if count < max(len(names), len(prices)):
        board.note("uneven_lists", f"{len(names)} plans have {len(prices)} prices")
    if count > most:
        board.note("too_many_items", f"the first {most} of {count} plans are shown")
    currency, locale = board.text("currency"), board.scene.theme.locale
    found = []
    for place in range(min(count, most)):
        amount, period = price_parts(prices[place], currency, locale)
        inside = listed(features[place]) if place < len(features) else ()
        found.append(Plan(names[place], amount, period, inside[: _MOST_FEATURES[board.page.shape]]))
    return found


def _boxes(board: Board, body: Box, plans: list[Plan], loud: int) -> list[Box]:
    """Columns of which the recommended one is higher, or bands one above the other."""
    u, count = board.u, len(plans)
    gap = 2.6 * u
    if board.page.shape == "tall":
        height = min((body.height - gap * (count - 1)) / count, 48.0 * u)
        top = body.top + (body.height - height * count - gap * (count - 1)) * 0.4
        return [
            Box(
                body.left, top + at * (height + gap), body.right, top + at * (height + gap) + height
            )
            for at in range(count)
        ]
    width = min((body.width - gap * (count - 1)) / count, 56.0 * u)
    left = body.left + (body.width - width * count - gap * (count - 1)) / 2
    lower = 2.6 * u
    return [
        Box(
            left + at * (width + gap), body.top + (0.0 if at == loud else lower),
            left + at * (width + gap) + width, body.bottom - (0.0 if at == loud else lower),
        )
        for at in range(count)
    ]  # fmt: skip


def _sizes(board: Board, plans: list[Plan], boxes: list[Box]) -> Sizes:
    inner = min(box.width for box in boxes) - 6.0 * board.u
    is_tall = board.page.shape == "tall"
    half = inner * 0.42 if is_tall else inner
    features = [text for plan in plans for text in plan.features]
    rows = max((len(plan.features) for plan in plans), default=1) or 1
    room = min(box.height for box in boxes) * (0.8 if is_tall else 0.5)
    names, amounts = [plan.name for plan in plans], [plan.amount for plan in plans]
    name = common_size(board, names, "title", half,
                       largest=ROLES["title"].size(board.page) * 0.92)  # fmt: skip
    amount = common_size(
        board, amounts, "display", half,
        lines=1 if all(len(text) <= _SHORT for text in amounts) else 2,
        largest=ROLES["display"].size(board.page) * (0.72 if is_tall else 0.9),
    )  # fmt: skip
    feature = common_size(
        board, features, "body", (inner * 0.52 if is_tall else inner) - 5.0 * board.u,
        height=room / rows, largest=ROLES["body"].size(board.page) * 1.12,
    )  # fmt: skip
    scene = board.scene
    return Sizes(
        name, amount, feature,
        min(max(scene.lines_of(text, "title", name * 1.04, half) for text in names), 2),
        min(max(scene.lines_of(text, "display", amount * 1.04, half) for text in amounts), 2),
    )  # fmt: skip


def _upright(board: Board, plan: Plan, box: Box, sizes: Sizes, *, is_loud: bool) -> list[RawClip]:
    """Name, price and features one under the other."""
    u, pad = board.u, 3.0 * board.u
    top = box.top + pad
    name = Box(box.left + pad, top, box.right - pad, top + sizes.name * 1.2 * sizes.name_lines)
    high = sizes.amount * 1.05 * sizes.amount_lines
    price = Box(name.left, name.bottom + 1.2 * u, name.right, name.bottom + 1.2 * u + high)
    period = Box(name.left, price.bottom + 0.4 * u, name.right,
                 price.bottom + ROLES["label"].size(board.page) * 1.4)  # fmt: skip
    bottom = period.bottom if plan.period else price.bottom
    rule = Box(name.left, bottom + 1.8 * u, name.right, bottom + 2.05 * u)
    rows = Box(name.left, rule.bottom + 1.6 * u, name.right, box.bottom - pad)
    return [
        *_card(board, box, is_loud=is_loud),
        *_head(board, plan, name, price, period, sizes, is_loud=is_loud),
        board.scene.panel(rule, _ink(board, is_loud=is_loud).with_alpha(0.22)),
        *_features(board, plan, rows, sizes.feature, is_loud=is_loud),
    ]


def _flat(board: Board, plan: Plan, box: Box, sizes: Sizes, *, is_loud: bool) -> list[RawClip]:
    """Name and price at the left, features at the right."""
    u, pad = board.u, 3.0 * board.u
    split = box.left + pad + (box.width - 2 * pad) * 0.45
    label = ROLES["label"].size(board.page) * 1.4 if plan.period else 0.0
    name_height = sizes.name * 1.2 * sizes.name_lines
    high = sizes.amount * 1.05 * sizes.amount_lines
    needs = name_height + 1.0 * u + high + label
    top = (box.top + box.bottom - needs) / 2
    name = Box(box.left + pad, top, split, top + name_height)
    price = Box(name.left, name.bottom + 1.0 * u, split, name.bottom + 1.0 * u + high)
    period = Box(name.left, price.bottom, split, price.bottom + label)
    rows = Box(split + 2.5 * u, box.top + pad * 0.7, box.right - pad, box.bottom - pad * 0.7)
    return [
        *_card(board, box, is_loud=is_loud),
        *_head(board, plan, name, price, period, sizes, is_loud=is_loud),
        *_features(board, plan, rows, sizes.feature, is_loud=is_loud, is_centred=True),
    ]


def _ink(board: Board, *, is_loud: bool) -> Color:
    return board.palette.on_accent if is_loud else board.palette.ink


def _card(board: Board, box: Box, *, is_loud: bool) -> list[RawClip]:
    palette = board.palette
    return [board.scene.panel(box, palette.accent if is_loud else palette.surface, 2.0)]


def _head(
    board: Board, plan: Plan, name: Box, price: Box, period: Box, sizes: Sizes, *, is_loud: bool
) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    ink = _ink(board, is_loud=is_loud)
    soft = palette.on_accent if is_loud else palette.ink_soft
    found = [
        scene.words(plan.name, name, "title", size=sizes.name, vertical="center", color=soft,
                    lines=2),
        scene.words(plan.amount, price, "display", size=sizes.amount, vertical="center", color=ink,
                    lines=2, style={"fontFeatures": {"tnum": 1}}),
    ]  # fmt: skip
    if plan.period:
        found.append(scene.words(plan.period, period, "label", color=soft, lines=1))
    return found


def _features(
    board: Board, plan: Plan, box: Box, size: float, *, is_loud: bool, is_centred: bool = False
) -> list[RawClip]:
    """Each feature with a tick."""
    if not plan.features:
        return []
    scene, palette = board.scene, board.palette
    pitch = min(box.height / len(plan.features), size * 2.9)
    top = box.top + ((box.height - pitch * len(plan.features)) / 2 if is_centred else 0.0)
    side = size * 1.02
    color = palette.on_accent if is_loud else palette.accent
    found = []
    for row, text in enumerate(plan.features):
        y = top + (row + 0.5) * pitch
        tick = scene.clip(
            "icon", Box(box.left, y - side / 2, box.left + side, y + side / 2), icon="lucide:check",
            style={"stroke": color.css, "strokeWidth": round(side * 0.13, 2)},
        )  # fmt: skip
        place = Box(box.left + side * 1.5, y - pitch / 2, box.right, y + pitch / 2)
        found += [
            tick,
            scene.words(
                text, place, "body", size=size, vertical="center", lines=2,
                color=_ink(board, is_loud=is_loud), style={"fontWeight": 600 if is_loud else 450},
            ),
        ]  # fmt: skip
    return found


PRIMITIVE = Primitive(
    kind="price-table",
    label="Price Table",
    category="Comparison",
    summary="Plans side by side with their prices and what is in them, one of them recommended.",
    inputs=(
        Input("plans", "texts", "the names of the plans"),
        Input("prices", "texts", "what each costs, such as '$29 / month'"),
        Input("features", "table", "what is in each plan: a list, or text with commas"),
    ),
    options=("stagger", "pop", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Most teams choose Studio",
        "plans": ["Solo", "Studio", "Agency"],
        "prices": ["$9 / month", "$29 / month", "$79 / month"],
        "features": [
            ["5 films a month", "720p", "One brand"],
            ["50 films a month", "1080p", "Three brands", "Your own fonts"],
            ["Unlimited films", "4K", "Any brand", "A person to call"],
        ],
        "highlight": "Studio",
    },
)
