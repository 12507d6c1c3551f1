"""The door as its clients read about it."""

from __future__ import annotations

from kinoform.dialects.renderingvideo import answers, asked
from kinoform.dialects.renderingvideo import examples as shown
from kinoform.dialects.renderingvideo.present import NAME, refusal
from kinoform.http.operations import Hook, Media, Operation, Parameter, Reference
from kinoform.http.stills import PARAMETERS, PICTURE

KEY_PREFIX = "sk-"
_TASK = Parameter("task_id", "The task, as `taskId` names it.", place="path", required=True)
_PREVIEW = Parameter("temp_id", "The preview, as `tempId` names it.", place="path", required=True)
_PAGES = (
    Parameter("page", "Counted from 1.", {"type": "integer", "minimum": 1, "default": 1}),
    Parameter(
        "limit", "Entries of a page; more than 100 are 100.",
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    ),
)  # fmt: skip
_UPLOAD = Media(
    ("multipart/form-data",),
    "Files.",
    {
        "type": "object",
        "properties": {
            "file": {
                "type": "string", "contentMediaType": "application/octet-stream",
                "description": "One file: JPEG, PNG, WebP, GIF, SVG, AVIF, HEIC, HEIF; MP4, WebM, "
                "OGG, MOV; MP3, WAV, AAC or FLAC.",
            },
            "files": {
                "type": "array", "maxItems": 50, "description": "Or several.",
                "items": {"type": "string", "contentMediaType": "application/octet-stream"},
            },
        },
    },
)  # fmt: skip

