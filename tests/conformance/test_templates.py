"""What every document template promises, tested by discovery."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kinoform.compile.compiler import Compiler, compile_document
from kinoform.compile.parse import template_kinds
from kinoform.compile.templates.base import COMMON_FIELDS, Expansion
from kinoform.elements.text import Text
from kinoform.look.units import SMALLEST_TYPE_U, Page
from kinoform.typeset.layout import lay_out

PAGES = {"16:9": Page(1920, 1080), "9:16": Page(1080, 1920), "1:1": Page(1080, 1080)}
EVERY = pytest.mark.parametrize("template", template_kinds().values(), ids=lambda t: t.kind)
SHAPES = pytest.mark.parametrize("shape", PAGES)
VARIANTS = [
    pytest.param(template, variant, id=f"{template.kind}-{variant}")
    for template in template_kinds().values()
    for variant in template.variants
]
ODD = [
    None, True, 0, -3.5, 1e300, "", " ", "\n", "x" * 300, "Word " * 90, [], ["a", None, 3, {}], {},
    {"title": 5, "text": ["b"]}, [[[]]], {"src": ""}, [{"src": 3}], "#nocolor",
]  # fmt: skip


def document(template, page, *, variant=None, seconds=5, data=None, overrides=None):
    clip = {"type": "template", "template": template.kind, "start": 0, "duration": seconds}
    clip["data"] = dict(template.example) if data is None else data
    if variant:
        clip["variant"] = variant
    if overrides:
        clip["overrides"] = overrides
    meta = {"width": page.width, "height": page.height}
    return {"meta": meta, "tracks": [{"clips": [clip]}]}


def expanded(template, page=PAGES["16:9"], **wish):
    clip = document(template, page, **wish)["tracks"][0]["clips"][0]
    expansion = Expansion.of(clip, "/tracks/0/clips/0", page)
    return template.expand(expansion), expansion.problems


@cache
def compiled(kind, shape, variant=None, seconds=5):
    template = template_kinds()[kind]
    wish = document(template, PAGES[shape], variant=variant, seconds=seconds)
    return compile_document(wish, Compiler())


def box(clip, page):
    at = clip["transform"]
    x, y = at["x"] + page.width / 2, at["y"] + page.height / 2
    wide, high = at["width"], at["height"]
    left = x if at.get("anchor") == "left" else x - wide / 2
    top = y if at.get("anchor") == "top" else y - high / 2
    return left, top, left + wide, top + high


def texts(clips):
    return [clip for clip in clips if clip["type"] == "text"]


@SHAPES
@EVERY
def test_its_example_makes_a_film_without_any_remark(template, shape):
    found = compiled(template.kind, shape)
    assert [str(problem) for problem in found.problems] == []
    assert found.composition.frame_count == 150


@pytest.mark.parametrize(("template", "variant"), VARIANTS)
def test_each_variant_makes_a_film_without_any_remark(template, variant):
    for shape in ("16:9", "9:16"):
        assert [str(problem) for problem in compiled(template.kind, shape, variant).problems] == []


@EVERY
def test_a_second_is_enough_for_it(template):
    found = compiled(template.kind, "16:9", None, 1)
    assert [str(problem) for problem in found.problems] == []


@EVERY
def test_it_has_two_or_three_variants_and_they_differ(template):
    assert 2 <= len(template.variants) <= 3
    drawn = [str(expanded(template, variant=variant)[0]) for variant in template.variants]
    assert len(set(drawn)) == len(drawn)


@SHAPES
@EVERY
def test_text_boxes_stay_within_the_margins(template, shape):
    page = PAGES[shape]
    for clip in texts(expanded(template, page)[0]):
        if "keyframes" in clip:
            continue
        left, top, right, bottom = box(clip, page)
        margin = 5.9 * page.u
        assert left >= margin, clip
        assert right <= page.width - margin, clip
        assert top >= 0, clip
        assert bottom <= page.height, clip
        if shape == "9:16":
            assert bottom <= page.height * 0.83, "platforms put their buttons there"


@SHAPES
@EVERY
def test_text_fits_its_box_and_is_never_tiny(template, shape):
    page = PAGES[shape]
    layers = compiled(template.kind, shape).composition.layers
    drawn = [layer.content for layer in layers if isinstance(layer.content, Text)]
    assert drawn
    for text in drawn:
        layout = lay_out(text.paragraph)
        assert layout.size.height <= text.size.height + 1, text.paragraph.text
        assert max(line.box.width for line in layout.lines) <= text.size.width + 1
        assert not layout.splits_words
        size = max(run.font.size for run in text.paragraph.runs)
        assert size >= SMALLEST_TYPE_U * page.u - 0.26, text.paragraph.text


@SHAPES
@EVERY
def test_clips_live_within_the_template(template, shape):
    for clip in expanded(template, PAGES[shape], seconds=4)[0]:
        assert clip["start"] >= 0
        assert clip["start"] + clip["duration"] <= 4.001


@EVERY
def test_words_come_and_go(template):
    for clip in texts(expanded(template)[0]):
        kinds = {move["type"] for move in clip["animations"]}
        assert "fadeOut" in kinds
        assert "textAnimation" in clip or "fadeIn" in kinds
        for move in clip["animations"]:
            assert move.get("delay", 0) + move["duration"] <= clip["duration"] + 0.01


@EVERY
def test_what_it_needs_is_asked_for_at_its_place(template):
    clips, problems = expanded(template, data={})
    assert {problem.pointer for problem in problems} == {
        f"/tracks/0/clips/0/data/{name}" for name in template.required
    }
    assert all(problem.code == "missing_field" for problem in problems)
    assert bool(clips) == (not template.required)


@EVERY
def test_data_that_it_does_not_know_is_a_warning(template):
    data = {**template.example, "wobble": 1}
    clips, (problem,) = expanded(template, data=data)
    assert clips
    assert (problem.severity, problem.pointer) == ("warning", "/tracks/0/clips/0/data/wobble")


@EVERY
def test_an_unknown_variant_is_a_warning_and_the_default_is_drawn(template):
    clips, (problem,) = expanded(template, variant="baroque")
    assert problem.code == "unknown_variant"
    assert clips == expanded(template)[0]


@EVERY
def test_a_style_goes_to_all_that_is_drawn_but_the_ground(template):
    clips, _ = expanded(template, overrides={"style": {"fontFamily": "Caveat", "opacity": 0.5}})
    plain, _ = expanded(template)
    for clip, before in zip(clips, plain, strict=True):
        if clip["type"] in {"audio", "group"}:
            assert clip == before
        else:
            assert clip["style"]["fontFamily"] == "Caveat"
            assert clip["style"]["opacity"] == 0.5


@EVERY
def test_a_transition_goes_to_clips_that_have_none(template):
    wish = {"type": "wipe-left", "duration": 0.4}
    clips, _ = expanded(template, overrides={"transition": wish})
    before = {str(clip.get("transition")) for clip in expanded(template)[0]}
    for clip in clips:
        if clip["type"] != "audio":
            assert clip["transition"] == wish or str(clip["transition"]) in before


@EVERY
def test_an_offset_lifts_all_clips(template):
    clips, _ = expanded(template, overrides={"zIndexOffset": 20})
    assert all(clip["zIndex"] >= 20 for clip in clips)


@EVERY
def test_data_in_the_overrides_win(template):
    clips, _ = expanded(template, overrides={"data": {"palette": "forest-sand"}})
    assert clips == expanded(template, data={**template.example, "palette": "forest-sand"})[0]
    assert clips != expanded(template)[0]


@EVERY
def test_music_is_heard_from_the_first_second_to_the_last(template):
    clips, problems = expanded(template, data={**template.example, "music": "bed.mp3"})
    assert not problems
    (music,) = [clip for clip in clips if clip["type"] == "audio"]
    assert (music["start"], music["duration"], music["src"]) == (0, 5, "bed.mp3")


@EVERY
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:20])
def test_odd_data_are_borne(template, odd):
    for name in (*template.fields, *COMMON_FIELDS):
        expanded(template, PAGES["9:16"], data={**template.example, name: odd})
    everything = dict.fromkeys((*template.fields, *COMMON_FIELDS), odd)
    for page in PAGES.values():
        expanded(template, page, data=everything)


@EVERY
def test_its_record_says_what_it_is(template):
    module = f"kinoform.compile.templates.{template.kind.replace('-', '_')}"
    assert __import__(module, fromlist=["TEMPLATE"]).TEMPLATE is template
    assert re.fullmatch(r"[A-Z].+\.", template.summary)
    assert set(template.required) <= set(template.fields)
    assert set(template.aliases.values()) <= set(template.fields)
    assert not set(template.aliases) & set(template.fields)
    assert set(template.example) <= {*template.fields, *COMMON_FIELDS}
    for data in (template.defaults, *template.variants.values()):
        assert set(data) <= {*template.fields, *COMMON_FIELDS}


def test_the_ten_of_the_vendor_are_there():
    assert set(template_kinds()) >= {
        "product-intro", "slideshow", "subtitle-video", "talking-head", "comparison", "countdown",
        "text-reveal", "news", "quote", "list",
    }  # fmt: skip
