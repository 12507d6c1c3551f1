from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.model.time import FrameRate, Span, exact

rates = st.sampled_from([12, 23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 120]).map(FrameRate.of)
frames = st.integers(0, 10**7)
instants = st.fractions(min_value=0, max_value=3600, max_denominator=10**6)
spans = st.builds(Span, st.integers(-50, 50), st.integers(-50, 50))


def test_a_written_number_is_the_fraction_that_was_meant():
    assert exact(0.1) == Fraction(1, 10)
    assert exact(1234.567891) == Fraction(1234567891, 1000000)
    assert exact(3) == 3
    assert exact(Fraction(1, 7_000_000)) == Fraction(1, 7_000_000), "a fraction stays as it is"


def test_the_noise_of_binary_sums_is_gone():
    assert exact(0.1 + 0.2) == Fraction(3, 10)
    assert exact(1 / 3) == Fraction(1, 3)
    assert exact(2 / 3) == Fraction(2, 3)
    assert exact(1.1 * 3) == Fraction(33, 10)
    assert exact(sum([0.1] * 10)) == 1


@given(instants)
def test_a_fraction_survives_as_a_float(instant):
    assert exact(float(instant)) == instant


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_time_is_refused(value):
    with pytest.raises(ValueError):
        exact(value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (23.976, Fraction(24000, 1001)),
        (23.98, Fraction(24000, 1001)),
        (29.97, Fraction(30000, 1001)),
        (29.97002997002997, Fraction(30000, 1001)),
        (47.952, Fraction(48000, 1001)),
        (59.94, Fraction(60000, 1001)),
        (119.88, Fraction(120000, 1001)),
        (Fraction(2997, 100), Fraction(30000, 1001)),
        (24, Fraction(24)),
        (25.0, Fraction(25)),
        (30, Fraction(30)),
        (12.5, Fraction(25, 2)),
        (29.9, Fraction(299, 10)),
        (Fraction(15, 2), Fraction(15, 2)),
    ],
)
def test_a_rate_is_the_exact_one_that_its_number_stands_for(written, meant):
    assert FrameRate.of(written).per_second == meant


def test_an_hour_of_ntsc_has_its_known_number_of_frames():
    rate = FrameRate.of(29.97)
    assert rate.span_of(Fraction(0), Fraction(3600)) == Span(0, 107_893)
    assert rate.seconds_at(107_892) == Fraction(107_892 * 1001, 30_000)


def test_an_instant_on_a_border_belongs_to_the_frame_that_begins_there():
    rate = FrameRate.of(10)
    for seconds in (0.3, 0.1 + 0.2, 1.1 * 3 / 11):
        assert rate.first_frame_at(exact(seconds)) == 3
        assert rate.frame_during(exact(seconds)) == 3
    assert rate.first_frame_at(Fraction(31, 100)) == 4
    assert rate.frame_during(Fraction(39, 100)) == 3


@given(rates, frames)
def test_a_frame_is_on_screen_from_its_beginning_to_the_next(rate, frame):
    begin, end = rate.seconds_at(frame), rate.seconds_at(frame + 1)
    assert rate.first_frame_at(begin) == rate.frame_during(begin) == frame
    assert rate.frame_during((begin + end) / 2) == frame
    assert rate.first_frame_at((begin + end) / 2) == frame + 1
    assert end - begin == 1 / rate.per_second


@given(rates, st.lists(instants, min_size=3, max_size=3).map(sorted))
def test_clips_that_follow_each_other_share_no_frame_and_leave_none_out(rate, cuts):
    first, second, third = cuts
    before, after = rate.span_of(first, second), rate.span_of(second, third)
    assert before.end == after.start
    assert not before.overlaps(after)
    assert len(before) + len(after) == len(rate.span_of(first, third))


@given(rates, instants, instants)
def test_a_span_holds_the_frames_that_begin_within_it(rate, start, length):
    span = rate.span_of(start, start + length)
    for frame in (span.start - 1, span.start, span.end - 1, span.end):
        assert (frame in span) == (start <= rate.seconds_at(frame) < start + length)


def test_a_span_has_its_first_frame_and_not_its_end():
    span = Span(2, 5)
    assert [frame for frame in range(8) if frame in span] == [2, 3, 4]
    assert len(span) == 3
    assert len(Span(5, 2)) == 0


@given(spans, spans)
def test_spans_behave_as_the_sets_of_their_frames(one, other):
    one_frames, other_frames = set(range(one.start, one.end)), set(range(other.start, other.end))
    cut = one.cut(other)
    assert set(range(cut.start, cut.end)) == one_frames & other_frames
    assert len(cut) == len(one_frames & other_frames)
    assert one.overlaps(other) == bool(one_frames & other_frames)
    assert len(one) == len(one_frames)


def test_spans_and_rates_stand_in_order():
    assert sorted([Span(3, 4), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(3, 4)]
    assert FrameRate.of(29.97) < FrameRate.of(30)
