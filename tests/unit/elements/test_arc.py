"""An arc covers just the part of the circle that its angles say."""

from __future__ import annotations

import pytest
from elements import built, drawn


def painted(arc, seconds):
    """The area that an arc covers, in pixels."""
    return drawn(arc, seconds).sum() / 255


def share_of_disc(**fields):
    """How much of the whole disc is painted, after any sweep."""
    arc = built({"type": "arc", "start": 0, "duration": 3, "size": 200, **fields})
    disc = built({"type": "arc", "start": 0, "duration": 3, "size": 200})
    return painted(arc, 2.5) / painted(disc, 2.5)


@pytest.mark.parametrize(
    ("fields", "share"),
    [
        ({"endAngle": 90}, 0.25),
        ({"startAngle": 90, "endAngle": 270}, 0.5),
        ({"endAngle": -90}, 0.25),
        ({"hole": 0.5}, 0.75),
        ({"endAngle": 180, "hole": 0.5}, 0.375),
        ({"endAngle": 720}, 1.0),
        ({"endAngle": 0}, 0.0),
        ({"hole": 1}, 0.0),
    ],
)
def test_its_area_is_that_of_its_angles(fields, share):
    assert share_of_disc(**fields) == pytest.approx(share, abs=0.01)


def test_round_ends_reach_beyond_its_angles_by_half_of_the_ring():
    assert share_of_disc(endAngle=90, hole=0.8, roundEnds=True) > share_of_disc(
        endAngle=90, hole=0.8
    )


def test_it_sweeps_in_over_its_time():
    arc = built(
        {
            "type": "arc", "start": 0, "duration": 3, "size": 200, "endAngle": 360,
            "draw": {"delay": 0.5, "duration": 1, "easing": "linear"},
        }
    )  # fmt: skip
    whole = painted(arc, 2.0)
    assert painted(arc, 0.4) == 0
    assert painted(arc, 1.0) / whole == pytest.approx(0.5, abs=0.01)
