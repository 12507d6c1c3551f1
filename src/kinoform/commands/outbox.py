"""`kinoform outbox`: mail that no server has taken."""

from __future__ import annotations

import click

from kinoform.commands._base import AsJson, in_transaction, show
from kinoform.db.outbox import unsent_letters


@click.command("outbox")
@AsJson
def outbox(*, as_json: bool) -> None:
    """Show the mail that was written and not sent, the newest first."""
    letters = in_transaction(unsent_letters)
    if as_json:
        rows = [
            {"id": each.id, "to": each.recipient, "subject": each.subject, "text": each.text,
             "createdAt": each.created_at.isoformat(), "trouble": each.trouble}
            for each in letters
        ]  # fmt: skip
        show({"letters": rows}, as_json=True)
        return
    for each in letters:
        trouble = f"\nnot sent: {each.trouble}" if each.trouble else ""
        click.echo(f"to {each.recipient}: {each.subject}{trouble}\n\n{each.text}\n")


COMMAND = outbox
