"""`kinoform voices`: list everybody who can speak."""

from __future__ import annotations

import json

import click

from kinoform.narration.voices import Listed, listed
from kinoform.settings import Settings


@click.command("voices")
@click.option("--language", help="Only voices of a language, such as de or en-GB.")
@click.option("--json", "as_json", is_flag=True, help="Answer as one JSON list.")
def voices(*, language: str | None, as_json: bool) -> None:
    """List all voices by id, and whether they can speak now."""
    found = [each for each in listed(Settings().speech.access) if _speaks(each, language)]
    if as_json:
        click.echo(json.dumps([each.as_dict() for each in found], ensure_ascii=False))
        return
    width = max((len(each.voice.id) for each in found), default=0)
    for each in found:
        voice = each.voice
        told = voice.description if each.is_available else f"not now: {each.reason_against}"
        click.echo(
            f"{voice.id:<{width}}  {voice.language:<6} {voice.gender:<7} {voice.provider:<10} "
            f"{voice.name}  {click.style(told, dim=True)}"
        )


def _speaks(each: Listed, language: str | None) -> bool:
    return language is None or f"{each.voice.language}-".casefold().startswith(
        f"{language}-".casefold()
    )


COMMAND = voices
