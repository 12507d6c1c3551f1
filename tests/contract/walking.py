"""Every operation of every door, as the server itself tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from asking import ask
from described import Described
from jsonschema import Draft202012Validator

from kinoform.dialects._doors import doors
from kinoform.watch.schema import REFERENCE as WATCHING

NOBODYS = "nobody"


@dataclass(frozen=True)
class Route:
    """One operation, with the description that it belongs to."""

    told: Described
    envelope: Draft202012Validator
    """Knows the refusals of its door."""
    door: str
    method: str
    path: str
    operation: dict[str, Any]

    @property
    def access(self) -> str:
        """Who may ask: `key`, `session` or `anybody`."""
        ways = {name for way in self.operation["security"] for name in way}
        return "session" if "session" in ways else "key" if ways else "anybody"

    @property
    def scope(self) -> str:
        return next((scope for way in self.operation["security"] for s in way.values()
                     for scope in s), "")  # fmt: skip

    @property
    def body(self) -> dict[str, Any]:
        """The schema of its JSON, with references followed; empty where it takes none."""
        content = self.operation.get("requestBody", {}).get("content", {})
        return self.followed(content.get("application/json", {}).get("schema", {}))

    def followed(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = self.told.document["components"]["schemas"][name]
        return schema

    @property
    def needs_body(self) -> bool:
        return bool(self.body) and bool(self.operation["requestBody"].get("required"))

    def parameters(self, place: str) -> list[str]:
        told = self.operation.get("parameters", [])
        return [each["name"] for each in told if each["in"] == place]

    def filled(self, value: str = NOBODYS) -> str:
        """Its path with something in each gap."""
        return re.sub(r"{\w+}", lambda _: value, self.path)

    def assert_refused(self, status: int, content_type: str, body: Any) -> None:
        """An answer is a refusal in the envelope of the door."""
        assert 400 <= status < 500, (self, status, body)
        assert content_type.startswith("application/json"), (self, status, content_type)
        assert self.envelope.is_valid(body), (self, status, body)

    def __repr__(self) -> str:
        return f"{self.method} {self.path}"


def routes(url: str) -> list[Route]:
    """All operations of the doors and of what is outside of them."""
    return list(_routes(url))


@cache
def _routes(url: str) -> tuple[Route, ...]:
    return tuple(_read(url))


def _read(url: str) -> Iterator[Route]:
    for door in (*doors(), WATCHING.name):
        told = Described(ask("GET", f"{url}/openapi/{door}.json").json())
        envelope = envelope_of(told)
        for method, path, operation in told.operations():
            yield Route(told, envelope, door, method, path, operation)


def envelope_of(told: Described) -> Draft202012Validator:
    """What knows a refusal as a door describes it."""
    for *_, operation in told.operations():
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                schema = answer["content"]["application/json"]["schema"]
                return Draft202012Validator({**schema, "components": told.document["components"]})
    raise LookupError("no operation tells of a refusal")


@dataclass(frozen=True)
class Line:
    """Sends requests as they are written, where a client would mend the address."""

    connection: HTTPConnection

    def ask(
        self, method: str, target: str, headers: dict[str, str], body: bytes = b""
    ) -> tuple[int, str, bytes]:
        """Status, type and content of the answer."""
        self.connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.connection.putheader(name, value)
        self.connection.endheaders(body)
        answer = self.connection.getresponse()
        return answer.status, answer.headers.get("content-type", ""), answer.read()


@contextmanager
def open_line(url: str) -> Iterator[Line]:
    """A line to a server, until the block ends."""
    parts = urlsplit(url)
    with closing(HTTPConnection(parts.hostname or "", parts.port, timeout=30)) as connection:
        yield Line(connection)
