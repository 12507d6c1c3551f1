"""A server's own description, and whether what it answers is what the description says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from asking import ask
from jsonschema import Draft202012Validator, FormatChecker

Operation = dict[str, Any]


@dataclass(frozen=True)
class Described:
    """One OpenAPI document."""

    document: dict[str, Any]

    def operations(self) -> Iterator[tuple[str, str, Operation]]:
        """Method, path and operation of each."""
        for path, methods in self.document["paths"].items():
            for method, operation in methods.items():
                yield method.upper(), path, operation

    def faults(self, schema: dict[str, Any], value: Any) -> list[str]:
        """What is wrong with a value by a schema of the document."""
        whole = {**schema, "components": self.document["components"]}
        checked = Draft202012Validator(whole, format_checker=FormatChecker())
        return [f"{error.json_path}: {error.message}" for error in checked.iter_errors(value)]

    def found(self, method: str, path: str) -> Operation:
        """The operation that a request is: the one that leaves the least of a path open."""
        fits = [
            (len(re.sub(r"{\w+}", "", template)), operation)
            for known, template, operation in self.operations()
            if known == method and re.fullmatch(_pattern(template), path)
        ]
        assert fits, f"{method} {path} is not described"
        return max(fits, key=lambda fit: fit[0])[1]


@dataclass(frozen=True)
class Asking:
    """Asks a server, and holds each request and answer to the description."""

    url: str
    described: Described
    headers: dict[str, str]

    def ask(self, method: str, path: str, status: int = 200, **request: Any) -> Any:
        """The answer, as JSON or as bytes."""
        operation = self.described.found(method, path)
        answer = ask(method, f"{self.url}{path}", headers=self.headers, **request)
        assert answer.status_code == status, answer.text
        told = operation["responses"].get(str(status))
        assert told is not None, f"{operation['operationId']} does not tell of {status}"
        body = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if body is not None and status < 400 and "json" in request:
            faults = self.described.faults(body["schema"], request["json"])
            assert not faults, faults
        if "content" not in told:
            return answer.content
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in told["content"], f"{operation['operationId']} does not tell of {kind}"
        if kind != "application/json":
            return answer.content
        faults = self.described.faults(told["content"][kind]["schema"], answer.json())
        assert not faults, faults
        return answer.json()


def _pattern(template: str) -> str:
    """A path's pattern; a gap that ends it takes slashes too, as keys of objects have them."""
    parts = [re.escape(part) for part in re.split(r"{\w+}", template)]
    return "[^/]+".join(parts) if parts[-1] else "[^/]+".join(parts[:-1]) + "(?!.*//).+"
