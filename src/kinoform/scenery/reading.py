"""Reads what people put into a template's data, in whatever form they put it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from kinoform.look import numbers
from kinoform.look.digits import plain_digits

MOST_ENTRIES = 200
LARGEST_NUMBER = 1e15
_VIDEO_ENDINGS = (".mp4", ".mov", ".webm", ".mkv", ".m4v", ".avi", ".m3u8", ".ts")
_IMAGE_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif", ".bmp", ".apng")
_WORD_NAMES = ("text", "title", "name", "label", "heading", "value", "content")
_SOURCE_NAMES = ("src", "url", "image", "video", "photo", "source")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of several: a slide, a point, a line."""

    title: str = ""
    text: str = ""
    src: str = ""
    icon: str = ""
    value: str = ""
    seconds: float | None = None

    @property
    def words(self) -> str:
        """All that there is to read."""
        return " ".join(part for part in (self.title, self.text, self.value) if part)


def words(value: Any, locale: str = "en") -> str:
    """Text, from a string, a number, a list of them, or an object that holds it."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float):
        # What may be a year stays as it is.
        is_year = isinstance(value, int) and abs(value) < numbers.LARGEST_PLAIN
        return str(value) if is_year else numbers.plain(value, locale)
    if isinstance(value, list):
        return " ".join(filter(None, (words(item, locale) for item in value)))
    if isinstance(value, Mapping):
        return next((words(value[name], locale) for name in _WORD_NAMES if value.get(name)), "")
    return ""


def source(value: Any) -> str:
    """The source of a picture or a video, from a string or an object that holds it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return source(value[0]) if value else ""
    if isinstance(value, Mapping):
        return next((source(value[name]) for name in _SOURCE_NAMES if value.get(name)), "")
    return ""


def is_video(src: str, *, otherwise: bool) -> bool:
    """Whether a source is a video by its name; `otherwise` where the name does not tell."""
    if src.startswith("data:"):
        return src.startswith("data:video/")
    path = urlsplit(src).path.casefold()
    if path.endswith(_VIDEO_ENDINGS):
        return True
    return False if path.endswith(_IMAGE_ENDINGS) else otherwise


def number(value: Any) -> float | None:
    """A finite number, also from text such as "1,200" or "2,5"; None for anything else."""
    if isinstance(value, str):
        digits = plain_digits(value)
        value = None if digits is None else float(digits)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) <= LARGEST_NUMBER else None


def seconds(value: Any) -> float | None:
    """A number of seconds, also from text such as "10" or "10s"."""
    return number(value.strip().removesuffix("s") if isinstance(value, str) else value)


def flag(value: Any, *, otherwise: bool) -> bool:
    """Yes or no, also from text; `otherwise` where nothing is said."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip():
        return value.strip().casefold() not in {"false", "no", "off", "0", "none"}
    return otherwise


def price(value: Any, locale: str = "en", currency: str = "USD") -> str:
    """What something costs: text as it is, a number or {amount, currency} as money."""
    if isinstance(value, Mapping):
        code = words(value.get("currency")) or currency
        return price(value.get("amount", value.get("value")), locale, code)
    if isinstance(value, int | float) and not isinstance(value, bool):
        known = len(currency) == 3 and currency.isascii() and currency.isalpha()
        return numbers.money(value, currency, locale) if known else numbers.plain(value, locale)
    return words(value, locale)


def entries(value: Any, locale: str = "en") -> tuple[Entry, ...]:
    """Things from a list of strings or objects, an object by titles, or lines of text."""
    if isinstance(value, str):
        found = [_entry(line, locale) for line in value.splitlines()]
    elif isinstance(value, Mapping) and any(value.get(name) for name in _SOURCE_NAMES):
        found = [_entry(value, locale)]
    elif isinstance(value, Mapping):
        found = [Entry(str(name), words(inner, locale)) for name, inner in value.items()]
    elif isinstance(value, list):
        found = [_entry(item, locale) for item in value]
    else:
        found = [_entry(value, locale)]
    kept = [entry for entry in found if entry.words or entry.src]
    return tuple(kept[:MOST_ENTRIES])


def _entry(item: Any, locale: str) -> Entry:
    if not isinstance(item, Mapping):
        return Entry(words(item, locale))
    titles = ("title", "name", "label", "heading", "caption")
    texts = ("text", "description", "body", "subtitle", "detail")
    title = next((words(item[name], locale) for name in titles if item.get(name)), "")
    text = next((words(item[name], locale) for name in texts if item.get(name)), "")
    found = source(item)
    return Entry(
        title or text,
        text if title else "",
        found,
        words(item.get("icon")),
        _amount(item.get("value"), locale),
        seconds(item.get("duration", item.get("seconds"))),
    )


def _amount(value: Any, locale: str) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return numbers.plain(value, locale) if is_number else words(value, locale)


def slides(value: Any) -> tuple[Entry, ...]:
    """Pictures with words, where a bare string is a source and not a text."""
    listed = value if isinstance(value, list) else [value]
    shown = [{"src": item} if isinstance(item, str) else item for item in listed]
    return entries(shown)
