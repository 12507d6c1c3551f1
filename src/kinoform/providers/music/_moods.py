"""The moods that beds are made in: their harmony, pace, instruments and how full they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """All that a bed is composed from, apart from the seed."""

    id: str
    description: str
    tempo: float
    scale: str
    progressions: tuple[str, ...]
    """As `_harmony.progression` reads them; a chord takes a bar."""
    cadence: str
    """The chord before a last one."""
    pad: str
    keys: str
    tune: str = "bell"
    bass: str = "bass"
    figures: tuple[str, ...] = ()
    """Names of accompanying figures, of which the seed picks one."""
    bass_line: str = "whole"
    groove: str = ""
    form: tuple[str, ...]
    """What plays in each phrase of four bars: p pad, k keys, b bass, t tune, d drums."""
    sparseness: float = 0.5
    """How often the tune rests, from 0 to 1."""
    swing: float = 0.0
    """How late the second of two sixteenths comes, in sixteenths."""
    hall_seconds: float = 2.0
    hall: float = 0.35
    """How much of the hall is heard."""


_SOFT = ("pk", "pkb", "pkbt", "pkb")
_GROWING = ("pkb", "pkbd", "pkbdt", "pkbd")
_DRIVING = ("pkbd", "pkbdt", "pkbd", "pkbdt")

MOODS: tuple[Mood, ...] = (
    Mood(
        id="calm", description="Slow, warm chords and a few quiet piano tones.",
        tempo=66, scale="major", cadence="5:sus4",
        progressions=("1:9 6:7 4:9 5:sus4", "1:9 4:9 6:7 4:9", "1:9 3:7 4:9 4:9"),
        pad="warm", keys="felt", tune="bell", figures=("rising", "sparse"),
        form=_SOFT, sparseness=0.6, hall_seconds=2.8, hall=0.45,
    ),
    Mood(
        id="warm", description="Round electric piano over strings, friendly and unhurried.",
        tempo=80, scale="major", cadence="5:sus4",
        progressions=("1:7 4:7 6:7 5:sus4", "4:9 1:9 6:7 5", "1:9 6:7 2:7 5:sus4"),
        pad="strings", keys="rhodes", tune="felt", figures=("broken", "halves"),
        bass_line="halves", groove="brushes", form=("pkb", "pkbt", "pkbd", "pkbdt"),
    ),
    Mood(
        id="uplifting", description="Bright plucked figures that open up, with a light beat.",
        tempo=112, scale="major", cadence="5",
        progressions=("1 5 6:7 4:9", "4:9 1 5 6:7", "6:7 4:9 1 5"),
        pad="strings", keys="pluck", tune="bell", figures=("eighths", "waves"),
        bass_line="eighths", groove="four", form=_GROWING, sparseness=0.4,
    ),
    Mood(
        id="happy", description="Light ukulele and mallets with a skip in their step.",
        tempo=116, scale="major", cadence="5",
        progressions=("1 4 1 5", "1 6 4 5", "1 3:7 4 5"),
        pad="glass", keys="ukulele", tune="mallet", figures=("strum", "offbeats"),
        bass_line="fifths", groove="snaps", form=_DRIVING, sparseness=0.3, hall_seconds=1.2,
        hall=0.22,
    ),
    Mood(
        id="corporate", description="Clean muted plucks and piano, steady and confident.",
        tempo=104, scale="major", cadence="5:sus4",
        progressions=("1 6:7 4:9 5:sus4", "6:7 4:9 1 5", "1 5 2:7 4:9"),
        pad="strings", keys="pluck", tune="felt", figures=("pulse", "eighths"),
        bass_line="halves", groove="light", form=_GROWING, sparseness=0.5, hall_seconds=1.6,
        hall=0.28,
    ),
    Mood(
        id="inspiring", description="Piano that climbs over broad strings.",
        tempo=92, scale="major", cadence="5:sus4",
        progressions=("4:9 5 6:7 1", "1 5 6:7 4:9", "6:7 4:9 1:9 5:sus4"),
        pad="strings", keys="felt", tune="bell", figures=("waves", "rising"),
        bass_line="halves", groove="toms", form=("pk", "pkb", "pkbt", "pkbdt"), hall_seconds=2.4,
    ),
    Mood(
        id="playful", description="Marimba and plucks that tiptoe and answer each other.",
        tempo=120, scale="mixolydian", cadence="5:7",
        progressions=("1 4 1 7", "1 7 4 1", "1 2:7 4 1"),
        pad="glass", keys="mallet", tune="ukulele", figures=("offbeats", "hops"),
        bass_line="fifths", groove="snaps", form=_DRIVING, sparseness=0.35, swing=0.3,
        hall_seconds=1.1, hall=0.2,
    ),
    Mood(
        id="dramatic", description="Low strings and slow drums that build.",
        tempo=84, scale="minor", cadence="5:sus4",
        progressions=("1 6 3 7", "1 6 4 5:sus4", "1 7 6 7"),
        pad="strings", keys="low", tune="horn", bass="deep", figures=("ostinato", "quavers"),
        bass_line="halves", groove="taiko", form=("pkb", "pkbd", "pkbdt", "pkbdt"),
        sparseness=0.5, hall_seconds=3.0, hall=0.4,
    ),
    Mood(
        id="tense", description="A low pulse under held, uneasy strings.",
        tempo=96, scale="minor", cadence="7:sus2",
        progressions=("1:sus2 1 6:7 1:sus2", "1 6:7 1:sus4 7:sus2", "1:sus4 1 4:sus2 6"),
        pad="voices", keys="low", tune="bell", bass="deep", figures=("ostinato", "pulse"),
        bass_line="pulse", groove="heart", form=("pkb", "pkbd", "pkbt", "pkbd"),
        sparseness=0.75, hall_seconds=2.6, hall=0.4,
    ),
    Mood(
        id="dreamy", description="Glassy chords and slow bells in a large space.",
        tempo=72, scale="lydian", cadence="2:7",
        progressions=("1:9 2:7 1:9 6:7", "4:9 1:9 2 1:9", "1:7 3:7 2:7 1:9"),
        pad="voices", keys="bell", tune="felt", figures=("waves", "sparse"),
        form=_SOFT, sparseness=0.6, hall_seconds=3.4, hall=0.55,
    ),
    Mood(
        id="lofi", description="Lazy electric piano with a soft, swung beat.",
        tempo=76, scale="dorian", cadence="5:7",
        progressions=("1:7 4:7 1:9 7:7", "4:7 1:7 3:7 7:7", "1:9 3:7 4:7 1:7"),
        pad="warm", keys="rhodes", tune="ukulele", figures=("stabs", "halves"),
        bass_line="lazy", groove="lofi", form=("pkbd", "pkbdt", "pkb", "pkbdt"),
        sparseness=0.6, swing=0.34, hall_seconds=1.3, hall=0.22,
    ),
    Mood(
        id="energetic", description="A driving beat with bright, muted sixteenths.",
        tempo=126, scale="minor", cadence="7",
        progressions=("1 6 3 7", "6 7 1 1:sus4", "1 3 6 7"),
        pad="strings", keys="pluck", tune="horn", figures=("sixteenths", "waves"),
        bass_line="eighths", groove="drive", form=_DRIVING, sparseness=0.45, hall_seconds=1.3,
        hall=0.24,
    ),
    Mood(
        id="ambient", description="Wide chords that breathe, and nothing else in a hurry.",
        tempo=56, scale="lydian", cadence="5:sus2",
        progressions=("1:9 1:sus2 6:7 3:7", "1:9 5:sus2 1:9 6:7", "4:9 1:9 6:9 1:sus2"),
        pad="warm", keys="bell", tune="felt", bass="deep", figures=("sparse",),
        form=("p", "pk", "pb", "pkb"), sparseness=0.8, hall_seconds=3.6, hall=0.6,
    ),
    Mood(
        id="nostalgic", description="Soft piano that remembers, a little wistful.",
        tempo=76, scale="minor", cadence="5:7",
        progressions=("1:9 6:7 3:7 7:sus4", "6:7 7 1:9 3", "1 4:7 6:7 3:7"),
        pad="warm", keys="felt", tune="rhodes", figures=("broken", "rising"),
        bass_line="halves", form=("pk", "pkbt", "pkb", "pkbt"), sparseness=0.45,
        hall_seconds=2.4, hall=0.4,
    ),
    Mood(
        id="tender", description="A quiet harp and strings, close and gentle.",
        tempo=72, scale="major", cadence="5:sus4",
        progressions=("1:9 3:7 4:9 5:sus4", "1 6:7 2:7 5:sus4", "4:9 1:9 2:7 1:9"),
        pad="strings", keys="harp", tune="felt", figures=("rising", "broken"),
        form=_SOFT, sparseness=0.5, hall_seconds=2.6, hall=0.4,
    ),
)  # fmt: skip
