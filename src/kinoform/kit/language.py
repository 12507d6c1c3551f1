"""Languages as locales name them."""

from __future__ import annotations


def language_of(locale: str) -> str:
    """The language of a locale in small letters: "de" of de-AT and of DE_at."""
    return locale.replace("_", "-").partition("-")[0].casefold()
