from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "licences.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

ROWS = {
    name.strip(): (version.strip(), licence.strip())
    for name, version, licence in re.findall(r"^\| ([^|]+)\|([^|]+)\|([^|]+)\|", PAGE, re.MULTILINE)
}
EXTRAS = PROJECT.get("optional-dependencies", {})
PINS = dict(
    dependency.split(";")[0].strip().split("==")
    for group in (PROJECT["dependencies"], *EXTRAS.values())
    for dependency in group
)


@pytest.mark.parametrize("package", sorted(PINS))
def test_every_dependency_is_on_the_page_of_licences(package):
    name = package.partition("[")[0]
    assert name in ROWS, f"add {name} to docs/licences.md"
    version, licence = ROWS[name]
    assert version == PINS[package], f"look whether {name} has changed its licence"
    assert licence


def test_the_page_lists_nothing_that_is_no_dependency():
    listed = set(ROWS) - {"package", "---"}
    assert listed == {package.partition("[")[0] for package in PINS}


def test_the_licence_of_the_project_is_the_one_it_declares():
    assert PROJECT["license"] == "Apache-2.0"
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
