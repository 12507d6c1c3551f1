"""The door as its clients read about it."""

from __future__ import annotations

from kinoform.dialects.sigfig import answers, asked, batch_answers
from kinoform.dialects.sigfig import examples as shown
from kinoform.dialects.sigfig import library_answers as library
from kinoform.dialects.sigfig.keys import KEY_PREFIX
from kinoform.dialects.sigfig.present import NAME, refusal
from kinoform.http.operations import Hook, Media, Operation, Parameter, Reference


def _one(name: str, told: str) -> Parameter:
    return Parameter(name, told, place="path", required=True)


_JOB, _BATCH = _one("job_id", "The film."), _one("batch_id", "The batch.")
_TEMPLATE, _PROJECT = _one("template_id", "The template."), _one("project_id", "The project.")
_WEBHOOK = _one("webhook_id", "The subscription.")
_FORMAT = Parameter("format", "A table with `csv`.", {"enum": ["json", "csv"]})
_PAGES = (
    Parameter(
        "limit", "Entries of a page; more than 100 are 100.",
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    ),
    Parameter("cursor", "Where the page begins: `nextCursor` of another."),
)  # fmt: skip
_CREATE, _BATCHES, _READ = "videos:create", "videos:create:batch", "videos:read"
_HOOKS, _KEYS, _BILL = "webhooks:manage", "keys:manage", "billing:read"

