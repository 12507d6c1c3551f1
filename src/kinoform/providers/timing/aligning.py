"""Word times for sound that comes without any."""

from __future__ import annotations

from kinoform.providers.speech.base import Line, Said, Span
from kinoform.providers.timing.listening import is_installed, times_by_listening
from kinoform.providers.timing.proportional import times_by_share


def aligned(said: Said, line: Line) -> tuple[Span | None, ...]:
    """When each token of a line is spoken, None for one that is not.

    English is listened to, where the aligner is installed; all else is shared out by the length
    of the words between pauses.
    """
    times = None
    is_english = line.voice.language.partition("-")[0].lower() == "en"
    if is_english and is_installed():
        times = times_by_listening(said, line.tokens)
    return times or times_by_share(said, line.tokens)
