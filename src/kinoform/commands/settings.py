"""`kinoform settings`: every setting, what it is now and what it is for."""

from __future__ import annotations

from typing import Any

import click

from kinoform.commands._base import AsJson, show
from kinoform.settings import Settings

_SECRET = ("database_url", "store_url")


@click.command("settings")
@AsJson
def settings(*, as_json: bool) -> None:
    """List all settings by the names of their environment variables."""
    now = Settings()
    facts: dict[str, Any] = {}
    for name, field in Settings.model_fields.items():
        value = getattr(now, name)
        shown = "(set)" if name in _SECRET and value else value
        facts[f"KINOFORM_{name.upper()}"] = (
            shown if as_json else f"{shown!s:<40} {field.description}"
        )
    show(facts, as_json=as_json)


COMMAND = settings
