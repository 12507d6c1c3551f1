"""The door as its clients read about it."""

from __future__ import annotations

from typing import get_args

from kinoform.db.renders import RenderStatus
from kinoform.dialects.house import answers
from kinoform.dialects.house.present import NAME, refusal
from kinoform.http.operations import Operation, Parameter, Reference

KEY_PREFIX = "kf_"
_PAGES = (
    Parameter(
        "limit", "Entries of a page; more than 100 are 100.",
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    ),
    Parameter("before", "Where the page begins: `next_before` of another."),
)  # fmt: skip
_RENDER = Parameter("render_id", "The render.", place="path", required=True)
_STATUS = Parameter("status", "Only those that are so far.", {"enum": list(get_args(RenderStatus))})
_DELIVERY = Parameter("delivery_id", "The message.", place="path", required=True)

REFERENCE = Reference(
    name=NAME,
    title="House",
    description="What an account has and did, whichever API it came by: credits, renders, calls, "
    "and messages to receivers. Keys of any API are good here, as far as their scopes go.",
    tags={
        "account": "Plan, credits, room for uploads, and what was called.",
        "renders": "Renders of all APIs.",
        "deliveries": "Messages to receivers, and the secret that signs them.",
    },
    operations={
        "GET /house/v1/account": Operation(
            id="getAccount", scope="videos:read", answer=answers.Account,
        ),
        "GET /house/v1/transfers": Operation(
            id="listTransfers", scope="billing:read", answer=answers.Transfers,
            parameters=_PAGES, refusals=("invalid",),
        ),
        "GET /house/v1/audit": Operation(
            id="listCalls", scope="audit:read", answer=answers.Calls, parameters=_PAGES,
            refusals=("invalid",),
        ),
        "GET /house/v1/renders": Operation(
            id="listRenders", scope="videos:read", answer=answers.Renders,
            parameters=(*_PAGES, _STATUS), refusals=("invalid",),
        ),
        "GET /house/v1/renders/{render_id}": Operation(
            id="getRender", scope="videos:read", answer=answers.Render, parameters=(_RENDER,),
            refusals=("not_found",),
        ),
        "POST /house/v1/renders/{render_id}/cancel": Operation(
            id="cancelRender", scope="videos:create", answer=answers.Render,
            parameters=(_RENDER,), refusals=("not_found", "conflict"),
            description="Its credits come back.",
        ),
        "POST /house/v1/renders/{render_id}/retry": Operation(
            id="retryRender", scope="videos:create", answer=answers.RenderRetried,
            parameters=(_RENDER,), refusals=("not_found", "conflict", "no_credits"),
        ),
        "GET /house/v1/deliveries": Operation(
            id="listDeliveries", scope="webhooks:manage", answer=answers.Deliveries,
            parameters=_PAGES, refusals=("invalid",),
        ),
        "POST /house/v1/deliveries/{delivery_id}/resend": Operation(
            id="resendDelivery", scope="webhooks:manage", answer=answers.Delivery,
            parameters=(_DELIVERY,), refusals=("not_found", "conflict"),
        ),
        "GET /house/v1/webhook-secret": Operation(
            id="getWebhookSecret", scope="webhooks:manage", answer=answers.Secret,
        ),
        "POST /house/v1/webhook-secret/rotate": Operation(
            id="rotateWebhookSecret", scope="webhooks:manage", answer=answers.Secret,
        ),
    },
    error=answers.Error,
    refuse=refusal,
    key_prefix=KEY_PREFIX,
)  # fmt: skip
