"""Where text becomes speech: who speaks, what was said before, and everything that went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from fractions import Fraction

from kinoform.engine.media_problem import MediaProblem
from kinoform.kit import pointer
from kinoform.kit.fetch import FetchRefused
from kinoform.model.document.speech import MOST_LETTERS, SpeechSpec, SpokenLine, speech_of
from kinoform.model.media import Made, Media
from kinoform.model.problem import Problem, errors_of, warning
from kinoform.narration.breaks import Breaks
from kinoform.narration.casting import USUAL_LANGUAGE, NoVoice, Part, cast, company
from kinoform.narration.joining import joined
from kinoform.narration.listening import listened
from kinoform.narration.recordings import Recording, Recordings
from kinoform.narration.rules import UNSPOKEN, UNSPOKEN_ELSEWHERE, SpeechRules, no_media
from kinoform.narration.saying import key_of, recorded
from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.speech.base import Line, SpeechRefused, Voice

_AT_ONCE = 4
"""Lines that are asked of providers elsewhere at the same time."""
_USUAL_HINT = "try again in a while, or name a voice of this machine; see `kinoform voices`"
_UNSPOKEN = Problem(UNSPOKEN, "/text", "this has not been spoken yet", "try again")
_UNSPOKEN_ELSEWHERE = replace(_UNSPOKEN, code=UNSPOKEN_ELSEWHERE)
_WAITING = {UNSPOKEN, UNSPOKEN_ELSEWHERE}
"""Told once of a speech: whoever hears it has all of it spoken."""
_MOST_SHOWN, _MOST_LETTERS_SHOWN = 5, 100
_MOST_LETTERS_IN_ALL = 5 * MOST_LETTERS
_MOST_SPOKEN_LETTERS = 150_000
"""Some hours: signs and digits become several times as many letters when they are said."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line with whoever speaks it, and where its document says so."""

    line: Line
    part: Part
    where: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Makes the media of sources that stand for speech."""

    rules: SpeechRules
    find: Callable[[str], Media] = no_media
    """What a recording that a document names turns out to be; raises FetchRefused, MediaProblem."""
    breaks: Breaks = field(default_factory=Breaks)
    """Shared by the desks of a film, so that its speeches wait for nobody one after the other."""

    def made(self, source: str) -> Made:
        """The speech as a medium with words, or every reason why there is none."""
        try:
            spec = speech_of(source)
        except ValueError:
            return Made(None, (Problem("bad_value", "", "this is no speech", 'use "$speech"'),))
        if spec.recording is not None:
            return self._listened(spec, spec.recording)
        tasks, problems = self._cast(spec)
        if errors_of(problems):
            return Made(None, tuple(problems))
        recordings = self._spoken(tasks, problems)
        if errors_of(problems):
            return Made(None, tuple(problems))
        try:
            whole = joined(recordings, Fraction(str(spec.pause)), self._kept)
        except SpeechRefused as refused:
            return Made(None, (Problem(refused.code, "", refused.message, refused.hint),))
        return Made(_medium(whole), tuple(problems))

    def _listened(self, spec: SpeechSpec, recording: str) -> Made:
        try:
            media = self.find(recording)
            language = spec.language or USUAL_LANGUAGE
            return Made(_medium(listened(media, spec.text or "", language, self._kept)))
        except (FetchRefused, MediaProblem, SpeechRefused) as refused:
            code, message, hint = refused.code, refused.message, refused.hint
            return Made(None, (Problem(code, "/recording", message, hint or _USUAL_HINT),))

    @property
    def _kept(self) -> Recordings:
        return Recordings(self.rules.folder, self.rules.budget_bytes)

    def _cast(self, spec: SpeechSpec) -> tuple[list[Task], list[Problem]]:
        """Every line with its speaker, and what stands against it."""
        problems: list[Problem] = []
        tasks = []
        spoken = 0
        others = company(spec.language, self.rules.access)
        cast_by_speaker = dict(_speakers(spec, self._usual(spec), others))
        if sum(len(line.text) for line in spec.said) > _MOST_LETTERS_IN_ALL:
            message = f"the lines have more than {_MOST_LETTERS_IN_ALL:,} letters in all"
            return [], [_too_long("/lines", message)]
        for index, line in enumerate(spec.said):
            where = f"/lines/{index}" if spec.lines else ""
            voice_id = line.voice or cast_by_speaker.get(line.speaker or "") or spec.voice
            try:
                part = cast(voice_id or self._usual(spec), spec.language, self.rules.access)
            except NoVoice as none:
                problems.append(_at(_chooser(spec, line, where), none.problem))
                continue
            problems.extend(_at(_chooser(spec, line, where), each) for each in part.warnings)
            tokens = verbalised(
                line.text, spec.language or part.voice.language, spec.pronunciations
            )
            if not any(token.spoken for token in tokens):
                problems.append(
                    Problem(
                        "speech_empty", f"{where}/text", "there is nothing here that can be said",
                        "write some words",
                    )
                )  # fmt: skip
                continue
            spoken += sum(len(token.spoken) for token in tokens)
            if spoken > _MOST_SPOKEN_LETTERS:
                message = f"what is said here has more than {_MOST_SPOKEN_LETTERS:,} letters"
                return [], [_too_long(f"{where}/text", message)]
            tasks.append(Task(Line(tokens, part.voice, line.speed or spec.speed), part, where))
        return tasks, list(dict.fromkeys(problems))

    def _usual(self, spec: SpeechSpec) -> str | None:
        return None if spec.language else self.rules.usual_voice or None

    def _spoken(self, tasks: Sequence[Task], problems: list[Problem]) -> list[Recording]:
        """Every line as a recording; those of providers elsewhere are asked for side by side.

        What is said twice in the same way is asked for once.
        """
        keys = [key_of(task.line, task.part.provider, self.rules.access) for task in tasks]
        once = dict(zip(keys, tasks, strict=True))
        elsewhere = any(task.part.provider.is_networked for task in tasks)
        with ThreadPoolExecutor(_AT_ONCE if elsewhere else 1) as pool:
            answers = dict(zip(once, pool.map(self._said, once.values()), strict=True))
        found = []
        for key, task in zip(keys, tasks, strict=True):
            answer = answers[key]
            if isinstance(answer, Problem):
                is_told = answer.code in _WAITING and any(
                    each.code == answer.code for each in problems
                )
                if not is_told:
                    problems.append(replace(answer, pointer=f"{task.where}{answer.pointer}"))
                continue
            found.append(answer)
            if answer.skipped:
                problems.append(_skipped(task, answer.skipped))
        return found

    def _said(self, task: Task) -> Recording | Problem:
        kept, provider, access = self._kept, task.part.provider, self.rules.access
        refused = self.breaks.refusal_of(provider)
        if refused is not None or not self.rules.may_speak:
            found = kept.find(key_of(task.line, provider, access))
            if found is not None:
                return found
            if refused is not None:
                return _refused(refused)
            return _UNSPOKEN_ELSEWHERE if provider.is_networked else _UNSPOKEN
        try:
            return recorded(task.line, provider, access, kept)
        except SpeechRefused as refusal:
            self.breaks.note(provider, refusal)
            return _refused(refusal)


def _refused(refused: SpeechRefused) -> Problem:
    return Problem(refused.code, "/text", refused.message, refused.hint or _USUAL_HINT)


def _too_long(where: str, message: str) -> Problem:
    return Problem("too_long", where, message, "cut it into several narrations")


def _medium(recording: Recording) -> Media:
    return Media(
        str(recording.path), "audio", duration=recording.seconds, has_picture=False,
        has_sound=True, words=recording.words,
    )  # fmt: skip


def _speakers(
    spec: SpeechSpec, usual: str | None, others: Sequence[Voice]
) -> Iterator[tuple[str, str]]:
    """The voice of each speaker: as written, or one that nobody else has."""
    taken = {*spec.voices.values(), spec.voice, usual}
    if not (spec.voice or usual) and any(not (each.speaker or each.voice) for each in spec.said):
        taken.update(voice.id for voice in others[:1])  # who speaks for nobody in particular
    free = iter([voice.id for voice in others if voice.id not in taken])
    for speaker in dict.fromkeys(line.speaker for line in spec.said if line.speaker):
        voice = spec.voices.get(speaker) or next(free, None)
        if voice is not None:
            yield speaker, voice


def _skipped(task: Task, words: Sequence[str]) -> Problem:
    shown = ", ".join(words[:_MOST_SHOWN]) + (" ..." if len(words) > _MOST_SHOWN else "")
    return warning(
        "speech_skipped", f"{task.where}/text",
        f"{task.line.voice.name} could not say {shown[:_MOST_LETTERS_SHOWN]}",
        "tell how to say it with `pronunciations`, or choose a voice of its language",
    )  # fmt: skip


def _chooser(spec: SpeechSpec, line: SpokenLine, where: str) -> str:
    """Where a document says which voice a line has."""
    if line.voice is not None:
        return f"{where}/voice"
    if line.speaker in spec.voices:
        return pointer.join("/voices", line.speaker)
    return "/voice"


def _at(place: str, problem: Problem) -> Problem:
    return replace(problem, pointer=place) if problem.pointer == "/voice" else problem
