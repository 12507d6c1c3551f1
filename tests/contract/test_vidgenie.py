"""VidGenie's documented path, from the first registration to a film, over plain HTTP."""

from __future__ import annotations

import time
from typing import Any

import httpx2
import pytest
from running import Running

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

PASSWORD = "correct horse battery staple"  # noqa: S105
TIMELINE = {
    "background": "#203040",
    "tracks": [{"clips": [{
        "asset": {"type": "shape", "shape": "circle", "fill": {"color": "{{color}}"},
                  "circle": {"radius": 60}},
        "position": "center", "start": 0, "length": "{{seconds}}",
    }]}],
}  # fmt: skip
OUTPUT = {"format": "mp4", "resolution": "360p", "fps": 10}
RENDER_SECONDS = 60


class Guest:
    """Somebody who asks."""

    def __init__(self, running: Running, **headers: str) -> None:
        self.url = f"{running.url}/api/v1"
        self.headers = headers

    def answer(self, verb: str, body: Any = None, status: int = 200) -> Any:
        answer = httpx2.post(
            f"{self.url}/{verb}", json=body or {}, headers=self.headers, timeout=30
        )
        assert answer.status_code == status, answer.text
        return answer.json()["data" if status == 200 else "error"]


def token_in_mail(running: Running, address: str) -> str:
    letters = running.command("outbox")["letters"]
    text = next(each["text"] for each in letters if each["to"] == address)
    return str(next(line for line in text.splitlines() if len(line) > 30 and " " not in line))


@pytest.fixture(scope="module")
def member(running: Running) -> Guest:
    """A verified person with a key of their own."""
    guest = Guest(running)
    registered = {"username": "you", "email": "you@example.com", "password": PASSWORD}
    assert guest.answer("account.register", registered)["user"]["status"] == "pending"
    refused = guest.answer("account.login", {"username": "you", "password": PASSWORD}, 403)
    assert refused["code"] == "email_not_verified"
    guest.answer("account.verify_email", {"token": token_in_mail(running, "you@example.com")})
    access = guest.answer("account.login", {"username": "you", "password": PASSWORD})
    assert access["access_token"].startswith("vg_at_")
    signed_in = Guest(running, authorization=f"Bearer {access['access_token']}")
    minted = signed_in.answer("apikey.create", {"name": "laptop"})["api_key"]
    assert minted["plaintext"].startswith("vg_live_")
    listed = signed_in.answer("apikey.list")["api_keys"]
    assert [key["name"] for key in listed] == ["laptop"]
    assert "plaintext" not in listed[0]
    return Guest(running, **{"x-api-key": minted["plaintext"]})


def until_done(member: Guest, render_id: str) -> Any:
    until = time.monotonic() + RENDER_SECONDS
    while time.monotonic() < until:
        job = member.answer("render.get", {"id": render_id})
        if job["status"] in {"done", "failed", "cancelled"}:
            return job
        time.sleep(0.2)
    raise TimeoutError(render_id)


def test_the_first_request_of_their_page(member: Guest) -> None:
    asked = {"timeline": {"tracks": []}, "output": {**OUTPUT, "resolution": "1080p", "fps": 30}}
    job = until_done(member, member.answer("render.create", asked)["id"])
    assert (job["status"], job["width"], job["height"]) == ("done", 1920, 1080)


def test_a_template_makes_a_film_of_values(member: Guest) -> None:
    kept = member.answer(
        "template.create", {"name": "dot", "timeline": TIMELINE, "output": OUTPUT}
    )["template"]
    assert kept["fields"] == ["color", "seconds"]
    missing = member.answer("template.render", {"id": kept["id"], "values": {"seconds": 1}}, 422)
    assert missing["code"] == "missing_merge_field"
    values = {"color": "#ff8800", "seconds": 1.5}
    job = member.answer("template.render", {"id": kept["id"], "values": values})
    done = until_done(member, job["id"])
    assert (done["status"], done["duration"]) == ("done", 1.5)
    film = httpx2.get(
        f"{member.url}/render.download", params={"id": job["id"]}, headers=member.headers,
        follow_redirects=True,
    )  # fmt: skip
    assert film.content[4:8] == b"ftyp"
    member.answer("template.delete", {"id": kept["id"]})
    member.answer("template.get", {"id": kept["id"]}, 404)


def test_a_render_is_cancelled(member: Guest) -> None:
    clip = {**TIMELINE["tracks"][0]["clips"][0], "length": 600}
    clip["asset"] = {**clip["asset"], "fill": {"color": "#ffffff"}}
    asked = {"timeline": {"tracks": [{"clips": [clip]}]}, "output": OUTPUT}
    job = member.answer("render.create", asked)
    assert member.answer("render.cancel", {"id": job["id"]})["status"] == "cancelled"
    assert member.answer("render.cancel", {"id": job["id"]}, 409)["code"] == "already_finished"


def test_what_is_wrong_is_said_at_its_place(member: Guest) -> None:
    clip = {"asset": {"type": "shape", "shape": "star"}, "position": "center"}
    asked = {"timeline": {"tracks": [{"clips": [clip]}]}, "output": OUTPUT}
    error = member.answer("render.create", asked, 422)
    assert error["problems"][0]["pointer"].startswith("/timeline/tracks/0/clips/0")


def test_strangers_see_nothing(member: Guest, running: Running) -> None:
    job = member.answer("render.create", {"timeline": {"tracks": []}, "output": OUTPUT})
    other = running.command(
        "keys", "create", "--dialect", "vidgenie", "--account", "somebody else"
    )["key"]
    stranger = Guest(running, **{"x-api-key": other})
    assert stranger.answer("render.get", {"id": job["id"]}, 404)["code"] == "not_found"
    assert Guest(running).answer("render.list", status=401)["code"] == "missing_api_key"
    assert Guest(running).answer("render.nonsense", status=404)["code"] == "not_found"