FILMS = {
    "POST /api/render": Operation(
        id="createRender", scope=_CREATE, body=asked.RenderOrder, answer=answers.JobMade,
        description="A second costs 1 credit, 1.5 from 1080 lines on, and 2 from 1440 lines on, by "
        "the length that is planned, rounded up to whole credits. They come back if the render "
        "fails. All data that are missing or of another type are listed at once. At most 30 a "
        "minute.",
        refusals=("no_credits", "not_found", "conflict", "source_failed"),
        asked={"A career by its OpenAlex id": shown.EMERITUS, "A welcome": shown.WELCOME},
        answered=shown.JOB_MADE,
    ),
    "GET /api/render/{job_id}": Operation(
        id="getRender", scope=_READ, answer=answers.JobAnswer, parameters=(_JOB,),
        description="`pending`, then `processing`, then `complete` or `failed`. At most 120 a "
        "minute.",
        refusals=("not_found",), answered=shown.JOB,
    ),
    "POST /api/render/{job_id}/retry": Operation(
        id="retryRender", scope=_CREATE, answer=answers.JobMade, parameters=(_JOB,),
        description="For a film that failed, was cancelled, or whose file was removed by its age.",
        refusals=("not_found", "conflict", "no_credits"),
    ),
    "DELETE /api/render/{job_id}": Operation(
        id="deleteRender", scope="videos:delete", answer=answers.Done, parameters=(_JOB,),
        description="A film that is not finished is ended, and its credits come back.",
        refusals=("not_found", "conflict"),
    ),
}  # fmt: skip
BATCHES = {
    "POST /api/render/batch": Operation(
        id="createBatch", scope=_BATCHES, body=asked.BatchOrder, answer=batch_answers.BatchMade,
        description="Up to 100 rows, all paid or none. A row that cannot be filmed is told of and "
        "left out. At most 5 a minute.",
        refusals=("no_credits", "not_found", "source_failed"),
        asked={"Three careers": shown.TABLE}, answered=shown.BATCH_MADE,
    ),
    "GET /api/batches": Operation(
        id="listBatches", scope=_READ, answer=batch_answers.BatchPage, parameters=_PAGES,
        refusals=("invalid",),
    ),
    "GET /api/batches/{batch_id}": Operation(
        id="getBatch", scope=_READ, answer=batch_answers.BatchAnswer, parameters=(_BATCH,),
        refusals=("not_found",), answered=shown.BATCH,
    ),
    "GET /api/render/batch/{batch_id}": Operation(
        id="getBatchByRender", scope=_READ, answer=batch_answers.BatchAnswer, parameters=(_BATCH,),
        refusals=("not_found",),
    ),
    "POST /api/batches/{batch_id}/cancel": Operation(
        id="cancelBatch", scope=_BATCHES, answer=batch_answers.BatchAnswer, parameters=(_BATCH,),
        description="Films that are there stay; the credits of all others come back.",
        refusals=("not_found", "conflict"),
    ),
    "POST /api/batches/{batch_id}/retry": Operation(
        id="retryBatch", scope=_BATCHES, answer=batch_answers.BatchRetried, parameters=(_BATCH,),
        description="Films that are there stay, and are not paid again.",
        refusals=("not_found", "conflict", "no_credits"),
    ),
    "GET /api/batches/{batch_id}/manifest": Operation(
        id="getManifest", scope=_READ, answer=batch_answers.Manifest,
        parameters=(_BATCH, _FORMAT),
        refusals=("not_found", "invalid"),
    ),
    "GET /api/batches/{batch_id}/zip": Operation(
        id="loadBatch", scope=_READ,
        answer=Media(("application/zip",), "The films that are there, and a manifest."),
        parameters=(_BATCH,), refusals=("not_found", "conflict"),
    ),
}  # fmt: skip
TEMPLATES = {
    "GET /api/templates": Operation(
        id="listTemplates", access="anybody", answer=library.TemplatePage,
        description="The built-in ones; with a key that has `templates:read`, those of one's own "
        "come first.",
        parameters=(
            *_PAGES,
            Parameter("builtIn", "Only built-in ones, or none of them.",
                      {"enum": ["true", "false"]}),
            Parameter("visibility", "Those that anybody has made public.", {"enum": ["public"]}),
        ),
        refusals=("invalid", "unauthenticated", "forbidden"),
    ),
    "POST /api/templates": Operation(
        id="createTemplate", scope="templates:write", body=asked.NewTemplate,
        answer=library.TemplateAnswer, refusals=("not_found",),
        asked={"From scratch": shown.QUARTERLY, "A fork": shown.FORK},
    ),
    "GET /api/templates/{template_id}": Operation(
        id="getTemplate", access="anybody", answer=library.TemplateAnswer, parameters=(_TEMPLATE,),
        description="One's own needs a key with `templates:read`.",
        refusals=("not_found", "unauthenticated", "forbidden"),
    ),
    "PUT /api/templates/{template_id}": Operation(
        id="updateTemplate", scope="templates:write", body=asked.TemplateChange,
        answer=library.TemplateAnswer, parameters=(_TEMPLATE,), refusals=("not_found", "conflict"),
        asked={"For all to see": {"visibility": "public"}},
    ),
    "PATCH /api/templates/{template_id}": Operation(
        id="patchTemplate", scope="templates:write", body=asked.TemplateChange,
        answer=library.TemplateAnswer, parameters=(_TEMPLATE,), refusals=("not_found", "conflict"),
    ),
    "DELETE /api/templates/{template_id}": Operation(
        id="deleteTemplate", scope="templates:write", answer=answers.Done,
        parameters=(_TEMPLATE,), refusals=("not_found",),
    ),
    "GET /api/templates/{template_id}/versions": Operation(
        id="listTemplateVersions", scope="templates:read", answer=library.Versions,
        parameters=(_TEMPLATE,), refusals=("not_found",),
    ),
}  # fmt: skip
LIBRARY = {
    "GET /api/primitives": Operation(
        id="listPrimitives", access="anybody", answer=library.PrimitiveList,
        parameters=(Parameter("category", "Only those of a category, such as `Data Viz`."),),
        answered=shown.PRIMITIVES,
    ),
    "GET /api/voices": Operation(
        id="listVoices", access="anybody", answer=library.VoiceList,
        parameters=(Parameter("language", "Only those of a language, such as `de` or `en-GB`."),),
    ),
}  # fmt: skip
PROJECTS = {
    "GET /api/projects": Operation(
        id="listProjects", scope="projects:read", answer=library.ProjectPage, parameters=_PAGES,
        refusals=("invalid",),
    ),
    "POST /api/projects": Operation(
        id="createProject", scope="projects:write", body=asked.NewProject,
        answer=library.ProjectAnswer, asked={"A template and its data": shown.PROJECT},
    ),
    "GET /api/projects/{project_id}": Operation(
        id="getProject", scope="projects:read", answer=library.ProjectAnswer,
        parameters=(_PROJECT,), refusals=("not_found",),
    ),
    "PUT /api/projects/{project_id}": Operation(
        id="updateProject", scope="projects:write", body=asked.ProjectParts,
        answer=library.ProjectAnswer, parameters=(_PROJECT,), refusals=("not_found", "conflict"),
    ),
    "PATCH /api/projects/{project_id}": Operation(
        id="patchProject", scope="projects:write", body=asked.ProjectParts,
        answer=library.ProjectAnswer, parameters=(_PROJECT,), refusals=("not_found", "conflict"),
    ),
    "DELETE /api/projects/{project_id}": Operation(
        id="deleteProject", scope="projects:write", answer=answers.Done, parameters=(_PROJECT,),
        refusals=("not_found",),
    ),
    "GET /api/projects/{project_id}/versions": Operation(
        id="listProjectVersions", scope="projects:read", answer=library.Versions,
        parameters=(_PROJECT,), refusals=("not_found",),
    ),
    "POST /api/projects/{project_id}/render": Operation(
        id="renderProject", scope=_CREATE, body=asked.ProjectRender, body_required=False,
        answer=answers.JobMade, parameters=(_PROJECT,),
        refusals=("not_found", "no_credits", "source_failed"),
    ),
}  # fmt: skip
ACCOUNT = {
    "GET /api/keys": Operation(
        id="listKeys", scope=_KEYS, answer=answers.KeyList,
        description="By a key with `keys:manage`, or signed in. At most 30 a minute.",
    ),
    "POST /api/keys": Operation(
        id="createKey", scope=_KEYS, body=asked.NewKey, answer=answers.KeyMade,
        description="The key is shown this once. A key hands on only what it may do itself; "
        "somebody signed in may hand on anything. Needs the Studio tier. At most 30 a minute.",
        asked={"A preset": shown.NEW_KEY, "Scopes": shown.NEW_KEY_BY_SCOPES},
        answered=shown.KEY_MADE,
    ),
    "DELETE /api/keys/{key_id}": Operation(
        id="revokeKey", scope=_KEYS, answer=answers.Done,
        parameters=(_one("key_id", "The key."),), refusals=("not_found",),
    ),
    "GET /api/credits": Operation(id="getCredits", scope=_BILL, answer=answers.CreditsLeft),
    "GET /api/billing": Operation(id="getBilling", scope=_BILL, answer=answers.Billing),
    "GET /api/billing/usage": Operation(
        id="listUsage", scope=_BILL, answer=answers.Usage, parameters=_PAGES,
        refusals=("invalid",),
    ),
}  # fmt: skip
WEBHOOKS = {
    "GET /api/webhooks": Operation(
        id="listWebhooks", scope=_HOOKS, answer=answers.WebhookList,
    ),
    "POST /api/webhooks": Operation(
        id="createWebhook", scope=_HOOKS, body=asked.NewWebhook, answer=answers.WebhookSecret,
        description="The secret is shown this once. Each message carries `X-Sigfigs-Signature`, "
        "the HMAC-SHA256 of its body with the secret in lower-case hexadecimal, and the headers "
        "of Standard Webhooks.",
        refusals=("conflict",), asked={"For films": shown.NEW_WEBHOOK},
    ),
    "GET /api/webhooks/{webhook_id}": Operation(
        id="getWebhook", scope=_HOOKS, answer=answers.WebhookAnswer, parameters=(_WEBHOOK,),
        refusals=("not_found",),
    ),
    "PUT /api/webhooks/{webhook_id}": Operation(
        id="updateWebhook", scope=_HOOKS, body=asked.WebhookParts, answer=answers.WebhookAnswer,
        parameters=(_WEBHOOK,), refusals=("not_found", "conflict"),
    ),
    "PATCH /api/webhooks/{webhook_id}": Operation(
        id="patchWebhook", scope=_HOOKS, body=asked.WebhookParts, answer=answers.WebhookAnswer,
        parameters=(_WEBHOOK,), refusals=("not_found", "conflict"),
    ),
    "DELETE /api/webhooks/{webhook_id}": Operation(
        id="deleteWebhook", scope=_HOOKS, answer=answers.Done, parameters=(_WEBHOOK,),
        refusals=("not_found",),
    ),
    "POST /api/webhooks/{webhook_id}/rotate": Operation(
        id="rotateSecret", scope=_HOOKS, answer=answers.WebhookSecret, parameters=(_WEBHOOK,),
        refusals=("not_found",),
    ),
    "POST /api/webhooks/{webhook_id}/test": Operation(
        id="testWebhook", scope=_HOOKS, answer=answers.DeliveryAnswer, parameters=(_WEBHOOK,),
        refusals=("not_found", "conflict"),
    ),
    "GET /api/webhooks/{webhook_id}/deliveries": Operation(
        id="listWebhookDeliveries", scope=_HOOKS, answer=answers.DeliveryPage,
        parameters=(_WEBHOOK, *_PAGES), refusals=("not_found", "invalid"),
    ),
    "POST /api/webhooks/{webhook_id}/deliveries/{delivery_id}/resend": Operation(
        id="resendWebhookDelivery", scope=_HOOKS, answer=answers.DeliveryAnswer,
        parameters=(_WEBHOOK, _one("delivery_id", "The message.")),
        refusals=("not_found", "conflict"),
    ),
}  # fmt: skip

