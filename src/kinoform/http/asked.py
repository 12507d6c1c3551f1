"""Bodies of requests as models: read within limits, and every fault of them told."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request

from kinoform.app.refusal import faulty
from kinoform.compile.faults import faults_of
from kinoform.http.body import json_object


class Asked(BaseModel):
    """A body. Fields that nobody knows are left alone, since newer clients may send some."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="ignore", allow_inf_nan=False,
        use_attribute_docstrings=True,
    )  # fmt: skip


Body = TypeVar("Body", bound=Asked)


async def asked(request: Request, model: type[Body], code: str = "INVALID_REQUEST") -> Body:
    """The body of a request; an empty one is an empty object. Raises Refused for its faults."""
    raw = await json_object(request)
    try:
        return model.model_validate(raw)
    except ValidationError as invalid:
        raise faulty(tuple(faults_of(invalid, raw, "")), code) from None
