"""What is painted depends on the film and the frame alone, never on what was painted before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from budget import Budget, examples
from documents import documents
from hypothesis import given
from hypothesis import strategies as st

from kinoform.compile.compiler import Compiler, compile_document
from kinoform.engine import painter
from kinoform.engine.painter import Painter
from kinoform.engine.planes import plane_views
from kinoform.engine.stage import EngineStage
from kinoform.model.composition import Composition


@pytest.fixture(autouse=True)
def _small_patches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames are small here, so photos that go to the encoder as planes are too."""
    monkeypatch.setattr(painter, "LEAST_PATCH", 60)


def painter_of(composition: Composition) -> Painter:
    size = composition.size
    stage = EngineStage(composition.rate)
    return Painter(composition, stage, int(size.width), int(size.height))


def where_they_differ(one: np.ndarray, other: np.ndarray) -> str:
    places = np.argwhere((one != other).reshape(*one.shape[:2], -1).any(axis=2))
    worst = np.abs(one.astype(int) - other).max()
    return f"{len(places)} pixels by up to {worst}, from {places.min(0)} to {places.max(0)}"


def assert_same(one: np.ndarray, other: np.ndarray, what: str) -> None:
    if not np.array_equal(one, other):
        raise AssertionError(f"{what}: {where_they_differ(one, other)}")


@given(document=documents())
@examples(1.0)
def test_drawing_only_what_changed_is_drawing_all_of_it(
    document: dict[str, Any], compiler: Compiler, budget: Budget
) -> None:
    with budget.example() as has_time:
        if has_time:
            check_damage(compile_document(document, compiler).require())


def check_damage(composition: Composition) -> None:
    partly, wholly = painter_of(composition), painter_of(composition)
    for number in range(composition.frame_count):
        before = partly.pixels.copy()
        damage = partly.paint(number)
        wholly.repaint(number)
        assert_same(partly.pixels, wholly.pixels, f"frame {number}")
        untouched = np.ones(before.shape[:2], bool)
        for area in damage:
            untouched[area.top : area.bottom, area.left : area.right] = False
        assert_same(before[untouched], partly.pixels[untouched], f"outside of damage, {number}")


@given(document=documents())
@examples(0.6)
def test_planes_of_what_changed_are_the_planes_of_all(
    document: dict[str, Any], compiler: Compiler, budget: Budget
) -> None:
    with budget.example() as has_time:
        if has_time:
            check_planes(compile_document(document, compiler).require())


def check_planes(composition: Composition) -> None:
    going_on = painter_of(composition)
    for number in range(composition.frame_count):
        planes = plane_views(going_on.paint_planes(number))
        fresh = plane_views(painter_of(composition).paint_planes(number))
        for name, one, other in zip("YUV", planes, fresh, strict=True):
            assert_same(one, other, f"frame {number}, plane {name}")


@given(document=documents(), order=st.randoms(use_true_random=False))
@examples(0.3)
def test_frames_in_any_order_are_the_frames_in_order(
    document: dict[str, Any], order: Any, compiler: Compiler, budget: Budget
) -> None:
    with budget.example() as has_time:
        if has_time:
            check_order(compile_document(document, compiler).require(), order)


def check_order(composition: Composition, order: Any) -> None:
    in_order = dict(frames(composition, range(composition.frame_count)))
    asked = [order.randrange(composition.frame_count) for _ in range(8)]
    for number, pixels in frames(composition, asked):
        assert_same(pixels, in_order[number], f"frame {number} of {asked}")


def frames(composition: Composition, numbers: Any) -> Iterator[tuple[int, np.ndarray]]:
    painter = painter_of(composition)
    for number in numbers:
        painter.paint(number)
        yield number, painter.pixels.copy()
