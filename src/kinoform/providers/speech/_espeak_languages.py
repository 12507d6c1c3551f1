"""The languages that eSpeak reads well enough to be offered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language as documents, people and the library name it."""

    tag: str
    name: str
    other_voice: str = ""
    """Of the library, where it is not called like the tag."""

    @property
    def voice(self) -> str:
        """The library's voice for it."""
        return self.other_voice or self.tag.lower()


LANGUAGES = (
    Language("en-US", "English (America)"),
    Language("en-GB", "English (Great Britain)", "en"),
    Language("af", "Afrikaans"),
    Language("sq", "Albanian"),
    Language("ar", "Arabic"),
    Language("hy", "Armenian"),
    Language("az", "Azerbaijani"),
    Language("eu", "Basque"),
    Language("be", "Belarusian"),
    Language("bn", "Bengali"),
    Language("bs", "Bosnian"),
    Language("bg", "Bulgarian"),
    Language("ca", "Catalan"),
    Language("zh-CN", "Chinese (Mandarin)", "cmn"),
    Language("zh-HK", "Chinese (Cantonese)", "yue"),
    Language("hr", "Croatian"),
    Language("cs", "Czech"),
    Language("da", "Danish"),
    Language("nl", "Dutch"),
    Language("eo", "Esperanto"),
    Language("et", "Estonian"),
    Language("fi", "Finnish"),
    Language("fr-FR", "French (France)", "fr"),
    Language("fr-BE", "French (Belgium)"),
    Language("fr-CH", "French (Switzerland)"),
    Language("ka", "Georgian"),
    Language("de", "German"),
    Language("el", "Greek"),
    Language("gu", "Gujarati"),
    Language("hi", "Hindi"),
    Language("hu", "Hungarian"),
    Language("is", "Icelandic"),
    Language("id", "Indonesian"),
    Language("ga", "Irish"),
    Language("it", "Italian"),
    Language("kn", "Kannada"),
    Language("kk", "Kazakh"),
    Language("ko", "Korean"),
    Language("ky", "Kyrgyz"),
    Language("lv", "Latvian"),
    Language("lt", "Lithuanian"),
    Language("lb", "Luxembourgish"),
    Language("mk", "Macedonian"),
    Language("ms", "Malay"),
    Language("ml", "Malayalam"),
    Language("mt", "Maltese"),
    Language("mr", "Marathi"),
    Language("ne", "Nepali"),
    Language("nb", "Norwegian"),
    Language("fa", "Persian"),
    Language("pl", "Polish"),
    Language("pt-PT", "Portuguese (Portugal)", "pt"),
    Language("pt-BR", "Portuguese (Brazil)"),
    Language("pa", "Punjabi"),
    Language("ro", "Romanian"),
    Language("ru", "Russian"),
    Language("sr", "Serbian"),
    Language("sk", "Slovak"),
    Language("sl", "Slovenian"),
    Language("es-ES", "Spanish (Spain)", "es"),
    Language("es-419", "Spanish (Latin America)"),
    Language("sw", "Swahili"),
    Language("sv", "Swedish"),
    Language("ta", "Tamil"),
    Language("te", "Telugu"),
    Language("tr", "Turkish"),
    Language("uk", "Ukrainian"),
    Language("ur", "Urdu"),
    Language("uz", "Uzbek"),
    Language("vi", "Vietnamese"),
    Language("cy", "Welsh"),
)
"""Left out are those whose writing it spells instead of reading, such as Japanese and Thai."""
