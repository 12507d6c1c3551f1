"""The few words that pictures say by themselves, in the language of their film."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar

from kinoform.kit.language import language_of

Key = Literal["other", "total", "median", "top-share"]
"""top-share is a phrase around a share such as 3%; the number stands at its `{}`."""
Words = TypeVar("Words")

_WORDS: Mapping[Key, Mapping[str, str]] = {
    "other": {
        "ar": "أخرى", "da": "Andet", "de": "Übrige", "en": "Other", "es": "Otros", "fi": "Muut",
        "fr": "Autres", "he": "אחר", "hi": "अन्य", "it": "Altro", "ja": "その他", "ko": "기타",
        "nb": "Andre", "nl": "Overig", "no": "Andre", "pl": "Inne", "pt": "Outros",
        "ru": "Прочее", "sv": "Övrigt", "tr": "Diğer", "uk": "Інше", "zh": "其他",
    },
    "total": {
        "ar": "المجموع", "da": "I alt", "de": "Summe", "en": "Total", "es": "Total",
        "fi": "Yhteensä", "fr": "Total", "he": "סך הכול", "hi": "कुल", "it": "Totale",
        "ja": "合計", "ko": "합계", "nb": "Sum", "nl": "Totaal", "no": "Sum", "pl": "Razem",
        "pt": "Total", "ru": "Итого", "sv": "Summa", "tr": "Toplam", "uk": "Разом", "zh": "合计",
    },
    "median": {
        "ar": "الوسيط", "da": "Median", "de": "Median", "en": "Median", "es": "Mediana",
        "fi": "Mediaani", "fr": "Médiane", "he": "חציון", "hi": "माध्यिका", "it": "Mediana",
        "ja": "中央値", "ko": "중앙값", "nb": "Median", "nl": "Mediaan", "no": "Median",
        "pl": "Mediana", "pt": "Mediana", "ru": "Медиана", "sv": "Median", "tr": "Medyan",
        "uk": "Медіана", "zh": "中位数",
    },
    "top-share": {
        "ar": "أفضل {}%", "da": "Top {}\u00a0%", "de": "Top {}\u00a0%", "en": "Top {}%",
        "es": "Top {}\u00a0%", "fi": "Paras {}\u00a0%", "fr": "Top {}\u00a0%",
        "he": "{}% העליונים", "hi": "शीर्ष {}%", "it": "Top {}%", "ja": "上位{}%",
        "ko": "상위 {}%", "nb": "Topp {}\u00a0%", "nl": "Top {}%", "no": "Topp {}\u00a0%",
        "pl": "Top {}%", "pt": "Top {}%", "ru": "Топ {}\u00a0%", "sv": "Topp {}\u00a0%",
        "tr": "İlk %{}", "uk": "Топ {}\u00a0%", "zh": "前{}%",
    },
}  # fmt: skip


def word(locale: str, key: Key) -> str:
    """A word in a language, in English where that one is not known."""
    return in_language(_WORDS[key], locale)


def in_language(known: Mapping[str, Words], locale: str) -> Words:
    """What a table of languages holds for a locale such as de-AT, or else for English."""
    return known.get(language_of(locale), known["en"])