VIDEOS = {
    "POST /api/v1/video": Operation(
        id="createVideo",
        description="Checks a schema and keeps it as a task. Nothing is rendered yet, and nothing "
        "is paid. A schema that could not become a film is refused, with all of its faults.",
        scope="videos:create", body=asked.NewVideo, answer=answers.TaskMade,
        asked={"A title card": shown.NEW_VIDEO, "Words that fade in": shown.ANIMATED},
        answered=shown.CREATED,
    ),
    "GET /api/v1/video": Operation(
        id="listVideos", description="The newest first.",
        scope="videos:read", answer=answers.TaskPage, refusals=("invalid",),
        parameters=(
            *_PAGES,
            Parameter(
                "status", "Only those that are so far.",
                {"enum": ["created", "rendering", "completed", "failed"]},
            ),
            Parameter(
                "category", "Only those of a category; `all` means any.",
                {"type": "string", "default": "api"},
            ),
        ),
        answered=shown.TASKS,
    ),
    "GET /api/v1/video/{task_id}": Operation(
        id="getVideo", description="Ask every few seconds while it is `rendering`, or let a "
        "webhook tell you.",
        scope="videos:read", answer=answers.TaskAnswer, parameters=(_TASK,),
        refusals=("not_found",), answered=shown.COMPLETED,
    ),
    "GET /api/v1/video/{task_id}/config": Operation(
        id="getVideoConfig", scope="videos:read", answer=answers.TaskConfig, parameters=(_TASK,),
        refusals=("not_found",), answered=shown.TASK_CONFIG,
    ),
    "GET /api/v1/video/{task_id}/frame": Operation(
        id="getVideoFrame", description="Drawn by the engine that renders the film, before or "
        "after it is rendered.",
        scope="videos:read", answer=PICTURE, parameters=(_TASK, *PARAMETERS),
        refusals=("not_found", "invalid"),
    ),
    "DELETE /api/v1/video/{task_id}": Operation(
        id="deleteVideo", description="The film goes with it. A task that is being rendered has "
        "to be finished first.",
        scope="videos:delete", answer=answers.TaskDeleted, parameters=(_TASK,),
        refusals=("not_found", "conflict"), answered=shown.TASK_DELETED,
    ),
    "POST /api/v1/video/{task_id}/render": Operation(
        id="renderVideo",
        description="Sets the credits aside and begins: a second costs 1 credit, 1.5 from 1080 "
        "lines on, and 2 from 1440 lines on, rounded up to whole credits. They come back if the "
        "render fails. A task that has its film already is answered as it is, for nothing.",
        scope="videos:create", body=asked.RenderOrder, body_required=False,
        answer=answers.RenderStarted | answers.RenderedAlready, parameters=(_TASK,),
        refusals=("not_found", "conflict", "no_credits"),
        asked={"And tell a webhook": shown.RENDER_ORDER}, answered=shown.RENDERING,
    ),
}  # fmt: skip
FILES = {
    "POST /api/v1/upload": Operation(
        id="uploadFiles", description="Looks into each file to see what it is, and keeps all of "
        "them or none. Their addresses go into `src` of clips.",
        scope="files:write", body=_UPLOAD, answer=answers.Uploaded, answered=shown.UPLOADED,
    ),
    "GET /api/v1/files": Operation(
        id="listFiles", scope="files:read", answer=answers.AssetPage, refusals=("invalid",),
        parameters=(
            *_PAGES,
            Parameter("type", "Only these.", {"enum": ["image", "video", "audio"]}),
        ),
        answered=shown.ASSETS,
    ),
    "DELETE /api/v1/files/{file_id}": Operation(
        id="deleteFile", scope="files:delete", answer=answers.AssetDeleted,
        parameters=(Parameter("file_id", "The file.", place="path", required=True),),
        refusals=("not_found",), answered=shown.ASSET_DELETED,
    ),
}  # fmt: skip
PREVIEWS = {
    "POST /api/v1/preview": Operation(
        id="createPreview", description="A page on which a schema can be watched, for a week and "
        "for nothing. The body is the schema itself.",
        scope="videos:create", body=asked.Config, answer=answers.PreviewOpened,
        asked={"A title card": shown.TITLE_CARD}, answered=shown.PREVIEW,
    ),
    "GET /api/v1/preview/{temp_id}": Operation(
        id="getPreview", scope="videos:read", answer=answers.PreviewConfig,
        parameters=(_PREVIEW,), refusals=("not_found",), answered=shown.PREVIEW_CONFIG,
    ),
    "GET /api/v1/preview/{temp_id}/frame": Operation(
        id="getPreviewFrame", scope="videos:read", answer=PICTURE,
        parameters=(_PREVIEW, *PARAMETERS), refusals=("not_found", "invalid"),
    ),
    "DELETE /api/v1/preview/{temp_id}": Operation(
        id="deletePreview", scope="videos:delete", answer=answers.PreviewDeleted,
        parameters=(_PREVIEW,), refusals=("not_found",), answered=shown.PREVIEW_DELETED,
    ),
    "POST /api/v1/preview/{temp_id}/convert": Operation(
        id="convertPreview", description="The link of the preview goes on working.",
        scope="videos:create", body=asked.FilmFacts, body_required=False,
        answer=answers.PreviewConverted, parameters=(_PREVIEW,), refusals=("not_found",),
        asked={"Into a category": {"category": "invitations"}}, answered=shown.CONVERTED,
    ),
    "POST /api/v1/preview/{temp_id}/render": Operation(
        id="renderPreview", description="Both steps in one. What it costs is told under "
        "renderVideo.",
        scope="videos:create", body=asked.PreviewOrder, body_required=False,
        answer=answers.PreviewRendered, parameters=(_PREVIEW,),
        refusals=("not_found", "no_credits"),
        asked={"And tell a webhook": shown.RENDER_ORDER}, answered=shown.PREVIEW_RENDERING,
    ),
}  # fmt: skip
OTHERS = {
    "GET /api/v1/credits": Operation(
        id="getCredits", scope="videos:read", answer=answers.Balance, answered=shown.BALANCE,
    ),
    "GET /api/v1/capabilities": Operation(
        id="getCapabilities", scope="videos:read", answer=answers.Capabilities,
    ),
    "POST /api/preview": Operation(
        id="createPublicPreview", description="As createPreview, for anybody.",
        access="anybody", body=asked.Config, answer=answers.PublicPreview,
        asked={"A title card": shown.TITLE_CARD}, answered=shown.PUBLIC_PREVIEW,
    ),
    "GET /api/temp/{temp_id}": Operation(
        id="getPublicPreview", access="anybody", answer=answers.PublicConfig,
        parameters=(_PREVIEW,), refusals=("not_found",),
        answered={"success": True, "config": shown.TITLE_CARD},
    ),
}  # fmt: skip

REFERENCE = Reference(
    name=NAME,
    title="RenderingVideo",
    description="Schemas become tasks, tasks become films. Make a task with createVideo, render "
    "it with renderVideo, and ask for it with getVideo until it is `completed`. The clients of "
    "RenderingVideo work by their base URL.",
    tags={
        "Videos": "Tasks: films on their way from a schema to a file.",
        "Files": "Pictures, films and sounds of yours, for schemas to name.",
        "Previews": "Watching a schema before anything is paid.",
        "Account": "What is left, and what there is.",
        "Without a key": "Previews for anybody.",
    },
    operations={**VIDEOS, **FILES, **PREVIEWS, **OTHERS},
    error=answers.Error,
    refuse=refusal,
    key_prefix=KEY_PREFIX,
    hooks={
        "renderEnded": Hook(
            id="renderEnded", summary="A render has ended",
            description="Sent to `webhook_url` of a render when it is `completed` or `failed`.",
            payload=answers.RenderEnded, example=shown.RENDER_ENDED,
        ),
    },
)  # fmt: skip
