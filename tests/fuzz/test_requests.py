"""Whatever is asked of any operation is answered in the words of its door, and by no 500."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import pytest_socket
from bodies import bodies, numbers, words
from budget import Budget, examples
from hypothesis import given
from hypothesis import strategies as st
from running import Running, serving
from tenants import Tenant, person, tenant
from walking import Line, Route, open_line, routes

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SCARCE = {"KINOFORM_RENDER_PROCESSES": "0", "KINOFORM_STRANGERS_PER_MINUTE": "1000000"}
"""Nothing is rendered, so that there is time to ask."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, _sockets: None) -> Iterator[Running]:
    with serving(tmp_path_factory.mktemp("asked"), **SCARCE) as running:
        yield running


@pytest.fixture(scope="module")
def _sockets() -> Iterator[None]:
    pytest_socket.enable_socket()
    yield
    pytest_socket.disable_socket(allow_unix_socket=True)


@pytest.fixture(scope="module")
def sender(house: Running) -> Tenant:
    return tenant(house, "fuzzing")


@pytest.fixture(scope="module")
def session(house: Running) -> dict[str, str]:
    return person(house, "fuzzing-person").headers


@pytest.fixture
def line(house: Running) -> Iterator[Line]:
    with open_line(house.url) as opened:
        yield opened


def asked_of(url: str, *, with_body: bool) -> dict[str, Route]:
    """Operations by their names, but for the one that ends the session that asks."""
    return {
        str(route): route
        for route in routes(url)
        if bool(route.body) == with_body and route.operation["operationId"] != "logOut"
    }


def assert_answered(route: Route, answer: tuple[int, str, bytes]) -> None:
    status, kind, content = answer
    if status >= 400:
        route.assert_refused(status, kind, json_of(kind, content))


def json_of(kind: str, content: bytes) -> Any:
    return json.loads(content) if kind.startswith("application/json") else None


@given(data=st.data())
@examples(0.6)
def test_any_body_is_answered(
    data: st.DataObject, house: Running, sender: Tenant, session: dict[str, str], line: Line,
    budget: Budget,
) -> None:  # fmt: skip
    asked = asked_of(house.url, with_body=True)
    route = asked[data.draw(st.sampled_from(sorted(asked)))]
    content = data.draw(bodies(route.body, route.told.document["components"]["schemas"]))
    headers = session if route.access == "session" else sender.headers
    with budget.example() as has_time:
        if has_time:
            assert_answered(route, line.ask(route.method, route.filled(), headers, content))


@given(data=st.data())
@examples(0.6)
def test_any_address_is_answered(
    data: st.DataObject, house: Running, sender: Tenant, session: dict[str, str], line: Line,
    budget: Budget,
) -> None:  # fmt: skip
    asked = asked_of(house.url, with_body=False)
    route = asked[data.draw(st.sampled_from(sorted(asked)))]
    values = words | numbers.map(str) | st.binary(max_size=8)
    told = {name: quote(data.draw(values)) for name in route.parameters("query")}
    query = "&".join(f"{name}={value}" for name, value in told.items())
    target = f"{route.filled(quote(data.draw(values), safe=''))}?{query}"
    headers = session if route.access == "session" else sender.headers
    with budget.example() as has_time:
        if has_time:
            assert_answered(route, line.ask(route.method, target, headers))
