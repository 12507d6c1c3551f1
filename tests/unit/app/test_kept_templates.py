"""Templates that were kept are listed as long as they can be read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kinoform.app.templates import still_readable
from kinoform.db.custom_templates import CustomTemplate


def kept(template_id: str, primitive: str) -> CustomTemplate:
    then = datetime.now(UTC)
    values: dict[str, Any] = {
        "id": template_id, "account_id": "a", "name": "Mine", "base_template_id": None,
        "content": {"scenes": [{"primitiveId": primitive}]}, "visibility": "private",
        "version": 1, "created_at": then, "updated_at": then,
    }  # fmt: skip
    return CustomTemplate(**values)


def test_one_that_cannot_be_read_any_more_hides_no_other() -> None:
    found = still_readable([kept("1", "title-intro"), kept("2", "long-gone"), kept("3", "outro")])
    assert [each.id for each in found] == ["1", "3"]
