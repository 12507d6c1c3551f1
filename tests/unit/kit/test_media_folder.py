from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kinoform.kit.fetch import FetchRefused
from kinoform.kit.local_file import local_file
from kinoform.kit.media_folder import MediaFolder, default_media_path
from web_answers import Web, reply

on_loopback = pytest.mark.allow_hosts(["127.0.0.1"])
LOOPBACK = ("127.0.0.1",)


def code_of(source: str, base: Path, *roots: Path) -> str:
    with pytest.raises(FetchRefused) as refused:
        local_file(source, base, roots)
    return refused.value.code


def age(folder: Path, seconds: float) -> None:
    """Make everything in the folder look unused for so long."""
    then = time.time() - seconds
    for path in folder.rglob("*"):
        os.utime(path, (then, then))


def contents(folder: MediaFolder) -> set[bytes]:
    return {path.read_bytes() for path in (folder.path / "content").iterdir()}


@on_loopback
def test_a_url_is_fetched_once(web: Web, tmp_path):
    url = web.give("/a.png", reply(b"first"), reply(b"second"))
    folder = MediaFolder(tmp_path, allow_private=LOOPBACK)
    assert folder.local_path(url).read_bytes() == b"first"
    assert folder.local_path(url).read_bytes() == b"first"
    another_process = MediaFolder(tmp_path, allow_private=LOOPBACK)
    assert another_process.local_path(url) == folder.local_path(url)
    assert len(web.requests) == 1


@on_loopback
def test_urls_that_differ_in_their_query_are_different_files(web: Web, tmp_path):
    url = web.give("/a.png", reply(b"first"), reply(b"second"))
    folder = MediaFolder(tmp_path, allow_private=LOOPBACK)
    assert folder.local_path(f"{url}?1") != folder.local_path(f"{url}?2")


@on_loopback
def test_a_url_is_asked_again_when_its_file_is_old_and_an_old_file_beats_none(web: Web, tmp_path):
    url = web.give("/a.png", reply(b"old"), reply(b"new"), reply(status=403))
    folder = MediaFolder(tmp_path, allow_private=LOOPBACK, fresh_seconds=60.0)
    folder.local_path(url)
    age(tmp_path, 61.0)
    assert folder.local_path(url).read_bytes() == b"new"
    age(tmp_path, 61.0)
    assert folder.local_path(url).read_bytes() == b"new"
    assert len(web.requests) == 3


@on_loopback
def test_a_file_that_is_gone_from_the_web_is_not_served_from_old_times(web: Web, tmp_path):
    url = web.give("/a.png", reply(b"old"), reply(status=404))
    folder = MediaFolder(tmp_path, allow_private=LOOPBACK, fresh_seconds=60.0)
    folder.local_path(url)
    age(tmp_path, 61.0)
    with pytest.raises(FetchRefused) as refused:
        folder.local_path(url)
    assert refused.value.code == "fetch_not_found"


@on_loopback
@pytest.mark.parametrize(
    "damage", ["truncated", "removed", "record is no JSON", "record is a list"]
)
def test_a_damaged_folder_only_costs_another_fetch(web: Web, tmp_path, damage):
    url = web.give("/a.png", reply(b"whole"))
    folder = MediaFolder(tmp_path, allow_private=LOOPBACK)
    path = folder.local_path(url)
    (record,) = (tmp_path / "urls").iterdir()
    if damage == "truncated":
        path.write_bytes(b"wh")
    elif damage == "removed":
        path.unlink()
    else:
        record.write_text("[]" if "list" in damage else "{")
    assert folder.local_path(url).read_bytes() == b"whole"


def test_a_data_url_is_unpacked_into_the_folder(tmp_path):
    path = MediaFolder(tmp_path).local_path("data:image/png;base64,eHl6")
    assert path.read_bytes() == b"xyz"
    assert path.is_relative_to(tmp_path)


def test_what_was_used_longest_ago_goes_when_the_budget_is_full(tmp_path):
    folder = MediaFolder(tmp_path, budget_bytes=2_400, hold_seconds=60.0)
    first, second, third, fourth = (f"data:,{letter * 800}" for letter in "abcd")
    folder.local_path(first)
    age(tmp_path, 300.0)
    folder.local_path(second)
    age_of_second = folder.local_path(second)
    os.utime(age_of_second, (time.time() - 200.0,) * 2)
    folder.local_path(first)
    folder.local_path(third)
    assert contents(folder) == {letter * 800 for letter in (b"a", b"c")}, "the first was used again"
    folder.local_path(fourth)
    assert contents(folder) == {letter * 800 for letter in (b"a", b"c", b"d")}, "all are in use"


def test_what_a_crash_left_is_swept_and_what_is_being_written_is_not(tmp_path):
    folder = MediaFolder(tmp_path, hold_seconds=60.0)
    folder.local_path("data:,a")
    left, growing = (tmp_path / "content" / f".{name}.part" for name in ("left", "growing"))
    left.write_bytes(b"half")
    age(tmp_path, 61.0)
    growing.write_bytes(b"half")
    folder.local_path("data:,b")
    assert contents(folder) == {b"a", b"b", b"half"}
    assert not left.exists()


