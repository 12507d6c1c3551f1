"""A narrated film as its audience gets it: decoded again, words are seen when they are heard."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pysubs2
import pytest

import kinoform
from kinoform.engine.sound.loudness import Loudness
from kinoform.film import own_compiler
from kinoform.narration.rules import SpeechRules

TEXT = "Revenue grew to $3.5 billion in 2024. Nobody had expected that, so they danced all night."
AGAIN = "Then everybody went home."
PAUSE = 1.5
FPS, RATE = 30, 48_000
TARGET_LUFS = -16
ACTIVE = (255, 0, 255)
DOCUMENT = {
    "meta": {"width": 480, "height": 270, "fps": FPS, "background": "#000000"},
    "loudness": {"target": TARGET_LUFS},
    "outputs": [{"format": "mp4", "sidecars": ["srt", "json"]}],
    "tracks": [
        {"clips": [{
            "type": "narration", "id": "vo", "start": 0.5, "pause": PAUSE,
            "lines": [{"text": TEXT}, {"text": AGAIN, "voice": "bass"}],
        }]},
        {"clips": [{
            "type": "subtitle", "words": "@vo",
            "config": {
                "highlightColor": "#ff00ff", "textColor": "#00ff00", "maxLines": 1,
                "fontSize": 26, "shadowColor": "transparent", "borderColor": "transparent",
            },
        }]},
    ],
}  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """A finished film, as pictures, sound and the files beside it."""

    pictures: np.ndarray
    sound: np.ndarray
    words: list[dict[str, Any]]
    """Of the file beside it."""
    captions: list[dict[str, Any]]
    subtitles: pysubs2.SSAFile

    def active(self, seconds: float) -> np.ndarray:
        """The columns of a picture that have the colour of the word that is spoken."""
        picture = self.pictures[int(seconds * FPS)].astype(int)
        return (np.abs(picture - ACTIVE).max(axis=2) < 90).any(axis=0).nonzero()[0]

    def is_blank(self, seconds: float) -> bool:
        return bool(self.pictures[int(seconds * FPS)].max() < 40)

    def level_db(self, begin: float, end: float) -> float:
        part = self.sound[round(begin * RATE) : round(end * RATE)]
        return float(10 * np.log10(np.square(part).mean() + 1e-12))


def decoded(path: Path) -> tuple[np.ndarray, np.ndarray]:
    with av.open(str(path)) as container:
        pictures = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    with av.open(str(path)) as container:
        resampler = av.AudioResampler("fltp", "stereo", RATE)
        blocks = [
            block.to_ndarray()
            for frame in (*container.decode(audio=0), None)
            for block in resampler.resample(frame)
        ]
    return np.stack(pictures), np.concatenate(blocks, axis=1).T


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> SpeechRules:
    return SpeechRules(folder=tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def film(speech: SpeechRules, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    target = tmp_path_factory.mktemp("film") / "film.mp4"
    made = kinoform.render(DOCUMENT, target, workers=1, compiler=own_compiler({}, speech))
    assert made.problems == ()
    beside = json.loads(target.with_suffix(".words.json").read_text("utf-8"))
    subtitles = pysubs2.load(str(target.with_suffix(".srt")))
    return Seen(*decoded(target), beside["words"], beside["cues"], subtitles)


def middle(word: dict[str, Any]) -> float:
    return (word["start"] + word["end"]) / 2


def test_every_word_is_in_the_file_beside_once_and_in_order(film: Seen) -> None:
    said = f"{TEXT} {AGAIN}".split()
    assert [word["word"] for word in film.words] == said
    assert all(one["end"] <= other["start"] for one, other in pairwise(film.words))
    assert " ".join(event.plaintext for event in film.subtitles.events).split() == said


def test_every_word_is_lit_while_it_is_said(film: Seen) -> None:
    dark = [word for word in film.words if not len(film.active(middle(word)))]
    assert dark == []


def test_words_light_up_from_left_to_right_until_a_caption_begins_anew(film: Seen) -> None:
    places = [film.active(middle(word)).mean() for word in film.words]
    backwards = [index for index, pair in enumerate(pairwise(places), 1) if pair[1] <= pair[0]]
    lines = [film.words[begin:end] for begin, end in pairwise([0, *backwards, len(places)])]
    assert 3 <= len(lines) <= 8
    assert all(len(line) >= 2 for line in lines), lines
    assert [line[-1]["word"][-1] for line in lines].count(".") == 3


def test_one_word_is_lit_at_a_time(film: Seen) -> None:
    for word in film.words:
        columns = film.active(middle(word))
        letters = len(word["word"])
        assert columns[-1] - columns[0] < 26 * letters


def test_nothing_is_lit_before_and_after_and_in_the_pause(film: Seen) -> None:
    one, other = film.words[len(TEXT.split()) - 1], film.words[len(TEXT.split())]
    assert other["start"] - one["end"] >= PAUSE
    quiet = [film.words[0]["start"] - 0.2, one["end"] + 0.15, other["start"] - 0.15]
    assert [len(film.active(seconds)) for seconds in quiet] == [0, 0, 0]
    assert film.is_blank(film.words[0]["start"] - 0.2)
    assert film.is_blank(other["start"] - 0.15)


def test_sound_is_there_while_a_word_is_said_and_not_in_the_pause(film: Seen) -> None:
    for word in film.words:
        assert film.level_db(word["start"], word["end"]) > -50, word
    one, other = film.words[len(TEXT.split()) - 1], film.words[len(TEXT.split())]
    assert film.level_db(one["end"] + 0.3, other["start"] - 0.15) < -70
    assert film.level_db(0, film.words[0]["start"] - 0.1) < -70


def test_captions_of_the_file_cover_the_sound(film: Seen) -> None:
    for caption in film.captions:
        said = [w for w in film.words if caption["start"] <= middle(w) <= caption["end"]]
        assert " ".join(caption["text"].split()) == " ".join(word["word"] for word in said)


def test_the_mix_has_its_loudness_and_no_peaks(film: Seen) -> None:
    loudness = Loudness(RATE)
    loudness.add(film.sound.astype(np.float32))
    assert loudness.integrated_lufs == pytest.approx(TARGET_LUFS, abs=1)
    assert loudness.true_peak_dbtp < -1


def kept(speech: SpeechRules) -> dict[str, int]:
    """Every file that was said, by what tells it from one that was written again."""
    return {path.name: path.stat().st_ino for path in speech.folder.rglob("*") if path.is_file()}


def test_a_film_that_was_narrated_before_is_not_spoken_again(
    film: Seen, speech: SpeechRules, tmp_path: Path
) -> None:
    before = kept(speech)
    target = tmp_path / "again.wav"
    kinoform.render(DOCUMENT, target, workers=1, compiler=own_compiler({}, speech))
    assert kept(speech) == before
    silent = own_compiler({}, speech.silent())
    kinoform.render(DOCUMENT, tmp_path / "silent.wav", workers=1, compiler=silent)
    assert (tmp_path / "silent.wav").read_bytes() == target.read_bytes()


def test_a_film_that_was_never_narrated_is_not_made_in_silence(tmp_path: Path) -> None:
    silent = own_compiler({}, SpeechRules(folder=tmp_path / "speech").silent())
    with pytest.raises(kinoform.InvalidDocument) as caught:
        kinoform.render(DOCUMENT, tmp_path / "film.mp4", workers=1, compiler=silent)
    assert {problem.code for problem in caught.value.problems} == {"speech_unspoken"}
    assert not (tmp_path / "film.mp4").exists()
