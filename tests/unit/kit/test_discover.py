from __future__ import annotations

import sys

import pytest

from kinoform.kit.discover import BadRecord, records

RECORD = "from types import SimpleNamespace\nSHAPE = SimpleNamespace(kind={kind!r})\n"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Writes a package of given files and returns its name."""
    name = f"shapes_{tmp_path.name.replace('-', '_')}"
    monkeypatch.syspath_prepend(tmp_path)

    def write(files: dict[str, str]) -> str:
        for path, source in {"__init__.py": "", **files}.items():
            file = tmp_path / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source)
        return name

    yield write
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        del sys.modules[module]


def test_a_new_file_is_found_without_being_named_anywhere(package):
    found = records(
        package(
            {"round.py": RECORD.format(kind="circle"), "angular.py": RECORD.format(kind="rect")}
        ),
        "SHAPE",
    )
    assert list(found) == ["rect", "circle"], "in the order of file names"


def test_folders_are_searched_too(package):
    found = records(
        package({"soft/__init__.py": "", "soft/blob.py": RECORD.format(kind="blob")}), "SHAPE"
    )
    assert list(found) == ["blob"]


def test_what_the_files_share_needs_no_record(package):
    assert records(package({"base.py": "", "_paint.py": ""}), "SHAPE") == {}


def test_a_file_without_a_record_is_named(package):
    with pytest.raises(BadRecord, match=r"empty declares no SHAPE"):
        records(package({"empty.py": ""}), "SHAPE")


def test_two_records_of_one_kind_are_refused(package):
    source = RECORD.format(kind="circle")
    with pytest.raises(BadRecord, match=r"two declares 'circle', which is taken"):
        records(package({"one.py": source, "two.py": source}), "SHAPE")
