"""Words of subtitles that lie in files: fetched, read and put into the document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pysubs2
from pydantic import ValidationError

from kinoform.kit import pointer
from kinoform.model.document.fields import LONGEST_SECONDS
from kinoform.model.document.words import MOST_WORDS, SubtitleWord
from kinoform.model.problem import Problem
from kinoform.typeset.breaking import word_starts

Fetch = Callable[[str, str], Path | None]
"""The local file of a source; it lists a problem at a pointer by itself when there is none."""

_LARGEST_FILE = 32 * 1024 * 1024
_TAG = re.compile(r"<[^<>]*>")
_HINT = "JSON with words, SRT, VTT or ASS"


class BadWords(ValueError):
    """A file has no words that can be read; the message says why."""


def resolve_words(document: dict[str, Any], fetch: Fetch) -> tuple[dict[str, Any], list[Problem]]:
    """The document with every `words: {"src": ...}` replaced by the words of that file.

    Each file is read once. What cannot be read becomes an empty list, and a problem.
    """
    problems: list[Problem] = []
    known: dict[str, list[dict[str, Any]] | str] = {}

    def words_of(source: str, where: str) -> list[dict[str, Any]]:
        if source not in known:
            path = fetch(source, where)
            if path is None:
                known[source] = []
                return []
            try:
                known[source] = [word.model_dump(exclude_none=True) for word in load_words(path)]
            except BadWords as bad:
                known[source] = str(bad)
        found = known[source]
        if isinstance(found, str):
            problems.append(Problem("bad_words", where, found, _HINT))
            return []
        return found

    def walk(value: Any, where: str) -> Any:
        if isinstance(value, list):
            return [walk(item, pointer.join(where, index)) for index, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        return {
            key: words_of(item["src"], pointer.join(where, key, "src"))
            if key == "words" and _is_file(item)
            else walk(item, pointer.join(where, key))
            for key, item in value.items()
        }

    if "tracks" not in document:
        return document, problems
    return {**document, "tracks": walk(document["tracks"], "/tracks")}, problems


def _is_file(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("src"), str) and bool(value["src"])


def load_words(path: Path) -> tuple[SubtitleWord, ...]:
    """The words of a file; raises BadWords.

    JSON has words itself; the phrases of other formats are cut into words, each with a share of
    the phrase's time by its letters.
    """
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise BadWords("the file of words is larger than 32 MB")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadWords(f"the file of words cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise BadWords(f"the file of words is not UTF-8, at byte {error.start}") from None
    words = _from_json(text) if text.lstrip()[:1] in {"[", "{"} else None
    found = _from_phrases(text) if words is None else words
    if len(found) > MOST_WORDS:
        raise BadWords(f"the file has {len(found):,} words, {MOST_WORDS:,} is the limit")
    return found


def _from_json(text: str) -> tuple[SubtitleWord, ...] | None:
    """The words of JSON; None for text that only begins like it, as an ASS file does."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip().startswith("[Script Info]"):
            return None
        raise BadWords(f"the file of words is no JSON: {error}") from None
    entries = value.get("words") if isinstance(value, dict) else value
    if not isinstance(entries, list):
        raise BadWords('the JSON is neither a list of words nor {"words": [...]}')
    found = []
    for index, entry in enumerate(entries):
        try:
            found.append(SubtitleWord.model_validate(entry))
        except ValidationError as invalid:
            first = invalid.errors(include_url=False)[0]
            place = "/".join(str(step) for step in (index, *first["loc"]))
            message = str(first["msg"]).removeprefix("Value error, ")
            raise BadWords(f"word {place}: {message}") from None
    return tuple(found)


def _from_phrases(text: str) -> tuple[SubtitleWord, ...]:
    try:
        phrases = pysubs2.SSAFile.from_string(text)
    except (pysubs2.Pysubs2Error, ValueError, ArithmeticError):
        raise BadWords("the file is in no format of subtitles that is known") from None
    found: list[SubtitleWord] = []
    for phrase in sorted(phrases, key=lambda event: event.start):
        if phrase.is_comment or phrase.is_drawing:
            continue
        plain = " ".join(_TAG.sub("", phrase.plaintext).split())
        start, end = max(0, phrase.start) / 1000, max(0, phrase.end) / 1000
        if end > LONGEST_SECONDS:
            raise BadWords(f"a phrase ends after {end:,.0f} seconds, which no film lasts")
        found.extend(_timed(_words(plain), start, max(start, end)))
    if not found:
        raise BadWords("the file has no words")
    return tuple(found)


def _words(phrase: str) -> list[str]:
    """The words of a phrase, also in scripts without spaces; points stay with their words."""
    starts = [*word_starts(phrase, ""), len(phrase)] if phrase else []
    found: list[str] = []
    for start, end in pairwise(starts):
        piece = phrase[start:end]
        if found and not any(letter.isalnum() for letter in piece):
            found[-1] += piece
        else:
            found.append(piece)
    return [word.strip() for word in found if word.strip()]


def _timed(words: list[str], start: float, end: float) -> list[SubtitleWord]:
    # A short word takes longer to say than its letters tell, hence one more for each.
    weights = [len(word) + 1 for word in words]
    whole, passed, found = sum(weights), 0, []
    for word, weight in zip(words, weights, strict=True):
        begin = start + (end - start) * passed / whole
        passed += weight
        until = start + (end - start) * passed / whole
        found.append(SubtitleWord(word=word, start=round(begin, 3), end=round(until, 3)))
    return found
