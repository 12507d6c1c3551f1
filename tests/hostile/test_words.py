"""Words and timelines that nobody means well: literal text, or a refusal at its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from guest import Guest
from running import Running
from tenants import Tenant, tenant

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

META = {"width": 320, "height": 180, "fps": 10}
RECT = {"type": "rect", "start": 0, "duration": 1}
SMALL = {"width": 320, "height": 180, "fps": 5}
WORDS = {
    "braces": "{{ 1 + 1 }} {{ name }} {{",
    "filter": "a':x=1,drawtext=textfile=/etc/passwd,[out];%{pts}\\:\\'",
    "markup": "<script>{\\an8}<b>&amp;%s $(id) `id` ${id}",
    "right to left": "\u202eשלום\u202c عالم \u2066x\u2069 \u200f",
    "emoji": "😀👩‍👩‍👧‍👦🏳️‍🌈" * 50,
    "no letters": "a\u0000b\ud800c\ufffe\x07\x1b[31m",
    "marks": "Z" + "\u0300" * 300,
}


@pytest.fixture(scope="module")
def sender(running: Running) -> Tenant:
    return tenant(running, "words")


@pytest.fixture(scope="module")
def guest(running: Running, sender: Tenant) -> Guest:
    return Guest(running.url, sender.headers)


def still(sender: Tenant, text: str, **more: Any) -> bytes:
    clip = {"type": "text", "text": text, "start": 0, "duration": 1}
    film = {"meta": META, "tracks": [{"clips": [clip]}], **more}
    temp_id = sender.told("POST", "/api/v1/preview", json=film)["tempId"]
    return bytes(sender.ask("GET", f"/watch/{temp_id}/frame?t=0.5&format=png").content)


def test_what_is_put_into_a_text_is_not_read_as_more_of_it(sender: Tenant) -> None:
    filled = still(sender, "{{ name }}", variables={"name": "{{ 1 + 1 }}"})
    assert filled != still(sender, "2")
    assert filled == still(sender, '{{ "{{ 1 + 1 }}" }}')


def test_values_of_a_template_are_drawn_as_they_are(
    running: Running, sender: Tenant, guest: Guest
) -> None:
    shape = {"type": "shape", "shape": "circle", "circle": {"radius": 9}}
    clips = [
        {"asset": shape, "start": at, "length": 1, "caption": {"text": f"{{{{v{at}}}}}"}}
        for at in range(len(WORDS))
    ]
    kept = guest.answer("template.create", {
        "name": "words", "timeline": {"tracks": [{"clips": clips}]}, "output": SMALL,
    })  # fmt: skip
    values = {f"v{at}": word for at, word in enumerate(WORDS.values())}
    order = {"id": kept["template"]["id"], "values": values}
    # Written in ASCII, since half a letter cannot be sent as anything else.
    body = json.dumps(order).encode("ascii")
    begun = sender.told("POST", "/api/v1/template.render", content=body)["data"]
    assert guest.until_done(begun["render_id"])["status"] == "done"
    assert "Traceback" not in running.log.read_text()


def test_a_value_of_too_many_letters_is_refused_where_it_would_stand(guest: Guest) -> None:
    shape = {"type": "shape", "shape": "circle", "circle": {"radius": 9}}
    clip = {"asset": shape, "start": 0, "length": 1, "caption": {"text": "{{v}}"}}
    timeline = {"tracks": [{"clips": [clip]}]}
    kept = guest.answer("template.create", {"name": "long", "timeline": timeline, "output": SMALL})
    order = {"id": kept["template"]["id"], "values": {"v": "😀" * 100_000}}
    fault = guest.answer("template.render", order, 422)
    assert "100,000 letters" in str(fault)
    assert "/timeline/tracks/0/clips/0/caption/text" in str(fault)


def nested(depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = RECT
    for _ in range(depth):
        inner = {"type": "group", "start": 0, "duration": 1, "clips": [inner]}
    return inner


def film(*clips: dict[str, Any], **meta: Any) -> dict[str, Any]:
    return {"meta": {**META, **meta}, "tracks": [{"clips": list(clips or (RECT,))}]}


TIMELINES: dict[str, tuple[dict[str, Any], str]] = {
    "no length": (film({**RECT, "duration": 0}), "/tracks"),
    "less than none": (film({**RECT, "duration": -1}), "/tracks/0/clips/0/duration"),
    "without end": (film({**RECT, "duration": 1e9}), "/tracks/0/clips/0/duration"),
    "before the beginning": (film({**RECT, "start": -1}), "/tracks/0/clips/0/start"),
    "no frames": (film(fps=0), "/meta/fps"),
    "fewer than none": (film(fps=-30), "/meta/fps"),
    "a million frames": (film(fps=1e6), "/meta/fps"),
    "wide": (film(width=100_000), "/meta/width"),
    "flat": (film(height=0), "/meta/height"),
    "tracks": (
        {"meta": META, "tracks": [{"clips": [RECT]}] * 10_000}, "/tracks/5000/clips/0",
    ),
    "within itself": (film(nested(40)), "/config/tracks/0/clips/0/clips"),
    "its own layout": (film({**RECT, "type": "layout", "children": "self"}), "/tracks/0/clips/0"),
    "its own length": (film({**RECT, "id": "a", "start": "@a.end"}), "/tracks/0/clips/0"),
    "doubled and doubled": (
        film({**RECT, "repeat": {"over": 1e9}}), "/tracks/0/clips/0",
    ),
}  # fmt: skip
"""Films that never were, and where that shows."""


@pytest.mark.parametrize("name", TIMELINES)
def test_a_film_that_never_was_is_refused_at_its_place_before_it_costs(
    sender: Tenant, name: str
) -> None:
    document, place = TIMELINES[name]
    before = sender.told("GET", "/house/v1/account")["credits"]
    answer = sender.ask("POST", "/api/v1/video", json={"config": document})
    assert answer.status_code == 400, answer.text
    places = [fault["pointer"] for fault in answer.json()["details"]["problems"]]
    assert any(each.startswith(place) for each in places), places
    assert sender.told("GET", "/house/v1/account")["credits"] == before


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"length": 0}, "length"), ({"length": -1}, "length"), ({"length": 1e9}, "length"),
        ({"start": -1}, "start"), ({"start": 1e9}, "start"),
        ({"scale": 1e300}, "scale"), ({"asset": {"type": "self"}}, "asset"),
    ],
)  # fmt: skip
def test_a_timeline_that_never_was_is_refused_at_its_place(
    guest: Guest, change: dict[str, Any], place: str
) -> None:
    shape = {"type": "shape", "shape": "circle", "circle": {"radius": 9}}
    clip = {"asset": shape, "start": 0, "length": 1, **change}
    order = {"timeline": {"tracks": [{"clips": [clip]}]}, "output": SMALL}
    fault = guest.answer("render.create", order, 422)
    assert f"/timeline/tracks/0/clips/0/{place}" in str(fault)


@pytest.mark.parametrize(
    "output", [{"fps": 0}, {"fps": -1}, {"fps": 1e9}, {"width": 10**5}, {"height": 0}]
)
def test_an_output_that_never_was_is_refused_at_its_place(
    guest: Guest, output: dict[str, Any]
) -> None:
    shape = {"type": "shape", "shape": "circle", "circle": {"radius": 9}}
    clip = {"asset": shape, "start": 0, "length": 1}
    order = {"timeline": {"tracks": [{"clips": [clip]}]}, "output": output}
    assert "/output/" in str(guest.answer("render.create", order, 422))
