from __future__ import annotations

import copy
import json
from functools import cache

import pytest
from click.testing import CliRunner

from kinoform.cli import main
from kinoform.doctor import examine, problems_of
from kinoform.doctor_report import report
from kinoform.kit.gl_stand_in import WANTED


@cache
def found():
    return examine()


@pytest.fixture
def findings():
    return copy.deepcopy(found())


def test_a_whole_installation_has_every_codec_and_every_script(findings):
    assert all(codec["available"] for codec in findings["encoders"] + findings["decoders"])
    assert all(findings["fonts"]["scripts"].values())
    assert findings["faults"] == {}


def test_every_library_says_its_version(findings):
    versions = findings["versions"]
    assert {"kinoform", "python", "skia", "av", "libavcodec", "harfbuzz", "icu"} <= set(versions)
    assert all(versions.values())


def test_the_machine_is_described_in_numbers(findings):
    assert findings["machine"]["cores"] >= 1
    assert {folder["name"] for folder in findings["folders"]} == {"media cache", "temporary files"}
    assert all(folder["freeBytes"] > 0 for folder in findings["folders"])


def without_encoder(findings):
    next(e for e in findings["encoders"] if e["name"] == "libx265")["available"] = False


def without_canvas(findings):
    findings["versions"]["skia"] = None
    findings["faults"]["skia"] = (
        "libEGL.so.1: cannot open shared object file: No such file or directory"
    )


def without_khmer(findings):
    findings["fonts"]["scripts"]["Khmer"] = False


def without_room(findings):
    findings["folders"][0]["freeBytes"] = 1024


def without_rights(findings):
    findings["folders"][1]["writable"] = False


def without_memory(findings):
    findings["machine"]["memoryBytes"] = 512 * 1024**2


@pytest.mark.parametrize(
    ("lose", "loss", "cure"),
    [
        (without_encoder, "H.265", "PyAV"),
        (without_canvas, "nothing can be drawn", "libegl1"),
        (without_khmer, "Khmer", "assets.fonts"),
        (without_room, "media cache", "make room"),
        (without_rights, "cannot be written", "let this user"),
        (without_memory, "0.5 GB", "--workers 1"),
    ],
)
def test_what_is_missing_is_named_with_what_mends_it(findings, lose, loss, cure):
    before = len(list(problems_of(findings)))
    lose(findings)
    problems = list(problems_of(findings))
    assert len(problems) == before + 1
    assert any(loss in message and cure in mend for message, mend in problems)


def test_the_report_marks_what_is_missing(findings):
    without_encoder(findings)
    findings["problems"] = [{"message": m, "mend": how} for m, how in problems_of(findings)]
    lines = report(findings).splitlines()
    assert any("✓ libx264" in line for line in lines)
    assert any("✗ libx265" in line for line in lines)
    assert "To mend" in lines


def test_what_the_canvas_does_without_is_told_and_is_no_problem(findings):
    findings["standIns"] = ["libEGL.so.1", "libGL.so.1"]
    before = copy.deepcopy(findings) | {"standIns": []}
    told = "✓ skia loads without libEGL.so.1, libGL.so.1, which this machine lacks"
    assert told in report(findings)
    assert "skia loads without" not in report(before)
    assert list(problems_of(findings)) == list(problems_of(before))


def test_the_report_fits_a_terminal(findings):
    findings["folders"] = []
    findings["standIns"] = list(WANTED)
    assert max(map(len, report(findings).splitlines())) <= 100


def test_the_command_answers_people_and_programs():
    spoken = CliRunner().invoke(main, ["doctor"])
    assert spoken.exit_code == 0
    assert "Scripts" in spoken.output
    written = json.loads(CliRunner().invoke(main, ["doctor", "--json"]).output)
    assert written["versions"]["kinoform"]
