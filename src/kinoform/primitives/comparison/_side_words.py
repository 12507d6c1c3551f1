"""What the two sides of a comparison are called where nobody has named them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from kinoform.primitives._house_words import in_language

_BEFORE_AFTER: Mapping[str, tuple[str, str]] = {
    "ar": ("قبل", "بعد"), "da": ("Før", "Efter"), "de": ("Vorher", "Nachher"),
    "en": ("Before", "After"), "es": ("Antes", "Después"), "fi": ("Ennen", "Jälkeen"),
    "fr": ("Avant", "Après"), "he": ("לפני", "אחרי"), "hi": ("पहले", "बाद में"),
    "it": ("Prima", "Dopo"), "ja": ("以前", "現在"), "ko": ("이전", "이후"),
    "nb": ("Før", "Etter"), "nl": ("Voor", "Na"), "no": ("Før", "Etter"), "pl": ("Przed", "Po"),
    "pt": ("Antes", "Depois"), "ru": ("До", "После"), "sv": ("Före", "Efter"),
    "tr": ("Önce", "Sonra"), "uk": ("До", "Після"), "zh": ("之前", "之后"),
}  # fmt: skip
_FOR_AGAINST: Mapping[str, tuple[str, str]] = {
    "ar": ("مزايا", "عيوب"), "da": ("Fordele", "Ulemper"), "de": ("Dafür", "Dagegen"),
    "en": ("Pros", "Cons"), "es": ("A favor", "En contra"), "fi": ("Plussat", "Miinukset"),
    "fr": ("Pour", "Contre"), "he": ("בעד", "נגד"), "hi": ("फ़ायदे", "नुकसान"),
    "it": ("Pro", "Contro"), "ja": ("長所", "短所"), "ko": ("장점", "단점"),
    "nb": ("Fordeler", "Ulemper"), "nl": ("Voor", "Tegen"), "no": ("Fordeler", "Ulemper"),
    "pl": ("Za", "Przeciw"), "pt": ("Prós", "Contras"), "ru": ("За", "Против"),
    "sv": ("Fördelar", "Nackdelar"), "tr": ("Artılar", "Eksiler"), "uk": ("За", "Проти"),
    "zh": ("优点", "缺点"),
}  # fmt: skip


def side_words(kind: Literal["before-after", "for-against"], locale: str) -> tuple[str, str]:
    """The words for both sides in a language, in English where that one is not known."""
    known = _BEFORE_AFTER if kind == "before-after" else _FOR_AGAINST
    return in_language(known, locale)
