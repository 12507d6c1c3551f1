"""What a trimmed medium gives: the samples that were asked for, in the place they belong."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

import numpy as np
import pytest
from sound_media import RATE, Write, hear, noise, offset_of, sine, whole

from kinoform.engine.sound.listen import listen
from kinoform.engine.sound.samples import silence


def test_a_trim_of_pcm_is_exact_to_the_sample(write: Write) -> None:
    samples = noise(6)
    path = write("n.wav", samples)
    for start, end in [(0.0, 1.0), (0.3, 0.4), (2.123, 5.5), (4.00003, 6.0)]:
        first, last = round(start * RATE), round(end * RATE)
        heard = hear(path, start, end)
        assert heard.shape == (last - first, 2)
        assert np.abs(heard - samples[first:last]).max() < 1 / 32_000


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("n.mp3", "libmp3lame", 44_100),
        ("n.m4a", "aac", 44_100),
        ("n.mp4", "aac", 48_000),
        ("n.opus", "libopus", 48_000),
        ("n.webm", "libopus", 48_000),
        ("n.mkv", "aac", 48_000),
        ("n.flac", "flac", 44_100),
        ("n.wav", "pcm_s16le", 22_050),
    ],
)
def test_a_trim_of_any_codec_is_within_a_millisecond(
    write: Write, name: str, codec: str, rate: int
) -> None:
    path = write(name, noise(6, rate), codec, rate)
    source = write("same.wav", noise(6, rate), rate=rate)
    for start in (0, 0.7, 3.217):
        late = offset_of(hear(path, start, start + 1), hear(source, start, start + 1))
        assert abs(late) <= RATE // 1000


def test_what_comes_after_the_end_of_a_medium_is_left_to_the_caller(write: Write) -> None:
    path = write("n.wav", noise(1))
    assert len(hear(path, 0.5, 3)) == RATE // 2
    assert len(hear(path, 2, 3)) == 0


def test_one_channel_is_heard_on_both_sides_at_its_own_level(write: Write) -> None:
    heard = hear(write("m.wav", sine(440, 1)[:, :1]))
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert heard.max() == pytest.approx(0.5, abs=0.001)


def test_surround_is_mixed_down_with_its_middle_on_both_sides(write: Write) -> None:
    surround = np.zeros((RATE, 6), dtype=np.float32)
    surround[:, 0] = sine(440, 1, 0.4)[:, 0]
    surround[:, 2] = sine(1000, 1, 0.4)[:, 0]
    heard = hear(write("s.wav", surround))
    tones = np.abs(np.fft.rfft(heard, axis=0)) * 2 / RATE
    assert tones[440] == pytest.approx([0.4, 0.0], abs=0.01)
    assert tones[1000] == pytest.approx([0.283, 0.283], abs=0.01)


def test_two_listeners_of_one_file_do_not_disturb_each_other(write: Write) -> None:
    path = write("n.wav", noise(2))
    alone = hear(path)
    one = listen(path, Fraction(0), None, RATE, Counter())
    other = listen(path, Fraction(1), None, RATE, Counter())
    turns = list(zip_longest(one, other, fillvalue=silence(0)))
    assert np.array_equal(whole(mine for mine, _ in turns), alone)
    assert np.array_equal(whole(theirs for _, theirs in turns), alone[RATE:])


def test_a_damaged_medium_is_counted_and_heard_as_far_as_it_goes(write: Write) -> None:
    path = Path(write("n.mp3", noise(4), "libmp3lame"))
    data = bytearray(path.read_bytes())
    third = len(data) // 3
    data[third : 2 * third] = bytes(range(256)) * (third // 256) + bytes(third % 256)
    path.write_bytes(data)
    damage: Counter[str] = Counter()
    heard = whole(listen(str(path), Fraction(0), None, RATE, damage))
    assert len(heard) > RATE // 2
    assert np.isfinite(heard).all()


@pytest.mark.parametrize("content", [b"", b"not sound at all" * 99])
def test_what_is_no_medium_is_silent_and_counted(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.mp3"
    path.write_bytes(content)
    damage: Counter[str] = Counter()
    assert list(listen(str(path), Fraction(0), None, RATE, damage)) == []
    assert damage[str(path)] == 1


def test_a_missing_file_is_silent_and_counted(tmp_path: Path) -> None:
    damage: Counter[str] = Counter()
    assert list(listen(str(tmp_path / "gone.wav"), Fraction(0), None, RATE, damage)) == []
    assert damage.total() == 1


def test_a_playlist_cannot_lead_to_other_files(write: Write, tmp_path: Path) -> None:
    inner = write("n.ts", noise(1), "aac")
    playlist = tmp_path / "list.m3u8"
    playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1,\n{inner}\n#EXT-X-ENDLIST\n")
    damage: Counter[str] = Counter()
    assert list(listen(str(playlist), Fraction(0), None, RATE, damage)) == []
    assert damage.total() == 1


def test_numbers_that_are_no_sound_do_not_get_through(write: Write) -> None:
    samples = sine(440, 1)
    samples[1000] = np.nan
    samples[2000] = np.inf
    samples[3000] = 1e30
    heard = hear(write("f.wav", samples, "pcm_f32le"))
    assert np.isfinite(heard).all()
    assert np.abs(heard).max() <= 8
