"""Whatever a request says within its bounds, the document that it becomes is a film."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import kinoform
from kinoform.dialects.vidgenie.merge import fields_of, merged
from kinoform.dialects.vidgenie.motion import Preset
from kinoform.dialects.vidgenie.translate import translated


def numbers(least, most):
    edges = st.sampled_from([least, most])
    return edges | st.floats(least, most) | st.integers(int(least) + 1, int(most))


COLORS = st.sampled_from(["#000000", "#ff8000", "#12345678"])
SECONDS = numbers(0, 20)
SHIFTS = numbers(-100_000, 100_000)
DEGREES = numbers(-1_000_000, 1_000_000)
FACTORS = numbers(-1_000, 1_000)
BREADTHS = numbers(0, 100_000)
WORDS = st.text(st.sampled_from("ab {}\\\n猫。é\u0301"), max_size=60)


def parts(required=None, **optional):
    return st.fixed_dictionaries(required or {}, optional=optional)


PAINT = {
    "fill": parts({"color": COLORS}, opacity=numbers(0, 1)),
    "stroke": parts({"color": COLORS}, width=numbers(0, 100)),
}
PICTURE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/%3E"
ASSETS = st.one_of(
    st.sampled_from(["image", "luma"]).map(lambda kind: {"type": kind, "src": PICTURE}),
    *(
        parts({"type": st.just("shape"), "shape": st.just(name), name: measures}, **PAINT)
        for name, measures in (
            ("rectangle", parts({"width": BREADTHS, "height": BREADTHS}, cornerRadius=BREADTHS)),
            ("circle", parts({"radius": BREADTHS})),
            ("line", parts({"length": BREADTHS}, thickness=BREADTHS)),
        )
    ),
)
KEYFRAMES = parts(
    {"time": numbers(-14_400, 14_400)},
    scale=FACTORS, rotate=DEGREES, x=SHIFTS, y=SHIFTS, opacity=numbers(0, 1),
    skew_x=numbers(-89, 89), skew_y=numbers(-89, 89), flip_x=st.booleans(), flip_y=st.booleans(),
)  # fmt: skip
CAPTIONS = parts(
    {"text": WORDS},
    lang=st.sampled_from(["auto", "ja", "fr"]),
    font=parts(size_px=numbers(1, 1_000)),
    layout=parts(
        max_width=parts(px=numbers(1, 5_000), chars=st.integers(1, 40)),
        max_lines=st.integers(1, 5), line_height_mult=numbers(0.1, 8),
    ),
    placement=parts(margin_px=parts(x=SHIFTS, y=SHIFTS)),
    style=parts(bg_color=COLORS, padding_px=numbers(0, 100)),
    timing=parts(min_page_duration=SECONDS),
)  # fmt: skip
CLIPS = parts(
    {"asset": ASSETS, "start": SECONDS, "length": numbers(0.001, 20)},
    offset=parts(x=SHIFTS, y=SHIFTS), position=st.sampled_from(["center", "top"]),
    scale=FACTORS, rotate=DEGREES, transition=st.just("fade") | parts(duration=SECONDS),
    transform=parts(
        keyframes=st.lists(KEYFRAMES, max_size=4),
        preset=st.sampled_from(Preset.__args__),
        preset_config=parts(zoom_start=FACTORS, zoom_end=FACTORS, pan_distance=SHIFTS),
    ),
    caption=CAPTIONS,
)  # fmt: skip
REQUESTS = parts(
    {
        "timeline": parts(
            {"tracks": st.lists(parts({"clips": st.lists(CLIPS, max_size=4)}), max_size=2)},
            background=COLORS,
        ),
        "output": parts({"width": st.integers(1, 64), "height": st.integers(1, 64)}),
    }
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


@settings(max_examples=60)
@given(REQUESTS)
def test_every_request_within_its_bounds_becomes_a_film(request):
    made = translated(request)
    assert not [problem for problem in made.problems if problem.severity == "error"]
    found = kinoform.validate(made.document)
    assert not [problem for problem in found if problem.severity == "error"]


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(["timeline", "output"]), JSON))
def test_any_json_is_answered(request):
    made = translated(request)
    assert made.document is not None or made.problems


@settings(max_examples=100)
@given(JSON, WORDS)
def test_a_template_with_all_its_values_is_filled(template, value):
    merge = merged(template, dict.fromkeys(fields_of(template), value))
    assert not [problem for problem in merge.problems if problem.severity == "error"]
