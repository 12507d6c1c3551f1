"""Every frame of a film shows the source frame that exact arithmetic names; none may be wrong."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import pytest

from kinoform.engine.footage import Footage
from media import RATES, VPX, X264_OPEN, Film, Shelf, number_in

TRIMS = (Fraction(0), Fraction(1, 3), Fraction(1001, 2400))
SPEEDS = (Fraction(1), Fraction(2), Fraction(1, 2), Fraction(13, 10))


def wrong_frames(
    footage: Footage, source: Fraction, film: Fraction, trim: Fraction, speed: Fraction
) -> list[tuple[int, int, int]]:
    count = round(2 * source)
    wrong, frame, shown = [], None, -1
    for n in range(math.ceil(2 * film)):
        seconds = trim + speed * n / film
        expected = min(math.floor(seconds * source), count - 1)
        on_screen = footage.frame_at(seconds)
        if on_screen is not frame:
            frame, shown = on_screen, number_in(on_screen)
        if shown != expected:
            wrong.append((n, expected, shown))
    return wrong


@pytest.mark.parametrize("container", ["mp4", "mkv", "ts"])
@pytest.mark.parametrize("source", RATES)
def test_no_film_rate_shows_a_wrong_source_frame(shelf: Shelf, source: str, container: str):
    footage = Footage(shelf.at_rate(source, container))
    for film in RATES.values():
        assert wrong_frames(footage, RATES[source], film, Fraction(0), Fraction(1)) == []


@pytest.mark.parametrize("source", ["23.976", "29.97", "50"])
def test_trims_and_playback_rates_show_no_wrong_source_frame(shelf: Shelf, source: str):
    for container in ("mp4", "mkv"):
        footage = Footage(shelf.at_rate(source, container))
        for trim in TRIMS:
            for speed in SPEEDS:
                wrong = wrong_frames(footage, RATES[source], RATES["30"], trim, speed)
                assert wrong == [], (container, trim, speed)


FILMS = [
    Film("open.mp4", RATES["29.97"], options=tuple(X264_OPEN.items())),
    Film("open.ts", RATES["29.97"], options=tuple(X264_OPEN.items())),
    Film("open.mkv", RATES["29.97"], options=tuple(X264_OPEN.items())),
    Film("mpeg2.ts", options=(("g", "12"), ("bf", "2")), codec="mpeg2video"),
    Film("mpeg2.mpg", options=(("g", "12"), ("bf", "2")), codec="mpeg2video"),
    Film("mpeg4.avi", options=(("g", "12"), ("bf", "2")), codec="mpeg4"),
    Film("h264.avi"),
    Film("sound.mp4", RATES["30"], has_sound=True),
    Film("sound.ts", RATES["30"], has_sound=True),
    Film("sound.mkv", RATES["29.97"], has_sound=True),
    Film("vp9.webm", RATES["29.97"], codec="libvpx-vp9", options=tuple(VPX.items())),
    Film("vp8.webm", RATES["24"], codec="libvpx", options=tuple(VPX.items())),
    Film("hevc.mp4", RATES["24"], codec="libx265",
         options=(("preset", "ultrafast"), ("x265-params", "log-level=none:keyint=12:bframes=2"))),
    Film("prores.mov", RATES["25"], frames=20, codec="prores_ks", pixels="yuv422p10le", options=()),
    Film("h264.flv", RATES["30"]),
]  # fmt: skip


@pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)
def test_any_order_of_access_shows_the_same_frames(shelf: Shelf, film: Film):
    path = shelf.film(film)
    forward = Footage(path)
    times = [n / film.rate for n in range(film.frames)]
    shown = [number_in(forward.frame_at(seconds)) for seconds in times]
    assert shown == list(range(film.frames))
    jumping = Footage(path)
    order = [*reversed(range(film.frames)), *random.Random(3).sample(range(film.frames), 20)]
    wrong = [n for n in order if number_in(jumping.frame_at(times[n])) != n]
    assert wrong == []
    assert jumping.damaged == 0


@pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)
def test_the_key_of_a_moment_changes_exactly_with_its_frame(shelf: Shelf, film: Film):
    footage = Footage(shelf.film(film))
    times = [Fraction(n, 70) for n in range(int(70 * film.frames / film.rate))]
    random.Random(4).shuffle(times)
    keys = [footage.moment_key(seconds) for seconds in times]
    frames = [math.floor(seconds * film.rate) for seconds in times]
    assert len(set(zip(keys, frames, strict=True))) == len(set(keys)) == len(set(frames))


def test_frames_of_uneven_length_are_shown_from_their_own_time_on(shelf: Shelf):
    lengths = [random.Random(5).choice([10, 33, 40, 100, 250]) for _ in range(40)]
    times = tuple(Fraction(sum(lengths[:n]), 1000) for n in range(40))
    for extension in ("mkv", "mp4"):
        footage = Footage(shelf.film(Film(f"uneven.{extension}", frames=40, times=times)))
        for n, begin in enumerate(times):
            assert number_in(footage.frame_at(begin)) == n
            assert number_in(footage.frame_at(begin - Fraction(1, 500))) == max(0, n - 1)
            assert number_in(footage.frame_at(begin + Fraction(1, 500))) == n


def test_times_written_as_floats_land_on_the_frame_they_mean(shelf: Shelf):
    for label in ("24", "29.97", "30", "59.94"):
        footage = Footage(shelf.at_rate(label))
        for n in range(round(2 * RATES[label])):
            assert number_in(footage.frame_at(n / float(RATES[label]))) == n


def test_before_the_beginning_is_the_first_frame_and_after_the_end_the_last(shelf: Shelf):
    for extension in ("mp4", "mkv", "ts"):
        footage = Footage(shelf.at_rate("25", extension))
        shown = [number_in(footage.frame_at(at)) for at in (10_000, -5, 2, 0, Fraction(199, 100))]
        assert shown == [49, 0, 49, 0, 49]
