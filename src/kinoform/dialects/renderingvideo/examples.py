"""Requests and answers as the reference shows them: one film all the way."""

from __future__ import annotations

from typing import Any

_BASE = "https://kinoform.example"
_MADE, _DONE = "2026-11-20T09:30:00.000Z", "2026-11-20T09:30:41.500Z"
_ID, _TEMP, _PUBLIC = "k3v9tq2m7xb4", "temp_Zk4pQ9sWm2", "5d0b6c1e-6a53-4a0e-9a86-3f2f7c0f4c11"

TITLE_CARD: dict[str, Any] = {
    "meta": {
        "version": "2.0.0", "width": 1920, "height": 1080, "fps": 30, "background": "#101828",
    },
    "tracks": [{"clips": [{
        "type": "text", "text": "Hello, world", "start": 0, "duration": 4,
        "transform": {"x": "50%", "y": "50%"},
        "style": {"fontSize": 96, "fontWeight": 700, "fill": "#ffffff", "textAlign": "center"},
    }]}],
}  # fmt: skip
NEW_VIDEO: dict[str, Any] = {
    "title": "A title card", "config": TITLE_CARD, "metadata": {"order": 1207},
}  # fmt: skip
ANIMATED: dict[str, Any] = {
    "config": {
        "meta": {"version": "2.0.0", "width": 1080, "height": 1920, "fps": 30},
        "tracks": [{"clips": [{
            "type": "text", "text": "You are invited", "start": 0, "duration": 5,
            "transform": {"x": "50%", "y": "40%"},
            "style": {"fontSize": 110, "fontWeight": 800, "fill": "#fde68a"},
            "animations": [
                {"type": "fadeIn", "duration": 0.4},
                {"type": "slideIn", "direction": "up", "distance": 80, "duration": 0.6,
                 "easing": "easeOutCubic"},
            ],
        }]}],
    },
    "category": "invitations",
}  # fmt: skip
_LINKS = {
    "previewUrl": f"{_BASE}/v/{_ID}", "viewerUrl": f"{_BASE}/v/{_ID}",
    "configUrl": f"{_BASE}/api/v1/video/{_ID}/config",
}  # fmt: skip
_TASK: dict[str, Any] = {
    "taskId": _ID, "videoTaskId": f"vt_{_ID}", "renderTaskId": None, **_LINKS,
    "videoUrl": None, "status": "created", "title": "A title card", "category": "api",
    "width": 1920, "height": 1080, "duration": 4.0, "quality": "1080p", "costCredits": None,
    "error": None, "warnings": [], "metadata": {"order": 1207}, "createdAt": _MADE,
    "completedAt": None,
}  # fmt: skip
CREATED = {"success": True, **_TASK, "message": "Video task created successfully"}
_FILM: dict[str, Any] = {
    **_TASK, "renderTaskId": "rt_8FzJm3Qe", "status": "completed", "costCredits": 6,
    "videoUrl": f"{_BASE}/files/films/{_ID}.mp4?t=eyJ...", "completedAt": _DONE,
}  # fmt: skip
COMPLETED = {"success": True, **_FILM}
TASKS = {"success": True, "tasks": [_FILM], "pagination": {"page": 1, "limit": 20, "total": 1}}
TASK_CONFIG = {"success": True, "taskId": _ID, "config": TITLE_CARD}
TASK_DELETED = {
    "success": True, "taskId": _ID, "videoTaskId": f"vt_{_ID}", "deleted": True,
    "remoteDeleted": True, "message": "Video task deleted successfully",
}  # fmt: skip
RENDER_ORDER = {"webhook_url": "https://example.com/hooks/films", "num_workers": 2}
RENDERING = {
    "success": True, "taskId": _ID, "videoTaskId": f"vt_{_ID}", "renderTaskId": "rt_8FzJm3Qe",
    "status": "rendering", "quality": "1080p", "width": 1920, "height": 1080, "cost": 6,
    "remainingCredits": 994, **_LINKS, "message": "Video rendering started",
}  # fmt: skip
RENDER_ENDED = {
    "taskId": _ID, "renderTaskId": "rt_8FzJm3Qe", "status": "completed",
    "videoUrl": _FILM["videoUrl"], "error": None, "timestamp": _DONE,
}  # fmt: skip
_ASSET = {
    "id": "asset_5Nq8xK", "name": "logo.png", "url": f"{_BASE}/files/uploads/9c41?t=eyJ...",
    "type": "image", "mimeType": "image/png", "size": 48213, "createdAt": _MADE,
}  # fmt: skip
UPLOADED = {
    "success": True, "message": "1 file(s) uploaded successfully", "count": 1, "assets": [_ASSET],
}  # fmt: skip
ASSETS = {"success": True, "files": [_ASSET], "pagination": {"page": 1, "limit": 20, "total": 1}}
ASSET_DELETED = {
    "success": True, "fileId": _ASSET["id"], "deleted": True,
    "message": "File deleted successfully",
}  # fmt: skip
PREVIEW = {
    "success": True, "tempId": _TEMP, "previewUrl": f"{_BASE}/t/{_TEMP}",
    "viewerUrl": f"{_BASE}/preview/{_TEMP}", "expiresIn": "7d",
}  # fmt: skip
PREVIEW_CONFIG = {"success": True, "tempId": _TEMP, "config": TITLE_CARD}
PREVIEW_DELETED = {
    "success": True, "tempId": _TEMP, "deleted": True, "message": "Preview deleted successfully",
}  # fmt: skip
CONVERTED = {
    "success": True, "tempId": _TEMP, "converted": True, "taskId": _ID, "videoTaskId": f"vt_{_ID}",
    **_LINKS, "message": "Preview converted to a video task",
}  # fmt: skip
PREVIEW_RENDERING = {
    **RENDERING, "tempId": _TEMP, "converted": True, "convertMessage": CONVERTED["message"],
}  # fmt: skip
PUBLIC_PREVIEW = {
    "success": True, "tempId": _PUBLIC, "url": f"/t/{_PUBLIC}", "viewerUrl": f"/preview/{_PUBLIC}",
    "expiresIn": "604800 seconds (7 days)",
}  # fmt: skip
BALANCE = {"success": True, "credits": 994, "currency": "credits"}
