from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.model.easing import EASINGS, UnknownEasing, ease, is_easing

FAMILIES = ("sine", "quad", "cubic", "quart", "quint", "expo", "circ", "back", "elastic", "bounce")
STEPPED = {"hold", "step-start", "step-end"}
SMOOTH = sorted(set(EASINGS) - STEPPED)


@pytest.mark.parametrize("name", SMOOTH)
def test_a_curve_begins_at_zero_and_ends_at_one_exactly(name):
    curve = ease(name)
    assert (curve(0.0), curve(1.0)) == (0.0, 1.0)
    assert (curve(-3.0), curve(7.0), curve(math.nan)) == (0.0, 1.0, 0.0)


@pytest.mark.parametrize("name", SMOOTH)
def test_a_curve_makes_no_visible_jump(name):
    curve = ease(name)
    values = [curve(i / 2000) for i in range(2001)]
    assert max(abs(b - a) for a, b in itertools.pairwise(values)) < 0.04


@pytest.mark.parametrize("family", FAMILIES)
def test_out_is_in_turned_round(family):
    arriving, leaving = ease(f"ease-in-{family}"), ease(f"ease-out-{family}")
    for i in range(21):
        assert leaving(i / 20) == pytest.approx(1 - arriving(1 - i / 20), abs=1e-12)


# Values of the formulas that easings.net publishes.
@pytest.mark.parametrize(
    ("name", "progress", "value"),
    [
        ("easeInSine", 0.5, 1 - math.cos(math.pi / 4)),
        ("easeOutQuad", 0.25, 0.4375),
        ("easeInOutCubic", 0.25, 0.0625),
        ("easeInQuint", 0.5, 0.03125),
        ("easeOutExpo", 0.1, 0.5),
        ("easeInCirc", 0.6, 0.2),
        ("easeInBack", 0.5, 2.70158 * 0.125 - 1.70158 * 0.25),
        ("easeInOutBack", 0.25, 0.25 * (3.5949095 * 0.5 - 2.5949095) / 2),
        ("easeOutElastic", 0.4, 2**-4 * math.sin((4 - 0.75) * 2 * math.pi / 3) + 1),
        (
            "easeInOutElastic",
            0.7,
            2 ** (-20 * 0.7 + 10) * math.sin((20 * 0.7 - 11.125) * 2 * math.pi / 4.5) / 2 + 1,
        ),
        ("easeOutBounce", 0.5, 7.5625 * (0.5 - 1.5 / 2.75) ** 2 + 0.75),
        ("easeOutBounce", 0.95, 7.5625 * (0.95 - 2.625 / 2.75) ** 2 + 0.984375),
    ],
)
def test_the_families_are_those_of_easings_net(name, progress, value):
    assert ease(name)(progress) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("easeInOutCubic", "ease-in-out-cubic"),
        ("ease_in_out_cubic", "ease-in-out-cubic"),
        ("easeIn", "ease-in"),
        ("easeInOut", "ease-in-out"),
        ("cubic-in-out", "ease-in-out-cubic"),
        ("quadratic-out", "ease-out-quad"),
        ("sinusoid-in", "ease-in-sine"),
        ("exponential-in-out", "ease-in-out-expo"),
        ("circular-out", "ease-out-circ"),
        ("power2.out", "ease-out-cubic"),
        ("power1.inOut", "ease-in-out-quad"),
        ("back.inOut", "ease-in-out-back"),
        ("bounce", "ease-out-bounce"),
        ("none", "linear"),
        (" Linear ", "linear"),
    ],
)
def test_other_spellings_name_the_same_curve(written, canonical):
    assert ease(written) is EASINGS[canonical]


def test_asking_twice_gives_the_same_curve():
    assert ease("cubic-bezier(0.1, 0.2, 0.3, 0.4)") is ease("cubic-bezier(0.1, 0.2, 0.3, 0.4)")


handle = st.floats(0, 1)


