"""What makes the media that documents wish for: speech and music.

What they need is imported by the first wish, since most films have none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kinoform.compile.media import Maker
from kinoform.engine.media_problem import MediaProblem
from kinoform.engine.probe import probe
from kinoform.model.document.music import music_of
from kinoform.model.media import Made, Media
from kinoform.model.problem import Problem
from kinoform.narration.breaks import Breaks
from kinoform.narration.rules import SpeechRules, no_media
from kinoform.providers.music.base import MusicRefused, Wish


def makers_of(speech: SpeechRules, find: Callable[[str], Media] = no_media) -> dict[str, Maker]:
    """The makers by the schemes of their sources; music is kept beside the speech.

    `find` says what a recording of a speech is that a document names.
    """
    return {
        "speech": partial(_spoken, speech, find, Breaks()),
        "music": partial(_played, speech.folder.with_name("music")),
    }


def _spoken(rules: SpeechRules, find: Callable[[str], Media], breaks: Breaks, source: str) -> Made:
    """The speech as a medium, or why there is none."""
    from kinoform.narration.desk import Desk  # noqa: PLC0415 - see the module

    return Desk(rules, find, breaks).made(source)


def _played(folder: Path, source: str) -> Made:
    """The music as a medium, or why there is none."""
    from kinoform.providers.music_shelf import MusicShelf  # noqa: PLC0415 - see the module

    try:
        spec = music_of(source)
    except ValueError:
        hint = 'write a mood, such as "music:calm"'
        return Made(None, (Problem("bad_value", "", "this is no music", hint),))
    wish = Wish(piece=spec.mood, seconds=spec.seconds, seed=spec.seed, tempo=spec.tempo)
    try:
        return Made(probe(str(MusicShelf(folder).file(wish))))
    except (MusicRefused, MediaProblem) as refused:
        return Made(None, (Problem(refused.code, "", refused.message, refused.hint),))
