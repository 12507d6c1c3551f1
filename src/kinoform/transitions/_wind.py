"""Reveals in fine streaks, as if wind blew over the canvas."""

from __future__ import annotations

from kinoform.transitions._between import Draw
from kinoform.transitions._heading import Heading
from kinoform.transitions._shader import revealed

_RUN_SHARE = 0.7
"""How much of the order is the way along the heading; the rest is chance."""


def wind(heading: Heading) -> Draw:
    """Blow the picture in along a heading; streaks are thin beside broad gusts."""
    along, across = ("x", "y") if heading.x else ("y", "x")
    run = f"at.{along} / size.{along}"
    late = run if heading.x + heading.y > 0 else f"1.0 - {run}"
    return revealed(
        f"""
        float chance(float row) {{ return fract(sin(row * 12.9898 + seed * 78.233) * 43758.55); }}
        float order(float2 at) {{
            float row = at.{across} / unit;
            float gust = mix(chance(floor(row * 22.0)), chance(floor(row * 22.0) + 1.0),
                             smoothstep(0.0, 1.0, fract(row * 22.0)));
            float streak = chance(floor(row * 240.0));
            return ({late}) * {_RUN_SHARE} + (gust * 0.55 + streak * 0.45) * {1.0 - _RUN_SHARE};
        }}""",
        0.12,
    )
