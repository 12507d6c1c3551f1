"""Layouts: rows and columns of clips."""

from __future__ import annotations

import pytest

from kinoform.compile.compiler import Compiler, compile_document
from kinoform.model.geometry import Box, Size


def rect(width, height, **fields):
    return {"type": "rect", "transform": {"width": width, "height": height}, **fields}


def composed(layout, start=0.0):
    clip = {"type": "layout", "start": start, "duration": 2, **layout}
    meta = {"width": 1000, "height": 600, "fps": 30}
    return compile_document({"meta": meta, "tracks": [{"clips": [clip]}]}, Compiler())


def arranged(**layout):
    """The size of a layout, and the boxes of its children in it."""
    group = composed(layout).require().layers[0].content
    boxes = []
    for layer in group.layers:
        size, motion = layer.content.size, layer.motion
        boxes.append(
            Box(
                motion.x - size.width / 2,
                motion.y - size.height / 2,
                motion.x + size.width / 2,
                motion.y + size.height / 2,
            )
        )
    return group.size, boxes


TWO = [rect(100, 50), rect(200, 150)]


def test_a_row_hugs_its_children_with_gaps_and_padding():
    size, boxes = arranged(children=TWO, gap=20, padding=[10, 20, 30, 40])
    assert size == Size(100 + 20 + 200 + 60, 150 + 40)
    assert boxes == [Box(40, 10, 140, 60), Box(160, 10, 360, 160)]


def test_a_column_stands_its_children_below_each_other():
    size, boxes = arranged(children=TWO, direction="vertical", gap=10, alignItems="center")
    assert size == Size(200, 210)
    assert boxes == [Box(50, 0, 150, 50), Box(0, 60, 200, 210)]


@pytest.mark.parametrize(
    ("justify", "lefts"),
    [
        ("start", (0, 100)),
        ("center", (250, 350)),
        ("end", (500, 600)),
        ("space-between", (0, 600)),
        ("space-around", (125, 475)),
    ],
)
def test_free_room_goes_where_it_is_asked_for(justify, lefts):
    _, boxes = arranged(children=TWO, transform={"width": 800}, justifyContent=justify)
    assert tuple(box.left for box in boxes) == lefts


@pytest.mark.parametrize(
    ("align", "tops"), [("start", (0, 0)), ("center", (125, 75)), ("end", (250, 150))]
)
def test_children_are_aligned_across_the_row(align, tops):
    _, boxes = arranged(children=TWO, transform={"height": 300}, alignItems=align)
    assert tuple(box.top for box in boxes) == tops


def test_stretched_children_are_as_high_as_the_row_unless_they_say_otherwise():
    children = [{"type": "rect", "transform": {"width": 40}}, rect(10, 20)]
    _, boxes = arranged(children=children, transform={"height": 300}, alignItems="stretch")
    assert boxes == [
        Box(0, 0, boxes[0].width, 300),
        Box(boxes[0].width, 0, boxes[0].width + 10, 20),
    ]


def test_shares_are_of_the_room_inside():
    _, boxes = arranged(
        children=[rect("50%", "100%")], transform={"width": 500, "height": 300}, padding=50
    )
    assert boxes == [Box(50, 50, 250, 250)]


def test_text_yields_when_the_row_is_full():
    text = {"type": "text", "text": "words " * 40, "style": {"fontSize": 40}}
    size, boxes = arranged(children=[rect(300, 50), text], transform={"width": 800}, gap=20)
    assert boxes[1].right <= size.width + 0.5
    assert boxes[1].height > 100


def test_children_live_as_long_as_the_layout_whatever_they_say():
    children = [rect(10, 10, start=1, duration=0.1)]
    layer = composed({"children": children}, start=1).require().layers[0]
    assert layer.content.layers[0].span == layer.span


def test_later_children_lie_on_top_unless_their_order_says_otherwise():
    children = [rect(10, 10, zIndex=2), rect(20, 20)]
    layers = composed({"children": children}).require().layers[0].content.layers
    assert [layer.content.size.width for layer in layers] == [20, 10]


def test_sounds_take_no_room():
    children = [rect(10, 10), {"type": "layout", "children": []}]
    size, _ = arranged(children=children, gap=5)
    assert size == Size(15, 10)


def test_a_subtitle_is_refused_at_its_own_place():
    problem = composed({"children": [rect(1, 1), {"type": "subtitle", "words": []}]}).problems[0]
    assert problem.pointer == "/tracks/0/clips/0/children/1"
    assert "track of its own" in problem.hint
