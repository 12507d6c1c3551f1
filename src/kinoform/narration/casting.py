"""Which voice speaks: the one that is named, or whoever comes nearest here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kinoform.kit.discover import records
from kinoform.model.problem import Problem, warning
from kinoform.providers.speech.base import LAST_RESORT, Access, Gender, Provider, Voice

USUAL_LANGUAGE = "en-US"
_LANGUAGE_FIRST = re.compile(r"(?P<language>[a-z]{2,3}-[A-Z]{2})-")


class NoVoice(Exception):
    """Nobody can speak as it is asked; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


@dataclass(frozen=True, slots=True)
class Part:
    """A voice, and the provider that has it."""

    voice: Voice
    provider: Provider
    warnings: tuple[Problem, ...] = ()


def providers() -> tuple[Provider, ...]:
    """Every provider of speech, those first who are to stand in for others first."""
    found: Iterable[Provider] = records("kinoform.providers.speech", "PROVIDER").values()
    return tuple(sorted(found, key=lambda provider: provider.rank))


def cast(voice_id: str | None, language: str | None, access: Access) -> Part:
    """Who speaks for a voice's id; raises NoVoice."""
    if voice_id is None:
        return _usual(language, access)
    named = _named(voice_id, access)
    if named is None:
        ids = [voice.id for provider in providers() for voice in provider.voices(access)]
        near = get_close_matches(voice_id, ids, 3, 0.5)
        hint = f"did you mean {', '.join(near)}?" if near else "`kinoform voices` lists them"
        raise NoVoice(Problem("unknown_voice", "/voice", f"no voice is called {voice_id!r}", hint))
    reason = named.provider.reason_against(access)
    if not reason:
        return named
    nearest = _nearest(named.voice.language, named.voice.gender, access)
    if nearest is None:
        raise NoVoice(
            Problem(
                "voice_unavailable", "/voice",
                f"{named.voice.name} cannot speak here, and nobody else who is here speaks "
                f"{named.voice.language}",
                reason,
            )
        )  # fmt: skip
    replaced = warning(
        "voice_replaced", "/voice",
        f"{named.voice.name} ({voice_id}) cannot speak here, {nearest.voice.name} "
        f"({nearest.voice.id}) speaks instead",
        reason,
    )  # fmt: skip
    return Part(nearest.voice, nearest.provider, (replaced,))


def company(language: str | None, access: Access) -> tuple[Voice, ...]:
    """Voices for speakers who have none of their own, by turns a woman's and a man's."""
    wanted = language or USUAL_LANGUAGE
    here = [
        voice
        for provider in providers()
        if not provider.is_networked and not provider.reason_against(access)
        for voice in provider.voices(access)
        if _closeness(voice, wanted)
    ]
    first: Gender = here[0].gender if here else "neutral"
    same = [voice for voice in here if voice.gender == first]
    other = [voice for voice in here if voice.gender != first]
    paired = [voice for pair in zip(same, other, strict=False) for voice in pair]
    return (*paired, *(voice for voice in here if voice not in paired))


def _usual(language: str | None, access: Access) -> Part:
    nearest = _nearest(language or USUAL_LANGUAGE, "neutral", access)
    if nearest is None:
        raise NoVoice(
            Problem(
                "voice_unavailable", "/language", f"nobody who is here speaks {language}",
                "name a voice of a provider that does, or install kinoform[espeak]",
            )
        )  # fmt: skip
    return nearest


def _named(voice_id: str, access: Access) -> Part | None:
    kind, _, own_id = voice_id.rpartition(":")
    wanted = own_id.casefold()
    able = [each for each in providers() if kind in {"", each.kind}]
    for provider in able:
        for voice in provider.voices(access):
            if voice.id.casefold() in {wanted, voice_id.casefold(), f"{provider.kind}:{wanted}"}:
                return Part(voice, provider)
    for provider in able:
        for each in (own_id, voice_id):
            if provider.owns(each):
                match = _LANGUAGE_FIRST.match(each)
                spoken = match["language"] if match else USUAL_LANGUAGE
                return Part(
                    Voice(
                        id=each, name=each, language=spoken, gender="neutral",
                        provider=provider.kind,
                    ),
                    provider,
                )  # fmt: skip
    return None


def _nearest(language: str, gender: Gender, access: Access) -> Part | None:
    """The voice on this machine that comes nearest: the language first, then the gender."""
    best: tuple[tuple[int, ...], Part] | None = None
    for order, provider in enumerate(providers()):
        if provider.is_networked or provider.reason_against(access):
            continue
        for voice in provider.voices(access):
            closeness = _closeness(voice, language)
            if not closeness:
                continue
            is_alike = gender in {"neutral", voice.gender}
            is_good = provider.rank < LAST_RESORT
            score = (int(is_good), int(is_alike), closeness, -order)
            if best is None or score > best[0]:
                best = score, Part(voice, provider)
    return None if best is None else best[1]


def _closeness(voice: Voice, language: str) -> int:
    """2 for the same language in the same country, 1 for the same language, 0 for another."""
    language = language.replace("_", "-").casefold()
    if voice.language.casefold() == language:
        return 2
    own, wanted = (tag.partition("-")[0] for tag in (voice.language.casefold(), language))
    return int(own == wanted)
