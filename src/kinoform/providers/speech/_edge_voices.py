"""Microsoft's readers: a woman and a man, or more, for the languages that films are made in."""

from __future__ import annotations

from kinoform.providers.speech.base import Gender, Voice

_WOMEN = """
en-US-JennyNeural en-US-AriaNeural en-US-MichelleNeural en-US-AvaNeural en-US-EmmaNeural
en-US-AnaNeural en-US-AvaMultilingualNeural en-US-EmmaMultilingualNeural
en-GB-SoniaNeural en-GB-LibbyNeural en-GB-MaisieNeural
en-AU-NatashaNeural en-CA-ClaraNeural en-IE-EmilyNeural en-IN-NeerjaNeural en-NZ-MollyNeural
en-ZA-LeahNeural
af-ZA-AdriNeural ar-EG-SalmaNeural ar-SA-ZariyahNeural bg-BG-KalinaNeural bn-BD-NabanitaNeural
bn-IN-TanishaaNeural ca-ES-JoanaNeural cs-CZ-VlastaNeural da-DK-ChristelNeural
de-DE-KatjaNeural de-DE-AmalaNeural de-AT-IngridNeural de-CH-LeniNeural
de-DE-SeraphinaMultilingualNeural el-GR-AthinaNeural
es-ES-ElviraNeural es-MX-DaliaNeural es-AR-ElenaNeural es-CO-SalomeNeural es-US-PalomaNeural
et-EE-AnuNeural fa-IR-DilaraNeural fi-FI-NooraNeural fil-PH-BlessicaNeural
fr-FR-DeniseNeural fr-FR-EloiseNeural fr-CA-SylvieNeural fr-BE-CharlineNeural fr-CH-ArianeNeural
fr-FR-VivienneMultilingualNeural
gu-IN-DhwaniNeural he-IL-HilaNeural hi-IN-SwaraNeural hr-HR-GabrijelaNeural hu-HU-NoemiNeural
id-ID-GadisNeural is-IS-GudrunNeural it-IT-ElsaNeural it-IT-IsabellaNeural ja-JP-NanamiNeural
km-KH-SreymomNeural kn-IN-SapnaNeural ko-KR-SunHiNeural lt-LT-OnaNeural lv-LV-EveritaNeural
ml-IN-SobhanaNeural mr-IN-AarohiNeural ms-MY-YasminNeural nb-NO-PernilleNeural
nl-NL-ColetteNeural nl-NL-FennaNeural nl-BE-DenaNeural pl-PL-ZofiaNeural
pt-BR-FranciscaNeural pt-PT-RaquelNeural ro-RO-AlinaNeural ru-RU-SvetlanaNeural
sk-SK-ViktoriaNeural sl-SI-PetraNeural sr-RS-SophieNeural sv-SE-SofieNeural sw-KE-ZuriNeural
ta-IN-PallaviNeural te-IN-ShrutiNeural th-TH-PremwadeeNeural tr-TR-EmelNeural
uk-UA-PolinaNeural ur-PK-UzmaNeural vi-VN-HoaiMyNeural
zh-CN-XiaoxiaoNeural zh-CN-XiaoyiNeural zh-HK-HiuGaaiNeural zh-TW-HsiaoChenNeural
"""
_MEN = """
en-US-GuyNeural en-US-DavisNeural en-US-ChristopherNeural en-US-EricNeural en-US-RogerNeural
en-US-SteffanNeural en-US-AndrewNeural en-US-BrianNeural en-US-AndrewMultilingualNeural
en-US-BrianMultilingualNeural
en-GB-RyanNeural en-GB-ThomasNeural
en-AU-WilliamMultilingualNeural en-CA-LiamNeural en-IE-ConnorNeural en-IN-PrabhatNeural
en-NZ-MitchellNeural en-ZA-LukeNeural
af-ZA-WillemNeural ar-EG-ShakirNeural ar-SA-HamedNeural bg-BG-BorislavNeural bn-BD-PradeepNeural
bn-IN-BashkarNeural ca-ES-EnricNeural cs-CZ-AntoninNeural da-DK-JeppeNeural
de-DE-ConradNeural de-DE-KillianNeural de-AT-JonasNeural de-CH-JanNeural
de-DE-FlorianMultilingualNeural el-GR-NestorasNeural
es-ES-AlvaroNeural es-MX-JorgeNeural es-AR-TomasNeural es-CO-GonzaloNeural es-US-AlonsoNeural
et-EE-KertNeural fa-IR-FaridNeural fi-FI-HarriNeural fil-PH-AngeloNeural
fr-FR-HenriNeural fr-CA-AntoineNeural fr-BE-GerardNeural fr-CH-FabriceNeural
fr-FR-RemyMultilingualNeural
gu-IN-NiranjanNeural he-IL-AvriNeural hi-IN-MadhurNeural hr-HR-SreckoNeural hu-HU-TamasNeural
id-ID-ArdiNeural is-IS-GunnarNeural it-IT-DiegoNeural ja-JP-KeitaNeural
km-KH-PisethNeural kn-IN-GaganNeural ko-KR-InJoonNeural lt-LT-LeonasNeural lv-LV-NilsNeural
ml-IN-MidhunNeural mr-IN-ManoharNeural ms-MY-OsmanNeural nb-NO-FinnNeural
nl-NL-MaartenNeural nl-BE-ArnaudNeural pl-PL-MarekNeural
pt-BR-AntonioNeural pt-PT-DuarteNeural ro-RO-EmilNeural ru-RU-DmitryNeural
sk-SK-LukasNeural sl-SI-RokNeural sr-RS-NicholasNeural sv-SE-MattiasNeural sw-KE-RafikiNeural
ta-IN-ValluvarNeural te-IN-MohanNeural th-TH-NiwatNeural tr-TR-AhmetNeural
uk-UA-OstapNeural ur-PK-AsadNeural vi-VN-NamMinhNeural
zh-CN-YunxiNeural zh-CN-YunjianNeural zh-CN-YunyangNeural zh-HK-WanLungNeural zh-TW-YunJheNeural
"""
_DESCRIBED = {
    "en-GB-RyanNeural": "professional",
    "en-GB-SoniaNeural": "confident",
    "en-US-AnaNeural": "a child",
    "en-GB-MaisieNeural": "a child",
    "en-US-AriaNeural": "positive and confident",
    "en-US-GuyNeural": "neutral",
    "en-US-JennyNeural": "friendly",
}
_MULTILINGUAL = "Multilingual"
_NAMES: tuple[tuple[Gender, str], ...] = (("female", _WOMEN), ("male", _MEN))


def edge_voices() -> tuple[Voice, ...]:
    """All of them, women first."""
    return tuple(
        Voice(
            id=name,
            name=name.rsplit("-", 1)[1].removesuffix("Neural").removesuffix(_MULTILINGUAL),
            language=name.rsplit("-", 1)[0],
            gender=gender,
            provider="edge",
            description=_DESCRIBED.get(
                name, "speaks many languages" if _MULTILINGUAL in name else ""
            ),
        )
        for gender, names in _NAMES
        for name in names.split()
    )