@pytest.mark.skipif(os.name == "nt", reason="another layout")
def test_the_folder_belongs_to_the_caches_of_the_user(monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert default_media_path() == Path("/somewhere/kinoform/media")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_media_path().is_relative_to(Path.home())


def test_files_of_this_machine_are_closed_unless_a_folder_is_opened(tmp_path):
    (tmp_path / "a.png").write_bytes(b"x")
    closed = MediaFolder(tmp_path / "cache")
    with pytest.raises(FetchRefused) as refused:
        closed.local_path("a.png", tmp_path)
    assert refused.value.code == "fetch_forbidden_file"
    opened = MediaFolder(tmp_path / "cache", file_roots=(tmp_path,))
    assert opened.local_path("a.png", tmp_path) == tmp_path / "a.png"


def test_a_path_and_a_file_url_mean_the_same_file(tmp_path):
    file = tmp_path / "two words.png"
    file.write_bytes(b"x")
    for source in ("two words.png", "./x/../two words.png", str(file), file.as_uri()):
        assert local_file(source, tmp_path, (tmp_path,)) == file
    assert local_file(f"file://localhost{file.as_uri()[7:]}", tmp_path, (tmp_path,)) == file


def test_a_file_outside_is_refused_whether_it_exists_or_not(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret").write_bytes(b"x")
    (inside / "link").symlink_to(tmp_path / "secret")
    (inside / "up").symlink_to(tmp_path)
    (tmp_path / "inside2").mkdir()
    (tmp_path / "inside2" / "b").write_bytes(b"x")
    for source in (
        "../secret",
        "../absent",
        "link",
        "up/secret",
        "../inside2/b",
        "/etc/passwd",
        "file:///etc/passwd",
        "file:///../etc/passwd",
        "file:" + str(inside) + "/%2e%2e/secret",
    ):
        assert code_of(source, inside, inside) == "fetch_forbidden_file", source


def test_a_link_that_stays_inside_is_followed(tmp_path):
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "link").symlink_to("a.png")
    assert local_file("link", tmp_path, (tmp_path,)) == tmp_path / "a.png"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("absent.png", "fetch_not_found"),
        ("folder", "fetch_forbidden_file"),
        ("pipe", "fetch_forbidden_file"),
        ("/dev/zero", "fetch_forbidden_file"),
        ("loop", "fetch_forbidden_file"),
        ("", "fetch_bad_url"),
        ("a\0.png", "fetch_bad_url"),
        ("file:///a%00.png", "fetch_bad_url"),
        ("file://elsewhere/a.png", "fetch_bad_url"),
        ("concat:a.ts|b.ts", "fetch_bad_url"),
        ("ftp://a.example/x", "fetch_bad_url"),
        ("x" * 5000, "fetch_not_found"),
        ("\ud800", "fetch_forbidden_file"),
    ],
)
def test_only_a_regular_file_is_given(tmp_path, source, code):
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    root = Path("/") if source != "loop" else tmp_path
    assert code_of(source, tmp_path, root) == code


HOUSE = "https://films.example/files"


def house_of(tmp_path: Path) -> MediaFolder:
    uploads = tmp_path / "uploads"
    (uploads / "a b").mkdir(parents=True)
    (uploads / "a b" / "own:1.png").write_bytes(b"own")
    (tmp_path / "secret").write_bytes(b"secret")
    (uploads / "way-out").symlink_to(tmp_path / "secret")

    def unreachable(host: str, port: int) -> list[str]:
        raise OSError(f"{host}:{port} was asked for")

    return MediaFolder(tmp_path / "cache", house=((HOUSE, uploads),), resolve=unreachable)


@pytest.mark.parametrize(
    "url",
    [
        f"{HOUSE}/a%20b/own:1.png",
        f"{HOUSE}/a b/own%3A1.png?signature=x/../y",
        "HTTPS://Films.Example:443/files/./a%20b/own:1.png#part",
    ],
)
def test_a_url_of_our_own_is_read_from_its_folder(tmp_path, url):
    assert house_of(tmp_path).local_path(url).read_bytes() == b"own"


@pytest.mark.parametrize(
    "inside",
    [
        "../secret", "%2e%2e/secret", "..%2Fsecret", "a%20b/../../secret", "way-out",
        "/etc/passwd", "%2Fetc%2Fpasswd", "file:///etc/passwd", "", "a%20b", "%00", "gone.png",
    ],
)  # fmt: skip
def test_a_url_of_our_own_never_leads_out_of_its_folder(tmp_path, inside):
    with pytest.raises(FetchRefused) as refused:
        house_of(tmp_path).local_path(f"{HOUSE}/{inside}")
    assert refused.value.code in {"fetch_forbidden_file", "fetch_not_found", "fetch_bad_url"}


@pytest.mark.parametrize("url", [f"{HOUSE}-2/own.png", "https://films.example.evil/files/own.png"])
def test_a_url_that_only_looks_like_our_own_is_fetched(tmp_path, url):
    with pytest.raises(FetchRefused) as refused:
        house_of(tmp_path).local_path(url)
    assert refused.value.code == "fetch_failed"
