"""How a door's table and its routes become OpenAPI."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fastapi import APIRouter
from pydantic import BaseModel

from kinoform.http.openapi import openapi
from kinoform.http.operations import DOCUMENT, Media, Operation, Parameter, Reference
from kinoform.http.overall import overall
from kinoform.http.refusals import plain

DOCUMENTS = {
    "type": "object",
    "properties": {"clip": {"$ref": "#/$defs/Clip"}},
    "$defs": {"Clip": {"type": "object"}},
}


class Clip(BaseModel):
    """Called as a part of documents is."""

    seconds: float


def routes() -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["films"])

    @router.post("/films/{film_id}", summary="Change a film")
    async def change(film_id: str) -> None: ...

    @router.get("/nobody-told-of-this", summary="Something")
    async def other() -> None: ...

    return router


def door(**operation: Any) -> Reference:
    told = Operation(**{"id": "changeFilm", "answer": Clip, **operation})
    return Reference(
        name="toy", title="Toy", description="", tags={"films": "Films."},
        operations={"POST /v1/films/{film_id}": told}, error=dict[str, Any], refuse=plain,
    )  # fmt: skip


def described(reference: Reference, **more: Any) -> dict[str, Any]:
    return openapi(
        reference, routes().routes, base_url="http://here", version="1", document=DOCUMENTS, **more
    )


def change(document: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = document["paths"]["/v1/films/{film_id}"]["post"]
    return operation


def test_a_route_that_no_table_tells_of_is_named_by_its_path() -> None:
    found = described(door())["paths"]["/v1/nobody-told-of-this"]["get"]
    assert (found["operationId"], found["summary"]) == ("getV1NobodyToldOfThis", "Something")


def test_gaps_of_a_path_are_parameters_even_if_nobody_told_of_them() -> None:
    (parameter,) = described(door(access="anybody"))["paths"]["/v1/films/{film_id}"]["post"][
        "parameters"
    ]
    assert (parameter["name"], parameter["in"], parameter["required"]) == ("film_id", "path", True)
    told = Parameter("film_id", "Which one.", place="path", required=True)
    (parameter,) = change(described(door(access="anybody", parameters=(told,))))["parameters"]
    assert parameter["description"] == "Which one."


def test_refusals_come_with_the_access_and_the_body() -> None:
    assert set(change(described(door(access="anybody")))["responses"]) == {"200", "429", "503"}
    with_key = change(described(door(body=Clip, refusals=("conflict",))))["responses"]
    assert set(with_key) == {"200", "400", "401", "403", "409", "413", "429", "503"}


def test_callers_who_are_counted_read_what_is_left_to_them() -> None:
    answers = change(described(door()))["responses"]
    wanted = {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"}
    assert wanted <= answers["200"]["headers"].keys()
    assert wanted | {"Retry-After"} == answers["429"]["headers"].keys()
    assert "headers" not in change(described(door(access="anybody")))["responses"]["200"]


def test_refusals_of_one_status_are_told_together() -> None:
    def refuse(refused: Any) -> Any:
        response = plain(refused)
        response.status_code = 400
        return response

    told = change(described(replace(door(), refuse=refuse)))["responses"]["400"]
    examples = told["content"]["application/json"]["examples"]
    assert set(examples) == {"limited", "unavailable", "unauthenticated", "forbidden"}


def test_a_key_in_the_address_is_offered_only_where_it_is_taken() -> None:
    ways = [way for each in change(described(door()))["security"] for way in each]
    assert "queryKey" not in ways
    ways = [way for each in change(described(door(), query_key=True))["security"] for way in each]
    assert "queryKey" in ways


def test_documents_are_described_where_they_are_spoken_of() -> None:
    assert "Document" not in described(door())["components"]["schemas"]
    told = described(door(body=Media(("application/json",), "", DOCUMENT)))
    schema = change(told)["requestBody"]["content"]["application/json"]["schema"]
    assert schema == {"$ref": "#/components/schemas/Document"}
    assert told["components"]["schemas"]["Document"]["properties"] == {
        "clip": {"$ref": "#/components/schemas/Clip"}
    }


@pytest.mark.parametrize("name", ["Document", "Clip", "ToyClip"])
def test_doors_together_keep_apart_what_is_called_alike(name: str) -> None:
    first, second = door(), replace(door(answer=Media(("text/plain",), "")), name="b", title="B")
    speaking = replace(
        second,
        operations={
            each: replace(told, body=Media(("application/json",), "", DOCUMENT))
            for each, told in second.operations.items()
        },
    )
    parts = [(first, described(first)), (speaking, described(speaking))]
    whole = overall(parts, info={"title": "All", "version": "1"}, document=DOCUMENTS)
    assert name in whole["components"]["schemas"]
    assert change(whole)["operationId"] == "bChangeFilm"
    assert {tag["name"] for tag in whole["tags"]} == {"Toy: films", "B: films"}