@given(handle, st.floats(-2, 3), handle, st.floats(-2, 3), st.floats(0, 1))
def test_a_bezier_curve_is_solved_accurately(x1, y1, x2, y2, t):
    def along(first, second):
        return 3 * first * t * (1 - t) ** 2 + 3 * second * t * t * (1 - t) + t**3

    curve = ease(f"cubic-bezier({x1!r}, {y1!r}, {x2!r}, {y2!r})")
    # Where the curve stands upright, x says little about y: its neighbours tell how little.
    x, y, slack = along(x1, x2), along(y1, y2), 1e-7
    around = [curve(min(1.0, max(0.0, x + step * slack))) for step in range(-3, 4)]
    assert min(around) - 1e-4 <= y <= max(around) + 1e-4


def test_the_css_words_are_their_bezier_curves():
    assert ease("ease")(0.3) == ease("cubic-bezier(.25,.1,.25,1)")(0.3)
    assert ease("ease-in-out")(0.5) == pytest.approx(0.5, abs=1e-12)
    assert ease("cubic-bezier(0, 0, 1, 1)")(0.37) == pytest.approx(0.37, abs=1e-12)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("steps(4)", [0, 0.25, 0.5, 0.75, 1]),
        ("steps(4, jump-start)", [0.25, 0.5, 0.75, 1, 1]),
        ("steps(3, jump-none)", [0, 0, 0.5, 1, 1]),
        ("steps(3, jump-both)", [0.25, 0.25, 0.5, 0.75, 1]),
        ("step-start", [1, 1, 1, 1, 1]),
        ("step-end", [0, 0, 0, 0, 1]),
        ("hold", [0, 0, 0, 0, 1]),
    ],
)
def test_steps_rise_where_css_says(name, values):
    assert [ease(name)(p) for p in (0.0, 0.25, 0.5, 0.75, 1.0)] == values


def test_a_step_begins_on_its_own_frame_whatever_rounding_says():
    stairs = ease("steps(100)")
    assert [stairs(i / 100) for i in range(101)] == [i / 100 for i in range(101)]


@given(st.floats(0.1, 10), st.floats(1, 1000), st.floats(1, 100))
def test_a_spring_has_settled_at_its_end(mass, stiffness, damping):
    name = f"spring({mass!r}, {stiffness!r}, {damping!r})"
    if not is_easing(name):
        return
    curve = ease(name)
    assert curve(1.0) == 1.0
    assert curve(0.999) == pytest.approx(1.0, abs=0.01)


def test_the_damping_of_a_spring_decides_how_far_it_overshoots():
    loose, tight = ease("spring(1, 100, 4)"), ease("spring(1, 100, 30)")
    assert max(loose(i / 500) for i in range(501)) == pytest.approx(
        1 + math.exp(-math.pi * 0.2 / math.sqrt(0.96)), abs=2e-3
    )
    assert max(tight(i / 500) for i in range(501)) <= 1.0
    assert max(ease("spring")(i / 500) for i in range(501)) == pytest.approx(1.046, abs=2e-3)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "easeInOutCubical",
        "cubic-bezier(1.1, 0, 0, 1)",
        "cubic-bezier(0, 0, 1)",
        "cubic-bezier(0, 1e300, 1, nan)",
        "steps(0)",
        "steps(1, jump-none)",
        "steps(2, sideways)",
        "steps(99999999)",
        "spring(1, 100, 0)",
        "spring(1, 100)",
        "spring(1, 1, 1e5)",
        "x" * 100_000,
    ],
)
def test_what_is_no_easing_is_refused(name):
    assert not is_easing(name)
    with pytest.raises(UnknownEasing):
        ease(name)


def test_a_slip_of_the_pen_is_answered_with_the_nearest_name():
    with pytest.raises(UnknownEasing, match="ease-out-cubic"):
        ease("ease-out-cubik")


@given(st.text())
def test_any_text_is_an_easing_or_not(text):
    assert is_easing(text) in {True, False}
