"""Requests and answers as the reference shows them."""

from __future__ import annotations

from typing import Any

_BASE = "https://kinoform.example"
_MADE, _DONE = "2026-11-20T09:30:00.000Z", "2026-11-20T09:30:41.500Z"
_ID, _BATCH = "78008b5b-4207-4b2e-a1c5-9b923f519d4c", "batch-4k2m9x7c3v1b8n5q0z6w"
_URL = f"{_BASE}/files/renders/rt_8fzjm3qe/film.mp4?t=eyJ..."

EMERITUS: dict[str, Any] = {
    "templateId": "emeritus", "data": {"authorId": "A5001825849"},
    "brand": {"accentColor": "#14b8a6"},
    "audio": {"includeVoiceover": True, "voiceId": "en-GB-RyanNeural"},
}  # fmt: skip
WELCOME: dict[str, Any] = {
    "templateId": "client-welcome",
    "data": {
        "company_name": "Meridian Health", "person_name": "Sarah Chen", "industry": "Healthcare",
    },
}  # fmt: skip
JOB_MADE: dict[str, Any] = {
    "success": True, "jobId": _ID, "status": "pending", "templateId": "emeritus",
    "displayName": "Dr. Jane Smith", "creditsUsed": 68, "creditsRemaining": 932, "warnings": [],
    "message": "Render job created. Poll GET /api/render/[jobId] for status.",
}  # fmt: skip
JOB: dict[str, Any] = {
    "success": True,
    "job": {
        "id": _ID, "status": "complete", "outputUrl": _URL, "posterUrl": None,
        "authorName": "Dr. Jane Smith", "templateId": "emeritus", "batchId": None, "progress": 1.0,
        "error": None, "errorCode": None, "warnings": [], "width": 1920, "height": 1080,
        "duration": 45.0, "creditsUsed": 68, "createdAt": _MADE, "completedAt": _DONE,
    },
}  # fmt: skip
TABLE: dict[str, Any] = {
    "templateId": "emeritus",
    "headers": ["name", "openalex_id", "institution"],
    "rows": [
        ["Dr. Jane Smith", "A5001825849", "MIT"],
        ["Prof. John Doe", "A5002345678", "Stanford"],
        ["Dr. Sarah Lee", "A5003456789", "Oxford"],
    ],
}
BATCH_MADE: dict[str, Any] = {
    "success": True, "batchId": _BATCH, "jobIds": [_ID], "totalJobs": 1, "status": "pending",
    "templateId": "emeritus", "creditsUsed": 68, "creditsRemaining": 864,
    "rowErrors": [{
        "row": 1,
        "errors": [{
            "code": "source_unknown_id", "pointer": "/rows/1", "severity": "error",
            "message": "OpenAlex knows nobody by A5002345678",
            "hint": "give the data itself in place of the id",
        }],
    }],
    "message": "Batch created. Poll GET /api/batches/[batchId] for status.",
}  # fmt: skip
_COUNTS = {"pending": 0, "processing": 0, "complete": 1, "failed": 0, "cancelled": 0}
BATCH: dict[str, Any] = {
    "success": True, "batchId": _BATCH, "status": "complete",
    "batch": {
        "id": _BATCH, "name": None, "templateId": "emeritus", "status": "complete",
        "totalJobs": 1, "counts": _COUNTS, "progress": 1.0, "createdAt": _MADE,
        "completedAt": _DONE, "rowErrors": [],
        "jobs": [{
            "row": 0, "jobId": _ID, "displayName": "Dr. Jane Smith", "status": "complete",
            "outputUrl": _URL, "progress": 1.0, "error": None, "completedAt": _DONE,
        }],
    },
}  # fmt: skip
QUARTERLY: dict[str, Any] = {
    "name": "Quarterly Review",
    "scenes": [
        {"primitiveId": "title-intro", "voScript": "Welcome to Q[quarter] [year]."},
        {"primitiveId": "stat-counters", "voScript": "[revenue] in revenue. [growth]% growth."},
        {"primitiveId": "outro"},
    ],
    "dataSlots": [
        {"key": "revenue", "type": "number", "required": True},
        {"key": "growth", "type": "number"},
        {"key": "quarter", "type": "text", "required": True},
    ],
    "defaults": {"voiceId": "en-GB-RyanNeural", "accentColor": "#6366F1"},
}
FORK: dict[str, Any] = {
    "name": "My Custom Emeritus", "forkFrom": "emeritus",
    "scenes": [
        {"primitiveId": "title-intro", "voScript": "Celebrating [name]."},
        {"primitiveId": "radar"}, {"primitiveId": "outro"},
    ],
}  # fmt: skip
PRIMITIVES: dict[str, Any] = {
    "success": True,
    "primitives": [{
        "id": "bar-race", "label": "Bar Chart Race", "category": "Data Viz",
        "description": "Animated ranking race over time", "animationOptions": ["animate-on-init"],
        "defaultDuration": 6, "dataInputs": ["items[]", "values[]"],
        "inputs": [
            {"name": "items", "type": "texts", "description": "who races", "required": True},
            {"name": "values", "type": "matrix", "description": "a row each", "required": True},
        ],
        "example": {"items": ["North", "South"], "values": [[3, 5, 9], [4, 6, 7]]},
    }],
    "categories": ["Text", "Data Viz", "Comparison"],
    "total": 1,
}  # fmt: skip
PROJECT: dict[str, Any] = {"name": "Welcome", **WELCOME}
NEW_KEY = {"name": "Production", "scopes": "render-batch"}
NEW_KEY_BY_SCOPES = {
    "name": "Production", "scopes": "videos:create,videos:create:batch,videos:read",
}  # fmt: skip
KEY_MADE: dict[str, Any] = {
    "success": True, "key": "sf_live_a1b2c3d4e5f6789",
    "apiKey": {
        "id": "key_3k9d2m", "name": "Production", "keyPrefix": "sf_live_a1b2c3d4",
        "scopes": "videos:create,videos:create:batch,videos:read", "createdAt": _MADE,
        "lastUsedAt": None, "expiresAt": None,
    },
    "message": "Save this API key — it won't be shown again.",
}  # fmt: skip
NEW_WEBHOOK = {"url": "https://hooks.example/films", "events": ["render.completed"]}
RENDER_ENDED: dict[str, Any] = {
    "event": "render.completed", "timestamp": _DONE,
    "data": {
        "jobId": _ID, "batchId": None, "templateId": "emeritus", "authorName": "Dr. Jane Smith",
        "status": "complete", "outputUrl": _URL, "error": None, "createdAt": _MADE,
        "completedAt": _DONE,
    },
}  # fmt: skip
BATCH_ENDED: dict[str, Any] = {
    "event": "batch.completed", "timestamp": _DONE,
    "data": {
        "batchId": _BATCH, "name": None, "templateId": "emeritus", "status": "complete",
        "totalJobs": 1, "counts": {"complete": 1, "failed": 0, "cancelled": 0},
        "completedAt": _DONE,
    },
}  # fmt: skip
