"""The door as its clients read about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, WithJsonSchema, create_model

from kinoform.app.refusal import Reason
from kinoform.dialects.vidgenie import answers, bodies
from kinoform.dialects.vidgenie import examples as shown
from kinoform.dialects.vidgenie.keys import KEY_PREFIX
from kinoform.dialects.vidgenie.present import NAME, refusal
from kinoform.http.operations import Access, Hook, Media, Operation, Parameter, Reference, Schema

Operations = dict[str, Operation]
_ROOT = "/api/v1/"


@cache
def _data(facts: Any) -> type[BaseModel]:
    """The answer that holds facts of a type."""
    model: type[BaseModel] = create_model(f"{facts.__name__}Answer", data=(facts, ...))
    return model


_ID = {"id": (True, {"type": "string"}, "Which one.")}
_LIMIT = {
    "limit": (
        False, {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
        "Entries of a page; more than 100 are 100.",
    )
}  # fmt: skip
_OFFSET = {"offset": (False, {"type": "integer", "minimum": 0, "default": 0}, "Entries left out.")}
_BEFORE = {"before": (False, {"type": "string"}, "Where a page begins: `next_before` of another.")}
_Fields = Mapping[str, tuple[bool, Schema, str]]


def _verb(
    verb: str, id_: str, body: Any, answer: Any, *, access: Access = "key", scope: str = "",
    refusals: tuple[Reason, ...] = (), asked: Mapping[str, Any] | None = None,
    answered: Any = None, description: str = "",
) -> Operations:  # fmt: skip
    """A verb that changes something."""
    return {
        f"POST {_ROOT}{verb}": Operation(
            id=id_, body=body, answer=_data(answer), access=access, scope=scope, refusals=refusals,
            asked=asked or {}, answered=None if answered is None else {"data": answered},
            description=description,
        )
    }  # fmt: skip


def _read(
    verb: str, id_: str, fields: _Fields, answer: Any, *, access: Access = "key", scope: str = "",
    refusals: tuple[Reason, ...] = (), answered: Any = None, status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Operations:  # fmt: skip
    """A verb that changes nothing: by POST, and by GET with the same fields in its query."""
    told = Operation(
        id=id_, answer=answer if isinstance(answer, Media) else _data(answer), access=access,
        scope=scope, answered=None if answered is None else {"data": answered}, status=status,
        refusals=("invalid", *refusals) if fields else refusals, headers=headers or {},
    )  # fmt: skip
    query = tuple(
        Parameter(name, text, schema, required=needed)
        for name, (needed, schema, text) in fields.items()
    )
    required = [name for name, (needed, *_) in fields.items() if needed]
    properties = {
        name: {**schema, "description": text} for name, (_, schema, text) in fields.items()
    }
    by_body = {"type": "object", "properties": properties, "required": required}
    body = Annotated[dict[str, Any], WithJsonSchema(by_body)] if fields else None
    return {
        f"POST {_ROOT}{verb}": replace(told, body=body, body_required=bool(required)),
        f"GET {_ROOT}{verb}": replace(
            told, id=f"{id_}ByGet", parameters=query,
            description="The same, for those who would rather ask by an address.",
        ),
    }  # fmt: skip


_FILM = Media((), "The film is at the address in `Location`.")

ACCOUNT = {
    **_verb(
        "account.register", "registerAccount", bodies.NewAccount, answers.Registered,
        access="anybody", refusals=("conflict",), asked={"You": shown.NEW_ACCOUNT},
        answered={"user": shown.PENDING_USER, "message": shown.MAIL_SENT},
        description="A mail brings a token for account.verify_email; until then the account waits.",
    ),
    **_verb(
        "account.verify_email", "verifyEmail", bodies.MailedToken, answers.Verified,
        access="anybody", asked={"A token": {"token": "from-the-mail"}},
        answered={"verified": True, "username": "you"},
    ),
    **_verb(
        "account.resend_verification", "resendVerification", bodies.MailAddress, answers.Note,
        access="anybody", asked={"You": {"email": "you@example.com"}},
        description="The answer is the same for every address, known or not.",
    ),
    **_verb(
        "account.login", "logIn", bodies.Credentials, answers.SignedIn, access="anybody",
        refusals=("unauthenticated", "forbidden"), asked={"You": shown.CREDENTIALS},
        answered=shown.SIGNED_IN,
    ),
    **_verb("account.logout", "logOut", None, answers.SignedOut, access="session"),
    **_read("account.me", "getMe", {}, answers.Me, access="session", answered={"user": shown.USER}),
    **_verb(
        "account.change_password", "changePassword", bodies.NewPassword, answers.PasswordChanged,
        access="session", refusals=("forbidden",),
    ),
}  # fmt: skip
KEYS = {
    **_verb(
        "apikey.create", "createApiKey", bodies.NewKey, answers.KeyMinted, access="session",
        asked={"For a laptop": {"name": "laptop"}}, answered={"api_key": shown.FRESH_KEY},
        description="The key is shown this once.",
    ),
    **_read(
        "apikey.list", "listApiKeys", {}, answers.Keys, access="session",
        answered={"api_keys": [shown.KEY]},
    ),
    **_verb(
        "apikey.revoke", "revokeApiKey", bodies.Named, answers.Revoked, access="session",
        refusals=("not_found",),
    ),
}  # fmt: skip
RENDERS = {
    **_verb(
        "render.create", "createRender", bodies.RenderRequest, answers.RenderQueued,
        scope="renders:create", asked={"A fading picture": shown.FILM, "Nothing yet": shown.EMPTY},
        answered=shown.QUEUED, refusals=("no_credits",),
    ),
    **_read(
        "render.get", "getRender", _ID, answers.Render, scope="renders:read",
        refusals=("not_found",), answered=shown.DONE,
    ),
    **_read(
        "render.list", "listRenders",
        {**_LIMIT, **_OFFSET, **_BEFORE, "status": (False, {
            "type": "string", "enum": ["queued", "rendering", "done", "failed", "cancelled"],
        }, "Only those that are so far.")},
        answers.Renders, scope="renders:read",
    ),
    **_verb(
        "render.cancel", "cancelRender", bodies.Named, answers.Render, scope="renders:create",
        refusals=("not_found", "conflict"),
    ),
    **_verb(
        "render.retry", "retryRender", bodies.Named, answers.RenderRetried,
        scope="renders:create", refusals=("not_found", "conflict", "no_credits"),
    ),
    **_read(
        "render.download", "downloadRender", _ID, _FILM, scope="renders:read",
        refusals=("not_found", "conflict"), status=303,
        headers={"Location": "Where the film is, for a week and without a key."},
    ),
}  # fmt: skip
TEMPLATES = {
    **_verb(
        "template.create", "createTemplate", bodies.NewTemplate, answers.KeptTemplate,
        scope="templates:write", asked={"A dot of any colour": shown.NEW_TEMPLATE},
        answered={"template": shown.TEMPLATE},
        description="`{{name}}` may stand anywhere, also in place of numbers.",
    ),
    **_read(
        "template.get", "getTemplate", _ID, answers.KeptTemplate, scope="templates:read",
        refusals=("not_found",), answered={"template": shown.TEMPLATE},
    ),
    **_read(
        "template.list", "listTemplates", {**_LIMIT, **_OFFSET}, answers.Templates,
        scope="templates:read",
    ),
    **_verb(
        "template.update", "updateTemplate", bodies.TemplateChange, answers.KeptTemplate,
        scope="templates:write", refusals=("not_found",),
    ),
    **_verb(
        "template.delete", "deleteTemplate", bodies.Named, answers.Deleted,
        scope="templates:write", refusals=("not_found",),
    ),
    **_verb(
        "template.render", "renderTemplate", bodies.TemplateFilling, answers.RenderQueued,
        scope="renders:create", refusals=("not_found", "no_credits"),
        asked={"In orange": shown.FILLING}, answered=shown.QUEUED,
    ),
}  # fmt: skip
WEBHOOKS = {
    **_verb(
        "webhook.create", "createWebhook", bodies.NewWebhook, answers.KeptWebhook,
        scope="webhooks:manage", asked={"Ends of renders": shown.NEW_WEBHOOK},
        answered={"webhook": shown.WEBHOOK},
    ),
    **_read("webhook.list", "listWebhooks", {}, answers.Webhooks, scope="webhooks:manage"),
    **_read(
        "webhook.get", "getWebhook", _ID, answers.KeptWebhook, scope="webhooks:manage",
        refusals=("not_found",), answered={"webhook": shown.WEBHOOK},
    ),
    **_verb(
        "webhook.update", "updateWebhook", bodies.WebhookChange, answers.KeptWebhook,
        scope="webhooks:manage", refusals=("not_found",),
    ),
    **_verb(
        "webhook.delete", "deleteWebhook", bodies.Named, answers.Deleted, scope="webhooks:manage",
        refusals=("not_found",),
    ),
    **_verb(
        "webhook.test", "testWebhook", bodies.Named, answers.OneDelivery, scope="webhooks:manage",
        refusals=("not_found", "conflict"),
    ),
    **_read(
        "webhook.deliveries", "listDeliveries",
        {**_LIMIT, **_BEFORE, "id": (False, {"type": "string"}, "Only those of a subscription.")},
        answers.Deliveries, scope="webhooks:manage",
    ),
    **_verb(
        "webhook.resend", "resendDelivery", bodies.DeliveryNamed, answers.OneDelivery,
        scope="webhooks:manage", refusals=("not_found", "conflict"),
    ),
}  # fmt: skip
AUDIT = _read("audit.list", "listCalls", {**_LIMIT, **_BEFORE}, answers.Calls, scope="audit:read")

REFERENCE = Reference(
    name=NAME,
    title="VidGenie",
    description="Timelines become renders. Register, sign in, mint a key with apikey.create, then "
    "send a timeline to render.create and ask render.get until it is `done`. Verbs that change "
    "nothing may be asked by GET as well.",
    tags={
        "account": "People and their sessions.",
        "apikey": "Keys, by the access token of a session.",
        "render": "Films on their way.",
        "template": "Timelines with gaps, filled again and again.",
        "webhook": "Subscriptions to the ends of renders.",
        "audit": "What was called, and by whom.",
    },
    operations={**ACCOUNT, **KEYS, **RENDERS, **TEMPLATES, **WEBHOOKS, **AUDIT},
    error=answers.Error,
    refuse=refusal,
    key_prefix=KEY_PREFIX,
    hooks={
        "renderEnded": Hook(
            id="renderEnded", summary="A render has ended",
            description="Sent to subscribers, and to `webhook_url` of a render, when it is `done` "
            "or `failed`.",
            payload=answers.RenderEvent, example=shown.RENDER_EVENT,
        ),
    },
)  # fmt: skip
