"""The pages agree with the code: tables, examples, codes and links."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import wave
from functools import cache
from pathlib import Path

import pytest

import kinoform
from kinoform.generate.custom import custom_template
from kinoform.model.problem import errors_of
from media import Film

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *DOCS.glob("decisions/*.md")])
ADRS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
JSON_BLOCK = re.compile(r"```json\n(.*?)```", re.DOTALL)
TEMPLATE_BLOCK = re.compile(r"```json template\n(.*?)```", re.DOTALL)
CODE_BLOCK = re.compile(r"```.*?```", re.DOTALL)
DECISION_PARTS = ["Context", "Decision", "Consequences", "Alternatives", "Enforced by"]

sys.path.insert(0, str(DOCS))
from forms import anchor_of  # noqa: E402
from problems import EXPLAINED, codes_in_source  # noqa: E402


def named(path):
    return path.relative_to(ROOT).as_posix()


def json_blocks():
    return [
        pytest.param(block, id=f"{named(page)}-{number}")
        for page in PAGES
        for number, block in enumerate(JSON_BLOCK.findall(page.read_text("utf-8")), 1)
    ]


@pytest.fixture(scope="module")
def folder(shelf):
    """The media that examples name."""
    shelf.film(Film("clip.mp4", frames=200, has_sound=True))
    with wave.open(str(shelf.folder / "music.mp3"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(bytes(2 * 8_000))
    return shelf.folder


def film_of(block):
    """An example as a whole document; a clip alone stands beside one that gives it a time."""
    if "tracks" in block:
        return block
    beside = {"type": "rect", "start": 0, "duration": 5}
    meta = {"width": 1920, "height": 1080}
    return {"meta": meta, "tracks": [{"clips": [beside]}, {"clips": [block]}]}


def test_the_reference_says_what_the_code_says():
    done = subprocess.run(
        [sys.executable, DOCS / "generate.py", "--check"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", json_blocks())
def test_every_example_on_a_page_becomes_a_film(block, folder):
    path = folder / "example.json"
    path.write_text(json.dumps(film_of(json.loads(block))), "utf-8")
    assert kinoform.validate(path) == ()


@pytest.mark.parametrize(
    "block", [each for page in PAGES for each in TEMPLATE_BLOCK.findall(page.read_text("utf-8"))]
)
def test_every_template_on_a_page_can_be_read(block):
    read = custom_template(json.loads(block))
    assert read.template is not None
    assert not errors_of(read.problems)


def test_every_code_of_a_problem_is_explained():
    assert codes_in_source() - set(EXPLAINED) == set()


def test_no_code_is_explained_that_cannot_occur():
    assert set(EXPLAINED) - codes_in_source() == set()


@cache
def anchors_in(page):
    """The headings of a page as links name them."""
    text = CODE_BLOCK.sub("", page.read_text("utf-8"))
    return {anchor_of(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_of_a_page_leads_somewhere(page):
    text = CODE_BLOCK.sub("", page.read_text("utf-8"))
    links = {
        *re.findall(r"\]\(([^)\s]+)\)", text),
        *re.findall(r'(?:src|srcset|href)="([^"]+)"', text),
    }
    lost = []
    for link in links:
        path, _, anchor = link.partition("#")
        if ":" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and f"#{anchor}" not in anchors_in(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", ADRS, ids=named)
def test_every_decision_has_the_same_five_parts(page):
    text = page.read_text("utf-8")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == DECISION_PARTS
    assert re.search(r"^> .+", text, re.MULTILINE), "the decision is one sentence to quote"
    assert len(text.splitlines()) <= 40


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_file_that_a_page_names_is_there(page):
    paths = re.findall(r"`((?:src|tests|docs|bench|examples)/[\w./-]+)`", page.read_text("utf-8"))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_decisions_are_numbered_without_gaps():
    assert [int(page.name[:4]) for page in ADRS] == list(range(1, len(ADRS) + 1))
