"""A cloud that fails is asked again for a while, then said to have failed; nothing half remains."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from obstore.store import S3Store

from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import StoreProblem

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture
def store(bucket) -> Store:
    return Store.of_url(bucket.url)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def problem(awaitable) -> StoreProblem:
    with pytest.raises(StoreProblem) as raised:
        asyncio.run(awaitable)
    told = str(raised.value)
    assert "very-secret" not in told
    assert "AKIAEXAMPLE" not in told
    assert "127.0.0.1" not in told
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    return raised.value


def test_keys_stay_under_the_prefix_of_the_url(store: Store, bucket) -> None:
    asyncio.run(store.put_bytes("a.png", b"x", "image/png"))
    assert bucket.objects == {"house/a.png": b"x"}
    assert bucket.types == {"house/a.png": "image/png"}


def test_a_passing_fault_is_not_noticed(store: Store, bucket) -> None:
    bucket.fail(2, "PUT", 503, "SlowDown")
    asyncio.run(store.put_bytes("a.png", b"x"))
    assert bucket.objects == {"house/a.png": b"x"}


def test_a_lasting_fault_is_said_after_a_bounded_number_of_tries(store: Store, bucket) -> None:
    bucket.fail(100, "GET", 500, "InternalError")
    found = problem(store.read("a.png"))
    assert found.code == "store_unreachable"
    assert found.may_pass
    assert "500 InternalError" in found.message
    assert len(bucket.asked) == 5


def test_an_upload_that_fails_half_way_is_taken_back(store: Store, bucket, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(bytes(20_000_000))
    bucket.fail(100, "partNumber=2", 500)
    assert problem(store.put_file("film.mp4", large)).code == "store_unreachable"
    assert bucket.objects == {}
    assert bucket.parts == {}
    assert any(line.startswith("DELETE") and "uploadId=U" in line for line in bucket.asked)


def test_a_download_that_breaks_off_is_taken_up_again(store: Store, bucket, tmp_path: Path) -> None:
    bucket.objects["house/film.mp4"] = content = os.urandom(300_000)
    bucket.breaks_off = 2
    asyncio.run(store.bring("film.mp4", tmp_path / "film.mp4"))
    assert (tmp_path / "film.mp4").read_bytes() == content


def test_a_download_that_always_breaks_off_leaves_nothing(
    store: Store, bucket, tmp_path: Path
) -> None:
    bucket.objects["house/film.mp4"] = os.urandom(300_000)
    bucket.breaks_off = 10_000
    assert problem(store.bring("film.mp4", tmp_path / "film.mp4")).may_pass
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("status", "vendor_code", "code"),
    [
        (403, "AccessDenied", "store_refused"),
        (401, "InvalidToken", "store_refused"),
        (404, "NoSuchBucket", "store_refused"),
        (404, "NoSuchKey", "store_not_found"),
        (400, "Strange", "store_failed"),
        (507, "XMinioStorageFull", "store_full"),
    ],
)
def test_each_answer_is_told_by_what_to_do(
    store: Store, bucket, status: int, vendor_code: str, code: str
) -> None:
    bucket.fail(100, "PUT", status, vendor_code)
    assert problem(store.put_bytes("a.png", b"x", overwrite=True)).code == code


def test_a_list_that_is_refused_is_said(store: Store, bucket) -> None:
    bucket.fail(1, "list-type", 403, "AccessDenied")

    async def run() -> None:
        async for _ in store.keys_under("films"):
            pass

    assert problem(run()).code == "store_refused"


def test_a_store_that_is_not_there_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very-secret")
    store = Store.of_url("s3://films?endpoint=http://127.0.0.1:9")
    found = problem(store.facts("a.png"))
    assert found.code == "store_unreachable"
    assert found.hint


def test_a_cloud_signs_links_of_its_own(store: Store) -> None:
    link = asyncio.run(store.presigned("films/a.mp4", 60))
    assert link is not None
    assert "/films/house/films/a.mp4?" in link
    assert "X-Amz-Expires=60" in link
    assert "very-secret" not in link
    assert asyncio.run(Store.of_url("memory://").presigned("films/a.mp4", 60)) is None
    with pytest.raises(ValueError, match="seven days"):
        asyncio.run(store.presigned("films/a.mp4", 8 * 24 * 3600))
    assert isinstance(store._place.objects, S3Store)
