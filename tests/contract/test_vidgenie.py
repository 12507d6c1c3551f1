"""VidGenie's documented path, from the first registration to a film, over plain HTTP."""

from __future__ import annotations

import httpx2
import pytest
from guest import Guest, registered, stranger, with_key
from running import Running

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

TIMELINE = {
    "background": "#203040",
    "tracks": [{"clips": [{
        "asset": {"type": "shape", "shape": "circle", "fill": {"color": "{{color}}"},
                  "circle": {"radius": 60}},
        "position": "center", "start": 0, "length": "{{seconds}}",
    }]}],
}  # fmt: skip
OUTPUT = {"format": "mp4", "resolution": "360p", "fps": 10}
EMPTY = {"timeline": {"tracks": []}, "output": OUTPUT}


@pytest.fixture(scope="module")
def member(running: Running) -> Guest:
    """A verified person with a key of their own."""
    signed_in = registered(running, "you")
    minted = signed_in.answer("apikey.create", {"name": "laptop"})["api_key"]
    assert minted["plaintext"].startswith("vg_live_")
    listed = signed_in.answer("apikey.list")["api_keys"]
    assert [key["name"] for key in listed] == ["laptop"]
    assert "plaintext" not in listed[0]
    return Guest(running.url, {"x-api-key": minted["plaintext"]})


def test_the_first_request_of_their_page(member: Guest) -> None:
    asked = {"timeline": {"tracks": []}, "output": {**OUTPUT, "resolution": "1080p", "fps": 30}}
    job = member.until_done(member.answer("render.create", asked)["id"])
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
    done = member.until_done(job["id"])
    assert (done["status"], done["duration"]) == ("done", 1.5)
    film = httpx2.get(
        f"{member.url}/api/v1/render.download", params={"id": job["id"]}, headers=member.headers,
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
    job = member.answer("render.create", EMPTY)
    other = with_key(running, "somebody else")
    assert other.answer("render.get", {"id": job["id"]}, 404)["code"] == "not_found"
    assert stranger(running).answer("render.list", status=401)["code"] == "missing_api_key"
    assert stranger(running).answer("render.nonsense", status=404)["code"] == "not_found"


def test_renders_are_listed_by_status_and_from_before_one(member: Guest) -> None:
    made = [member.answer("render.create", EMPTY)["id"] for _ in range(3)]
    first = member.answer("render.list", {"limit": 2})
    assert [job["id"] for job in first["renders"]] == made[:0:-1]
    member.answer("render.create", EMPTY)
    rest = member.answer("render.list", {"limit": 1, "before": first["next_before"]})
    assert [job["id"] for job in rest["renders"]] == made[:1]
    assert member.until_done(made[0])["status"] == "done"
    done = member.answer("render.list", {"status": "done", "limit": 100})["renders"]
    assert made[0] in {job["id"] for job in done}
    assert {job["status"] for job in done} == {"done"}
    refused = member.answer("render.list", {"status": "lost"}, 422)
    assert "cancelled" in refused["hint"]


def test_only_what_has_failed_is_tried_again(member: Guest) -> None:
    job = member.answer("render.create", EMPTY)
    member.until_done(job["id"])
    assert member.answer("render.retry", {"id": job["id"]}, 409)["code"] == "not_retryable"
    member.answer("render.retry", {"id": "rt_nothing"}, 404)
