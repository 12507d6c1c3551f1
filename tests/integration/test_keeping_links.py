"""Documents may name files of this house by links that open, wherever the store is."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.testclient import TestClient

from keeping import DOCUMENT, account, film, finished, keep_upload, picture
from kinoform.app import held
from kinoform.app.held import drop_held, hold
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.blobs.links import signed
from kinoform.blobs.store import Store
from kinoform.darkroom.rules import MediaRules
from kinoform.db.files import File
from kinoform.http.files import files
from kinoform.http.links import link_to
from kinoform.kit.media_folder import MediaFolder
from kinoform.kit.refusal import FetchRefused
from kinoform.settings import Settings
from kinoform.wiring import link_secret


def naming(*urls: str) -> dict[str, Any]:
    clips = [{"type": "image", "src": url, "start": 0, "duration": 1} for url in urls]
    return {**DOCUMENT, "tracks": [{"clips": clips}]}


def drawn_from(rules: MediaRules) -> MediaFolder:
    """The media of a process that draws, under the rules that it is told."""
    told = MediaRules.of(rules.as_dict())
    return MediaFolder(told.cache, house=told.house, opened=told.opened)


def late_link(house: House, key: str) -> str:
    token = signed(house.secret, key, int(time.time()) - 60)
    return f"{house.settings.base_url}/files/{key}?t={token}"


async def uploaded(house: House, owner: str) -> File:
    return await keep_upload(house, owner, picture())


@pytest.mark.parametrize("which", ["house", "cloud_house"])
def test_a_link_is_drawn_from_this_machine(
    which: str, request: pytest.FixtureRequest, run: Any
) -> None:
    house: House = request.getfixturevalue(which)

    async def story() -> None:
        owner = await account(house)
        file = await uploaded(house, owner)
        url = link_to(house, file.key)
        await hold(house, owner, naming(url))
        content = b"".join([piece async for piece in await house.store.read(file.key)])
        assert drawn_from(house.media).local_path(url).read_bytes() == content

    run(story())


def test_the_link_of_another_is_good_only_while_it_opens(house: House, run: Any) -> None:
    async def story() -> None:
        owner, other = await account(house), await account(house)
        file = await uploaded(house, owner)
        media = drawn_from(house.media)
        bare = f"{house.settings.base_url}/files/{file.key}"
        forged = f"{bare}?t={signed(b'another secret of some length', file.key, 2**40)}"
        borrowed = f"{bare}?t={signed(house.secret, 'uploads/other.png', 2**40)}"
        late = late_link(house, file.key)
        for url in (bare, f"{bare}?t=", forged, borrowed, late):
            await hold(house, other, naming(url))
            with pytest.raises(FetchRefused, match="does not open"):
                media.local_path(url)
        fresh = link_to(house, file.key)
        await hold(house, other, naming(fresh))
        assert media.local_path(fresh).is_file()

    run(story())


def test_an_account_uses_its_own_files_and_films_by_old_links(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)
        file = await uploaded(house, owner)
        made = await finished(house, owner, await film(house, owner))
        urls = [late_link(house, file.key), late_link(house, made)]
        await hold(house, owner, naming(*urls))
        for url in urls:
            assert drawn_from(house.media).local_path(url).is_file()
        await hold(house, None, naming(*urls))  # nobody owns nothing, and breaks nothing

    run(story())


def test_a_link_within_a_variable_or_written_otherwise_is_the_same_link(
    house: House, run: Any
) -> None:
    async def story() -> None:
        owner = await account(house)
        file = await uploaded(house, owner)
        url = link_to(house, file.key).replace("https://films.example", "HTTPS://Films.Example:443")
        await hold(house, owner, {**DOCUMENT, "variables": {"photo": [url]}})
        assert drawn_from(house.media).local_path(url).is_file()

    run(story())


def test_an_object_that_is_gone_is_told_of_by_whoever_draws(cloud_house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(cloud_house)
        url = link_to(cloud_house, "uploads/gone.png")
        await hold(cloud_house, owner, naming(url))
        with pytest.raises(FetchRefused, match="is not there"):
            drawn_from(cloud_house.media).local_path(url)

    run(story())


def test_copies_go_when_there_are_too_many_but_not_while_they_may_be_read(
    cloud_house: House, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        house = cloud_house
        owner = await account(house)
        kept = [await uploaded(house, owner) for _ in range(3)]
        folder = house.media.house[0][1]
        monkeypatch.setattr(held, "BUDGET_BYTES", kept[0].size_bytes + 1)
        await hold(house, owner, naming(*(link_to(house, file.key) for file in kept[:2])))
        assert all((folder / file.key).exists() for file in kept[:2]), "both are in use"
        for number, file in enumerate(kept[:2]):
            used = time.time() - 10 * 3600 + number
            os.utime(folder / file.key, (used, used))
        await hold(house, owner, naming(link_to(house, kept[2].key)))
        assert [(folder / file.key).exists() for file in kept] == [False, False, True]
        (folder / kept[2].key).touch()
        assert drop_held(house) == 0

    run(story())


def test_machines_that_share_a_store_open_each_others_links(tmp_path: Path, run: Any) -> None:
    async def story() -> None:
        shared = str(tmp_path / "shared")
        secrets = [
            await link_secret(
                Settings(data_dir=tmp_path / name, store_url=shared), Store.of_url(shared)
            )
            for name in ("one", "two")
        ]
        assert secrets[0] == secrets[1]
        alone = [
            await link_secret(Settings(data_dir=tmp_path / name), Store.of_url(shared))
            for name in ("one", "two", "one")
        ]
        assert alone[0] == alone[2] != alone[1]

    run(story())


Knock = Callable[..., Any]


@pytest.fixture
def knock(house: House) -> Knock:
    """Asks the door of links."""
    return door(house)


def door(house: House) -> Knock:
    app = FastAPI()
    app.include_router(files(house))

    @app.exception_handler(Refused)
    async def refused(_request: Request, refusal: Refused) -> Response:
        return JSONResponse({"code": refusal.code}, 404 if refusal.reason == "not_found" else 503)

    client = TestClient(app, base_url="https://films.example", follow_redirects=False)
    return client.request


def test_a_link_gives_the_whole_a_part_or_only_what_it_is(
    house: House, run: Any, knock: Knock
) -> None:
    run(house.store.put_bytes("renders/a/b/film.mp4", b"0123456789"))
    url = link_to(house, "renders/a/b/film.mp4", "Film.mp4")
    whole = knock("GET", url)
    assert (whole.status_code, whole.content) == (200, b"0123456789")
    assert whole.headers["content-type"] == "video/mp4"
    assert "immutable" in whole.headers["cache-control"]
    part = knock("GET", url, headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.content) == (206, b"234")
    assert part.headers["content-range"] == "bytes 2-4/10"
    head = knock("HEAD", url)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", "10")
    again = knock("GET", url, headers={"If-None-Match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_link_to_what_is_gone_or_forged_opens_nothing(house: House, knock: Knock) -> None:
    assert knock("GET", link_to(house, "uploads/gone.png")).status_code == 404
    assert knock("GET", "https://films.example/files/uploads/gone.png").status_code == 404
    assert knock("GET", late_link(house, "uploads/gone.png")).status_code == 404


def test_a_store_elsewhere_is_asked_by_the_client_itself(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very-secret")
    url = "s3://films/house?endpoint=https://s3.example&region=us-east-1"
    elsewhere = dataclasses.replace(house, store=Store.of_url(url))
    answer = door(elsewhere)("GET", link_to(elsewhere, "renders/a/b/film.mp4"))
    assert answer.status_code == 307
    there = answer.headers["location"]
    assert there.startswith("https://s3.example/films/house/renders/a/b/film.mp4?")
    assert "X-Amz-Signature" in there
    assert "very-secret" not in there


def test_a_store_without_addresses_of_its_own_is_read_through_the_door(
    cloud_house: House, run: Any
) -> None:
    run(cloud_house.store.put_bytes("uploads/a.png", b"0123456789"))
    url = link_to(cloud_house, "uploads/a.png")
    answer = door(cloud_house)("GET", url)
    assert (answer.content, answer.headers["content-type"]) == (b"0123456789", "image/png")
    assert door(cloud_house)("HEAD", url).headers["content-length"] == "10"
