"""One URL says where the files are, and never holds a secret."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import StoreProblem


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("s3://films/house/?region=eu-west-1&endpoint=https://minio.example", "s3://films/house"),
        ("gs://films", "gs://films"),
        ("az://films/house?account=kino", "az://films/house"),
        ("memory://", "memory://"),
    ],
)
def test_clouds_are_named_by_url(url: str, shown: str) -> None:
    assert str(Store.of_url(url)) == shown


@pytest.mark.parametrize(
    "url",
    [
        "",
        "s3://AKIA:hunter2@films/house",
        "s3://films?secret_access_key=hunter2",
        "gs://films?endpoint=http://127.0.0.1",
        "az://films/house",
        "https://hunter2.example/films",
        "s3://",
        "ftp://films",
        "file://otherhost/files",
    ],
)
def test_a_url_that_names_no_store_is_refused_without_being_repeated(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AZURE_STORAGE_ACCOUNT_NAME", raising=False)
    with pytest.raises(StoreProblem) as raised:
        Store.of_url(url)
    assert raised.value.code == "store_bad_url"
    assert raised.value.hint
    assert "hunter2" not in str(raised.value)


def test_a_folder_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreProblem) as raised:
        Store.of_url(str(tmp_path / "file"))
    assert raised.value.code != "store_bad_url"
    assert raised.value.message


def test_a_problem_crosses_from_one_process_to_another() -> None:
    problem = StoreProblem("store_full", "There is no room.", "Add space.")
    copied = pickle.loads(pickle.dumps(problem))  # noqa: S301
    assert (copied.code, copied.message, copied.hint) == (
        problem.code,
        problem.message,
        problem.hint,
    )
    assert copied.may_pass
