"""Small templates of one's own, and waiting for what is made of them."""

from __future__ import annotations

import time
from typing import Any

from tenants import Tenant

RENDER_SECONDS = 90
SHORT: dict[str, Any] = {
    "name": "Hello",
    "scenes": [
        {"primitiveId": "title-intro", "data": {"title": "[person_name]"}, "duration": 1},
        {"primitiveId": "outro", "data": {"title": "[score]"}, "duration": 1},
    ],
    "dataSlots": [
        {"key": "person_name", "type": "text", "required": True},
        {"key": "score", "type": "number", "required": True},
    ],
}
SILENT = {"audio": {"includeVoiceover": False, "musicTrack": "none"},
          "output": {"resolution": "720p", "fps": 30}}  # fmt: skip
COST = 2
"""Two seconds at 720p."""


def template(who: Tenant, **parts: Any) -> str:
    """The id of a template that makes two seconds of film."""
    made = who.told("POST", "/api/templates", json={**SHORT, **parts})
    return str(made["template"]["id"])


def order(template_id: str, name: str = "Ada", **more: Any) -> dict[str, Any]:
    data = {"person_name": name, "score": 7}
    return {"templateId": template_id, "data": data, **SILENT, **more}


def until_over(who: Tenant, job_id: str) -> Any:
    """A film at its end."""
    until = time.monotonic() + RENDER_SECONDS
    while time.monotonic() < until:
        job = who.told("GET", f"/api/render/{job_id}")["job"]
        if job["status"] not in {"pending", "processing"}:
            return job
        time.sleep(0.6)
    raise TimeoutError(job_id)


def until_batch_over(who: Tenant, batch_id: str) -> Any:
    """A batch at its end."""
    until = time.monotonic() + RENDER_SECONDS
    while time.monotonic() < until:
        batch = who.told("GET", f"/api/batches/{batch_id}")["batch"]
        if batch["status"] not in {"pending", "processing"}:
            return batch
        time.sleep(0.3)
    raise TimeoutError(batch_id)
