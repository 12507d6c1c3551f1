"""OpenAPI 3.1 of one door, made of its table and of the routes that there really are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute

from kinoform.app.refusal import Reason
from kinoform.http.access import allowed, schemes
from kinoform.http.operations import Hook, Media, Operation, Parameter, Reference, Schema
from kinoform.http.rates import RATE_HEADERS
from kinoform.http.refusals import MEANINGS, SAMPLES
from kinoform.http.schemas import Types, with_documents

VERSION = "3.1.0"
ONCE = Parameter(
    "Idempotency-Key",
    "Anything of yours that names this request, such as a random UUID. Sent again with the same "
    "key, it is not carried out twice but answered as the first time.",
    {"type": "string", "minLength": 1, "maxLength": 255}, place="header",
)  # fmt: skip
Found = tuple[str, str, str, Operation]
"""Method, path, tag, and what the door tells of it."""


def openapi(
    reference: Reference,
    routes: Sequence[BaseRoute],
    *,
    base_url: str,
    version: str,
    document: Schema,
    query_key: bool = False,
) -> Schema:
    """The description of one door. `document` is the JSON Schema of documents."""
    found = list(operations(reference, routes))
    told = [operation for *_, operation in found]
    types = _types(reference, told)
    paths: Schema = {}
    for method, path, tag, operation in found:
        entry = _operation(reference, types, operation, method, path, query_key=query_key)
        paths.setdefault(path, {})[method.lower()] = {"tags": [tag], **entry}
    described: Schema = {
        "openapi": VERSION,
        "info": {
            "title": reference.title, "version": version, "description": reference.description,
        },
        "servers": [{"url": base_url}],
        "tags": [
            {"name": name, "description": reference.tags.get(name, "")}
            for name in dict.fromkeys([*reference.tags, *(tag for _, _, tag, _ in found)])
        ],
        "paths": paths,
        "components": {"schemas": types.components},
    }  # fmt: skip
    used = schemes(reference.key_prefix, told, query_key=query_key)
    if used:
        described["components"]["securitySchemes"] = used
    if reference.hooks:
        described["webhooks"] = {
            name: {"post": _hook(hook, types)} for name, hook in reference.hooks.items()
        }
    return with_documents(described, document)


def operations(reference: Reference, routes: Sequence[BaseRoute]) -> Iterator[Found]:
    """What there is to ask for; a route that the table leaves out is named by its path."""
    for route in iter_route_contexts(routes):
        path = route.path_format
        if path is None or not getattr(route, "include_in_schema", False):
            continue
        for method in sorted((route.methods or set()) - {"HEAD", "OPTIONS"}):
            told = reference.operations.get(f"{method} {path}")
            told = told or Operation(id=_name_of(method, path), answer=Any)
            summary = told.summary or str(getattr(route, "summary", "") or "")
            tags = [str(tag) for tag in getattr(route, "tags", None) or [reference.title]]
            yield method, path, tags[0], replace(told, summary=summary)


def _types(reference: Reference, told: Sequence[Operation]) -> Types:
    bodies = [each.body for each in told if each.body is not None]
    answers = [each.answer for each in told] + [hook.payload for hook in reference.hooks.values()]
    return Types(
        [each for each in bodies if not isinstance(each, Media)],
        [each for each in answers if not isinstance(each, Media)] + [reference.error],
    )


def _operation(
    reference: Reference, types: Types, told: Operation, method: str, path: str, *, query_key: bool
) -> Schema:
    entry: Schema = {"operationId": told.id, "summary": told.summary}
    if told.description:
        entry["description"] = told.description
    entry["security"] = allowed(told.access, told.scope, query_key=query_key)
    parameters = list(_parameters(told, method, path))
    if parameters:
        entry["parameters"] = [_parameter(each) for each in parameters]
    if told.body is not None:
        entry["requestBody"] = {
            "required": told.body_required, "content": _asked(told, types),
        }  # fmt: skip
    entry["responses"] = {
        str(told.status): _answer(told, types),
        **_refusals(reference, types, told),
    }
    return entry


def _parameters(told: Operation, method: str, path: str) -> Iterator[Parameter]:
    named = {each.name for each in told.parameters}
    for name in re.findall(r"{(\w+)}", path):
        if name not in named:
            yield Parameter(name, "", place="path", required=True)
    yield from told.parameters
    if method == "POST" and told.access == "key":
        yield ONCE


def _parameter(each: Parameter) -> Schema:
    told = {"name": each.name, "in": each.place, "required": each.required, "schema": each.schema}
    return {**told, "description": each.description} if each.description else told


def _asked(told: Operation, types: Types) -> Schema:
    examples = {
        re.sub(r"\W+", "-", name.lower()): {"summary": name, "value": value}
        for name, value in told.asked.items()
    }
    if isinstance(told.body, Media):
        return {kind: {"schema": told.body.schema} for kind in told.body.types}
    content: Schema = {"schema": types.asked(told.body)}
    return {"application/json": {**content, "examples": examples} if examples else content}


def _answer(told: Operation, types: Types) -> Schema:
    headers = {
        name: {"description": text, "schema": {"type": "string"}}
        for name, text in told.headers.items()
    } | (_RATES if told.access != "anybody" else {})
    more: Schema = {"headers": headers} if headers else {}
    if isinstance(told.answer, Media):
        content = {kind: {"schema": told.answer.schema} for kind in told.answer.types}
        more |= {"content": content} if content else {}
        return {"description": told.answer.description, **more}
    content = {"schema": types.answered(told.answer)}
    if told.answered is not None:
        content["example"] = told.answered
    description = HTTPStatus(told.status).phrase
    return {"description": description, "content": {"application/json": content}, **more}


def _refusals(reference: Reference, types: Types, told: Operation) -> Schema:
    """The refusals of an operation as its door sends them, those of one status together."""
    answers: Schema = {}
    for reason in _reasons(told):
        sent = reference.refuse(SAMPLES[reason])
        answer = answers.setdefault(str(sent.status_code), {"description": "", "examples": {}})
        answer["description"] = f"{answer['description']} {MEANINGS[reason]}".strip()
        answer["examples"][reason] = {"value": json.loads(bytes(sent.body))}
    schema = types.answered(reference.error)
    return {
        status: {
            "description": answer["description"],
            "content": {"application/json": {"schema": schema, "examples": answer["examples"]}},
            **({"headers": _HEADERS_OF[status]} if status in _HEADERS_OF else {}),
        }
        for status, answer in sorted(answers.items())
    }


_WAIT: Schema = {
    "Retry-After": {"description": "Seconds to wait, where that is known.",
                    "schema": {"type": "integer"}},
}  # fmt: skip
_RATES: Schema = {
    name: {"description": text, "schema": {"type": "integer"}}
    for name, text in RATE_HEADERS.items()
}
_HEADERS_OF: Mapping[str, Schema] = {"429": _WAIT | _RATES, "503": _WAIT}


def _reasons(told: Operation) -> list[Reason]:
    reasons: list[Reason] = [*told.refusals, "limited", "unavailable"]
    if told.access != "anybody":
        reasons.append("unauthenticated")
    if told.access == "key":
        reasons.append("forbidden")
    if told.body is not None:
        reasons += ["invalid", "too_large"]
    return list(dict.fromkeys(reasons))


def _hook(hook: Hook, types: Types) -> Schema:
    content: Schema = {"schema": types.answered(hook.payload)}
    if hook.example is not None:
        content["example"] = hook.example
    return {
        "operationId": hook.id, "summary": hook.summary, "description": hook.description,
        "requestBody": {"required": True, "content": {"application/json": content}},
        "responses": {"2XX": {"description": "It was heard; any other answer is tried again."}},
    }  # fmt: skip


def _name_of(method: str, path: str) -> str:
    words = re.findall(r"[A-Za-z0-9]+", path.removeprefix("/api/v1"))
    return method.lower() + "".join(word[:1].upper() + word[1:] for word in words)
