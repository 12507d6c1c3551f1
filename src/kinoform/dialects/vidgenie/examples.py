"""Requests and answers as the reference shows them."""

from __future__ import annotations

from typing import Any

_BASE = "https://kinoform.example"
_MADE, _BEGUN = "2026-11-20T09:30:00.000+00:00", "2026-11-20T09:30:01.200+00:00"
_DONE = "2026-11-20T09:30:31.700+00:00"
_PASSWORD = "correct horse battery staple"  # noqa: S105 - nobody's

NEW_ACCOUNT = {"username": "you", "email": "you@example.com", "password": _PASSWORD}
CREDENTIALS = {"username": "you", "password": _PASSWORD}
MAIL_SENT = "we have sent you a mail with a token for account.verify_email"
PENDING_USER = {
    "id": "usr_6tq1", "username": "you", "email": "you@example.com", "status": "pending",
    "created_at": _MADE,
}  # fmt: skip
USER = {**PENDING_USER, "status": "active"}
SIGNED_IN = {
    "access_token": "vg_at_...", "token_type": "Bearer", "expires_in": 3600, "user": USER,
}  # fmt: skip
KEY = {
    "id": "key_93mB", "name": "laptop", "prefix": "vg_live_4fQ", "scopes": ["renders:*"],
    "created_at": _MADE, "last_used_at": None, "revoked_at": None,
}  # fmt: skip
FRESH_KEY = {**KEY, "plaintext": "vg_live_..."}

OUTPUT = {"format": "mp4", "resolution": "1080p", "fps": 30}
EMPTY: dict[str, Any] = {"timeline": {"tracks": []}, "output": OUTPUT}
FILM: dict[str, Any] = {
    "timeline": {"background": "#101418", "tracks": [{"clips": [{
        "asset": {"type": "image", "src": "https://example.com/wood.jpg"},
        "start": 0, "length": 4, "position": "center",
        "transition": {"in": "fade", "out": "fade", "duration": 1},
        "transform": {"preset": "ken_burns", "preset_config": {"zoom_end": 1.2}},
    }]}]},
    "output": OUTPUT,
}  # fmt: skip
_RENDER: dict[str, Any] = {
    "id": "rt_8FzJm3Qe", "status": "queued", "progress": 0, "url": None, "error": None,
    "warnings": [], "output": OUTPUT, "width": 1920, "height": 1080, "duration": 4,
    "created_at": _MADE, "started_at": None, "finished_at": None,
}  # fmt: skip
QUEUED = {**_RENDER, "render_id": _RENDER["id"]}
DONE = {
    **_RENDER, "status": "done", "progress": 1, "started_at": _BEGUN, "finished_at": _DONE,
    "url": f"{_BASE}/files/films/rt_8FzJm3Qe.mp4?t=eyJ...",
}  # fmt: skip
RENDER_EVENT = {"event": "render.done", "data": DONE, "created_at": _DONE}

_GAPS: dict[str, Any] = {"tracks": [{"clips": [{
    "asset": {"type": "shape", "shape": "circle", "fill": {"color": "{{color}}"},
              "circle": {"radius": 160}},
    "position": "center", "start": 0, "length": "{{seconds}}",
}]}]}  # fmt: skip
NEW_TEMPLATE = {"name": "dot", "timeline": _GAPS, "output": OUTPUT}
TEMPLATE = {
    "id": "tpl_K2v8", **NEW_TEMPLATE, "fields": ["color", "seconds"],
    "created_at": _MADE, "updated_at": _MADE,
}  # fmt: skip
FILLING = {"id": "tpl_K2v8", "values": {"color": "#ff8800", "seconds": 4}}

NEW_WEBHOOK = {"url": "https://example.com/hooks/films", "events": ["render.done"]}
WEBHOOK = {
    "id": "wh_Qe71", **NEW_WEBHOOK, "secret": "whsec_...", "active": True, "created_at": _MADE,
}  # fmt: skip