REFERENCE = Reference(
    name=NAME,
    title="SigFig",
    description="Templates and somebody's data become films. Ask for one with createRender, or for "
    "a hundred with createBatch, and read it until it is `complete`. Clients of SigFig work by "
    "their base URL.",
    tags={
        "Films": "One film of a template and data.",
        "Batches": "A film for each row of a table.",
        "Templates": "Built-in ones, and those of one's own.",
        "Library": "What templates are made of.",
        "Projects": "Films that are worked on.",
        "Keys": "Keys with scopes.",
        "Billing": "Credits: what is left, and where the rest went.",
        "Webhooks": "Hearing of the ends of films and batches.",
    },
    operations={
        **FILMS, **BATCHES, **TEMPLATES, **LIBRARY, **PROJECTS, **ACCOUNT, **WEBHOOKS,
    },
    error=answers.Error,
    refuse=refusal,
    key_prefix=KEY_PREFIX,
    hooks={
        "renderEnded": Hook(
            id="renderEnded", summary="A film has ended",
            description="`render.completed` or `render.failed`, to subscriptions and to the "
            "`webhookUrl` of the request.",
            payload=answers.RenderEnded, example=shown.RENDER_ENDED,
        ),
        "batchCompleted": Hook(
            id="batchCompleted", summary="A batch has ended",
            description="Once, with the end of its last film.",
            payload=answers.BatchEnded, example=shown.BATCH_ENDED,
        ),
    },
)  # fmt: skip
