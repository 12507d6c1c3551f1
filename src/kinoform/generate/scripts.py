"""Puts facts into scripts and into the data of scenes, where `[name]` stands for one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kinoform.generate.templates.base import Facts
from kinoform.look import numbers

_PLACEHOLDER = re.compile(r"\[([A-Za-z_][\w.]{0,99})\]")
_LETTERS_OF_A_NUMBER = 8
_YEARS = re.compile(r"(?:^|_)(?:year|since|founded|established|born|died)(?:$|_)", re.IGNORECASE)
"""Names of facts that are years; a whole number of any other name is counted."""
_STOPPED_TWICE = re.compile(r"([.!?…。！？])\.(?=\s|$)")
"""A fact that ends as a sentence does, at the end of one: "Martin Luther King Jr."."""
_SENTENCE = re.compile(r"(?<=[.!?…。！？])\s+|\n+")


def names_in(script: str) -> tuple[str, ...]:
    """The facts that a script speaks of, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(script)))


def spoken(script: str, facts: Facts, locale: str = "en") -> str:
    """The script with its facts; sentences that lack one are left out."""
    kept = [
        _STOPPED_TWICE.sub(r"\1", _with_facts(sentence.strip(), facts, locale))
        for sentence in _SENTENCE.split(script)
        if all(_fact(name, facts, locale) for name in names_in(sentence))
    ]
    return " ".join(filter(None, kept))


def filled(value: Any, facts: Facts, locale: str = "en") -> Any:
    """A value with its placeholders replaced; one that is nothing else keeps the fact's type.

    None stands for text or a list of which nothing is known.
    """
    if isinstance(value, str):
        whole = _PLACEHOLDER.fullmatch(value.strip())
        if whole is not None:
            return facts.get(whole[1])
        names = names_in(value)
        if any(not _fact(name, facts, locale) for name in names):
            return None
        return _with_facts(value, facts, locale)
    if isinstance(value, list):
        found = [filled(item, facts, locale) for item in value]
        return None if value and all(item is None for item in found) else found
    if isinstance(value, Mapping):
        return {name: filled(inner, facts, locale) for name, inner in value.items()}
    return value


def extent(value: Any, facts: Facts) -> int:
    """About how many letters a value has with its facts, told without putting them in."""
    sizes: dict[str, int] = {}

    def size(inner: Any, *, fills: bool) -> int:
        if isinstance(inner, str):
            return len(inner) + sum(map(of_fact, _PLACEHOLDER.findall(inner) if fills else ()))
        if isinstance(inner, list):
            return len(inner) + sum(size(item, fills=fills) for item in inner)
        if isinstance(inner, Mapping):
            return sum(len(name) + size(item, fills=fills) for name, item in inner.items())
        return _LETTERS_OF_A_NUMBER

    def of_fact(name: str) -> int:
        if name not in sizes:
            sizes[name] = size(facts.get(name), fills=False)
        return sizes[name]

    return size(value, fills=True)


def _with_facts(text: str, facts: Facts, locale: str) -> str:
    return _PLACEHOLDER.sub(lambda match: _fact(match[1], facts, locale), text)


def _fact(name: str, facts: Facts, locale: str) -> str:
    value = facts.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and _YEARS.search(name):
        return str(value)  # a year is not "2,024"
    return written(value, locale)


def written(value: Any, locale: str = "en") -> str:
    """A fact as text; "" when nothing is known of it."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return numbers.plain(value, locale)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        parts = [written(item, locale) for item in value]
        return ", ".join(part for part in parts if part)
    if isinstance(value, Mapping):
        named = (value.get(name) for name in ("name", "title", "label", "value"))
        return next((written(each, locale) for each in named if each is not None), "")
    return ""
