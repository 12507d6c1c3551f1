"""The looks of captions that people know by name: what each sets, and what of it moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, TypeVar

from kinoform.elements._caption_config import ActiveWord, StyleName, SubtitleConfig
from kinoform.model.document.fields import Written

_Part = TypeVar("_Part", bound=Written)

Reveal = Literal["caption", "word", "letter"]
Arrival = Literal["none", "fade", "pop", "slide"]
Gesture = Literal["none", "grow", "pop", "hop"]


@dataclass(frozen=True, slots=True)
class Manner:
    """What of a caption is there at a time, and what moves."""

    reveal: Reveal = "caption"
    """What appears when it is spoken; a caption is there as a whole."""
    arrival: Arrival = "none"
    """How that which appears comes."""
    gesture: Gesture = "none"
    """What a word does as it is spoken."""
    sweeps: bool = False
    """Whether the colour runs through the word with the voice, and stays."""
    closes_gaps: bool = False
    """Whether a word counts as being spoken until the next one follows soon."""


@dataclass(frozen=True, slots=True)
class CaptionStyle:
    """A named look: its own answers for what the document leaves open."""

    summary: str
    config: SubtitleConfig = field(default_factory=SubtitleConfig)
    manner: Manner = field(default_factory=Manner)
    grown: float = 1.0
    """Letters by which it is larger than usual."""
    highlights: bool = True
    """Whether the word that is spoken has a colour of its own."""
    dims: bool = False
    """Whether words that are still to be spoken are dim."""
    outline_share: float | None = None
    """Width of the outline in font sizes; None is as usual."""
    shadow_share: float | None = None
    """Softness of the shadow in font sizes; None is as usual."""
    stroke_share: float | None = None
    """Width of the active word's outline in font sizes; None is as the others'."""
    line_height: float | None = None
    bar: bool = False
    """Whether a bar in the colour of the highlight stands where its lines begin."""


_PLAIN = Manner()
_WORDS = Manner(closes_gaps=True)
_BROAD = {"max_chars": 42, "words_per_batch": 14, "max_lines": 2}


def _with(**written: object) -> SubtitleConfig:
    return SubtitleConfig.model_validate(written)


def _active(**written: object) -> ActiveWord:
    return ActiveWord.model_validate(written)


STYLES: Mapping[StyleName, CaptionStyle] = MappingProxyType(
    {
        "none": CaptionStyle("White letters with an outline; nothing moves.", highlights=False),
        "classic": CaptionStyle(
            "Broadcast captions: whole phrases on a dark panel.",
            _with(**_BROAD, font_weight=500, background_color="#000000bf", background_radius=4),
            highlights=False, line_height=1.3,
        ),
        "netflix": CaptionStyle(
            "Streaming subtitles: whole phrases with a quiet shadow.",
            _with(**_BROAD, font_weight=600, border_color="#000000", shadow_color="#000000cc"),
            highlights=False, outline_share=0.06, shadow_share=0.2, line_height=1.25,
        ),
        "clean": CaptionStyle(
            "Light letters with a soft shadow that fade in.",
            _with(font_weight=600, words_per_batch=8, shadow_color="#000000b3"),
            Manner(arrival="fade"), highlights=False, outline_share=0.0, shadow_share=0.42,
        ),
        "boxed": CaptionStyle(
            "A rounded panel behind the caption, the spoken word in colour.",
            _with(background_color="#0d1220e6"), _WORDS, line_height=1.28,
        ),
        "lower-third": CaptionStyle(
            "A panel at the lower edge with a coloured bar, its lines from the beginning side.",
            _with(
                font_weight=600, words_per_batch=10, text_align="start",
                background_color="#0d1220e0", background_radius=0,
            ),
            Manner(arrival="fade"), highlights=False, grown=0.9, line_height=1.3, bar=True,
        ),
        "highlight": CaptionStyle("The spoken word in colour."),
        "karaoke": CaptionStyle(
            "Colour runs through each word with the voice.",
            _with(font_weight=800), Manner(sweeps=True),
        ),
        "progressive": CaptionStyle(
            "Words light up as they are spoken; those to come are dim.",
            _with(font_weight=700), _PLAIN, highlights=False, dims=True,
        ),
        "word-by-word": CaptionStyle(
            "Words appear as they are spoken, and stay.",
            _with(words_per_batch=8), Manner(reveal="word"), highlights=False,
        ),
        "typewriter": CaptionStyle(
            "Letters appear one after the other in the time of their word.",
            _with(font_family="JetBrains Mono, Inter", font_weight=600, words_per_batch=8),
            Manner(reveal="letter"), grown=0.9, highlights=False, outline_share=0.1,
        ),
        "one-word": CaptionStyle(
            "One big word at a time.",
            _with(words_per_batch=1, font_family="Montserrat", font_weight=800, max_lines=1),
            Manner(reveal="word", arrival="pop"), grown=1.75, highlights=False,
        ),
        "fade": CaptionStyle(
            "Words fade in as they are spoken.",
            _with(words_per_batch=8), Manner(reveal="word", arrival="fade"), highlights=False,
        ),
        "slide": CaptionStyle(
            "Words slide up into their place as they are spoken.",
            _with(words_per_batch=8), Manner(reveal="word", arrival="slide"), highlights=False,
        ),
        "pop": CaptionStyle(
            "The spoken word springs up in colour.",
            _with(font_weight=800, words_per_batch=5, active=_active(scale=1.16)),
            Manner(gesture="pop", closes_gaps=True),
        ),
        "bounce": CaptionStyle(
            "The spoken word hops.",
            _with(font_weight=800, words_per_batch=5),
            Manner(gesture="hop", closes_gaps=True), line_height=1.3,
        ),
        "enlarge": CaptionStyle(
            "The spoken word is larger.",
            _with(words_per_batch=5, active=_active(scale=1.25)),
            Manner(gesture="grow", closes_gaps=True), highlights=False, line_height=1.3,
        ),
        "pill": CaptionStyle(
            "A rounded pill behind the spoken word.",
            _with(
                font_weight=800, words_per_batch=5,
                active=_active(background="#5b3df5", stroke="transparent"),
            ),
            _WORDS, highlights=False, line_height=1.42,
        ),
        "outline": CaptionStyle(
            "A heavy outline, coloured around the spoken word.",
            _with(font_weight=800, words_per_batch=5, active=_active(stroke="#ff2d78")),
            _WORDS, highlights=False, outline_share=0.24, stroke_share=0.3, line_height=1.34,
        ),
        "hormozi": CaptionStyle(
            "Three loud words in capitals, the spoken one springs up in yellow.",
            _with(
                font_family="Montserrat", font_weight=900, uppercase=True, words_per_batch=3,
                highlight_color="#f7e733", border_color="#000000", active=_active(scale=1.12),
            ),
            Manner(gesture="pop", closes_gaps=True), grown=1.3, outline_share=0.17,
            line_height=1.14,
        ),
        "tiktok": CaptionStyle(
            "Short and bold, clear of the buttons, on a pill as it is spoken.",
            _with(
                font_family="Montserrat", font_weight=800, words_per_batch=4, safe_area="tiktok",
                active=_active(background="#fe2c55", stroke="transparent"),
            ),
            _WORDS, grown=1.1, highlights=False, line_height=1.42,
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dressed:
    """What a document says on top of what its style says, and what of it moves."""

    config: SubtitleConfig
    style: CaptionStyle
    manner: Manner


_UNNAMED = CaptionStyle("As the document says.")


def dressed(written: SubtitleConfig) -> Dressed:
    """A config with the answers of its style where it has none of its own."""
    style = _UNNAMED if written.style is None else STYLES[written.style]
    config = _over(style.config, written)
    if written.active.model_fields_set:
        config = config.model_copy(update={"active": _over(style.config.active, written.active)})
    if style is _UNNAMED:
        config = written
    return Dressed(config, style, _manner(written, config, style))


def _over(under: _Part, over: _Part) -> _Part:
    """A part with what another one sets on top."""
    named = over.model_fields_set & type(over).model_fields.keys()
    found = {name: getattr(over, name) for name in named}
    return under.model_copy(
        update={name: value for name, value in found.items() if value is not None}
    )


def _manner(written: SubtitleConfig, config: SubtitleConfig, style: CaptionStyle) -> Manner:
    manner = style.manner
    if written.mode == "stream" and manner.reveal == "caption":
        manner = replace(manner, reveal="word")
    if "fade_in_animation" in written.model_fields_set:
        manner = replace(manner, arrival="fade" if written.fade_in_animation else "none")
    if manner.gesture == "none" and config.active.scale not in {None, 1.0}:
        manner = replace(manner, gesture="grow")
    return manner
