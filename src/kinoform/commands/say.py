"""`kinoform say`: speak a text into a file, with the time of each word."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from kinoform.commands._base import AsJson
from kinoform.commands._problems import taught
from kinoform.compile.faults import faults_of
from kinoform.model.document.speech import MOST_LETTERS, SpeechSpec
from kinoform.model.problem import InvalidDocument, Problem, RenderFailed
from kinoform.model.word import Word
from kinoform.narration.desk import Desk
from kinoform.settings import Settings


@click.command("say")
@click.argument("text")
@click.option("--voice", help="Id of a voice; see `kinoform voices`.")
@click.option("-o", "--output", "target", required=True, type=click.Path(path_type=Path))
@click.option("--words", "words_target", type=click.Path(path_type=Path), help="Write word times.")
@click.option("--speed", type=float, default=1.0, show_default=True)
@click.option("--language", help="Language tag of the text; by default the voice's.")
@click.option(
    "--pronounce", "pronunciations", multiple=True, metavar="NAME=SOUND",
    help="How a name is said, spelled as it sounds.",
)  # fmt: skip
@AsJson
@taught
def say(
    text: str,
    *,
    voice: str | None,
    target: Path,
    words_target: Path | None,
    speed: float,
    language: str | None,
    pronunciations: Sequence[str],
    as_json: bool,
) -> None:
    """Speak TEXT into a WAV file; - reads the text from standard input."""
    if target.suffix.lower() != ".wav":
        raise click.BadParameter("speech is written as .wav", param_hint="--output")
    spec = _spec(
        text=sys.stdin.read(MOST_LETTERS + 1) if text == "-" else text,
        voice=voice, speed=speed, language=language,
        pronunciations=dict(_pair(each) for each in pronunciations),
    )  # fmt: skip
    made = Desk(Settings().speech).made(spec.speech_source)
    if made.media is None:
        raise InvalidDocument(made.problems)
    words = [_plain(word) for word in made.media.words]
    try:
        shutil.copyfile(made.media.path, target)
        if words_target is not None:
            written = json.dumps(words, ensure_ascii=False, indent=1)
            words_target.write_text(f"{written}\n", "utf-8")
    except OSError as error:
        raise RenderFailed(_unwritable(error)) from None
    seconds = float(made.media.duration or 0)
    if as_json:
        problems = [problem.as_dict() for problem in made.problems]
        answer = {
            "ok": True, "path": str(target), "seconds": seconds, "words": len(words),
            "problems": problems,
        }  # fmt: skip
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    for problem in made.problems:
        click.echo(problem, err=True)
    click.echo(f"{target}  {seconds:.2f} s  {len(words)} words")


def _spec(**fields: Any) -> SpeechSpec:
    try:
        return SpeechSpec.model_validate(fields)
    except ValidationError as invalid:
        raise InvalidDocument(faults_of(invalid, fields, "")) from None


def _unwritable(error: OSError) -> Problem:
    return Problem(
        "target_unwritable", "", f"cannot write {error.filename2 or error.filename}: "
        f"{error.strerror}",
        "name a file in a folder that you may write to",
    )  # fmt: skip


def _pair(written: str) -> tuple[str, str]:
    name, equals, sound = written.partition("=")
    if not (name and equals):
        raise click.BadParameter(f"{written!r} is not NAME=SOUND", param_hint="--pronounce")
    return name, sound


def _plain(word: Word) -> dict[str, str | float]:
    return {"word": word.text, "start": float(word.start), "end": float(word.end)}


COMMAND = say
