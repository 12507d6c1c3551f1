"""`kinoform music`: list the moods and pieces of music that films can have."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from kinoform.providers.music_shelf import all_pieces


@click.command("music")
@click.option("--json", "as_json", is_flag=True, help="Answer as one JSON list.")
def music(*, as_json: bool) -> None:
    """List all music by id; a document names it as "music:calm"."""
    pieces = all_pieces()
    if as_json:
        click.echo(json.dumps([asdict(piece) for piece in pieces], ensure_ascii=False))
        return
    width = max((len(piece.id) for piece in pieces), default=0)
    for piece in pieces:
        click.echo(f"{piece.id:<{width}}  {piece.provider:<10} {piece.description}")


COMMAND = music
