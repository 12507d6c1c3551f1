from __future__ import annotations

import io
import json
import struct
import wave

import av
import numpy as np
import pytest

from kinoform.kit.secret import Secret
from kinoform.providers.speech.base import Access, Line, SpeechRefused, Token, Voice
from kinoform.providers.speech.openai import PROVIDER
from web_answers import reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

KEY = "sk-proj-0123456789abcdef0123456789abcdef"
PATH = "/v1/audio/speech"


def line(voice_id: str = "openai:nova", speed: float = 1.0) -> Line:
    voice = Voice(id=voice_id, name="N", language="en-US", gender="female", provider="openai")
    return Line((Token("Hello", "hello"), Token("there.", "there.")), voice, speed)


def access(server, *, key: str = KEY, **more) -> Access:
    patience = {"seconds": 5.0, "tries": 3, **more}
    return Access(openai_key=Secret(key), openai_url=f"{server.url}/v1", **patience)


def sound(data: bytes, content_type: str = "audio/wav") -> bytes:
    return reply(data, content_type=content_type)


def complaint(status: int, code: str, message: str = "", **headers) -> bytes:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return reply(json.dumps({"error": error}).encode(), status, "application/json", **headers)


def refusal(server, *answers, **more) -> SpeechRefused:
    server.give(PATH, *answers)
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), access(server, **more))
    assert KEY not in str(caught.value) + caught.value.hint
    return caught.value


def test_a_line_is_heard_and_its_times_are_left_open(speech_server, two_seconds_wav):
    speech_server.give(PATH, sound(two_seconds_wav))
    said = PROVIDER.say(line(), access(speech_server))
    assert (said.sample_rate, len(said.wave), said.times) == (24_000, 48_000, None)
    assert speech_server.documents == [
        {
            "model": "gpt-4o-mini-tts",
            "input": "Hello there.",
            "voice": "nova",
            "response_format": "wav",
        }
    ]
    assert f"Authorization: Bearer {KEY}\r\n" in speech_server.requests[0]


def test_a_local_server_needs_no_key_and_may_have_voices_of_its_own(speech_server, two_seconds_wav):
    speech_server.give(PATH, sound(two_seconds_wav))
    given = access(speech_server, key="", openai_model="kokoro")
    assert PROVIDER.reason_against(given) == ""
    PROVIDER.say(line("openai:af_bella(2)+af_sky(1)"), given)
    assert speech_server.documents[0]["voice"] == "af_bella(2)+af_sky(1)"
    assert "authorization" not in speech_server.requests[0].lower()


@pytest.mark.parametrize(
    ("model", "speed", "asked", "seconds"),
    [("tts-1", 2.0, 2.0, 2.0), ("tts-1", 8.0, 4.0, 1.0), ("gpt-4o-mini-tts", 2.0, None, 1.0)],
)
def test_a_pace_that_the_model_cannot_speak_at_is_made_here(
    speech_server, two_seconds_wav, model, speed, asked, seconds
):
    speech_server.give(PATH, sound(two_seconds_wav))
    said = PROVIDER.say(line(speed=speed), access(speech_server, openai_model=model))
    assert speech_server.documents[0].get("speed") == asked
    assert len(said.wave) / said.sample_rate == pytest.approx(seconds, abs=0.02)


def test_sound_in_another_form_than_asked_for_is_heard(speech_server, two_seconds_mp3):
    speech_server.give(PATH, sound(two_seconds_mp3, "audio/mpeg"))
    said = PROVIDER.say(line(), access(speech_server))
    assert len(said.wave) / said.sample_rate == pytest.approx(2.0, abs=0.06)


def test_bare_samples_are_heard_at_the_rate_that_their_type_names(speech_server):
    ramp = np.arange(-16_384, 16_384, 4, dtype="<i2")
    speech_server.give(
        PATH, sound(ramp.tobytes(), "audio/pcm"), sound(ramp.tobytes(), "audio/L16; rate=16000")
    )
    said = PROVIDER.say(line(), access(speech_server))
    assert said.sample_rate == 24_000
    assert np.array_equal(said.wave, ramp.astype(np.float32) / 32_768)
    assert PROVIDER.say(line(), access(speech_server)).sample_rate == 16_000


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF])
def test_a_wav_that_was_streamed_before_its_length_was_known_is_heard_whole(
    speech_server, two_seconds_wav, size
):
    place = two_seconds_wav.index(b"data")
    streamed = bytearray(two_seconds_wav)
    struct.pack_into("<I", streamed, 4, size)
    struct.pack_into("<I", streamed, place + 4, size)
    speech_server.give(PATH, sound(bytes(streamed)))
    assert len(PROVIDER.say(line(), access(speech_server)).wave) == 48_000


def test_two_channels_become_one(speech_server):
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(np.tile(np.array([8_000, 4_000], "<i2"), 4_800).tobytes())
    speech_server.give(PATH, sound(held.getvalue()))
    said = PROVIDER.say(line(), access(speech_server))
    assert said.wave.shape == (4_800,)
    assert np.allclose(said.wave, 6_000 / 32_768, atol=1e-3)


def test_samples_that_are_no_numbers_do_no_harm(speech_server):
    held = io.BytesIO()
    with av.open(held, "w", format="wav") as container:
        stream = container.add_stream("pcm_f32le", rate=24_000, layout="mono")
        samples = np.array([[np.nan, np.inf, -np.inf, 9.0, 0.5]], np.float32)
        frame = av.AudioFrame.from_ndarray(samples, format="flt", layout="mono")
        frame.sample_rate = 24_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    speech_server.give(PATH, sound(held.getvalue()))
    said = PROVIDER.say(line(), access(speech_server))
    assert said.wave.tolist() == [0.0, 1.0, -1.0, 1.0, 0.5]


def test_sound_without_end_is_not_kept(speech_server):
    an_hour_of_silence = bytes(3_600 * 8_000)
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setparams((1, 1, 8_000, 0, "NONE", ""))
        file.writeframes(an_hour_of_silence)
    assert "does not end" in refusal(speech_server, sound(held.getvalue())).message


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"RIFF",
        b"RIFF\xff\xff\xff\xffWAVEfmt ",
        b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + bytes(16),
        b"OggS" + bytes(500),
        b"fLaC" + b"\xff" * 500,
        b"\xff\xfb\x90\x00" * 500,
    ],
)
def test_what_is_no_sound_is_refused(speech_server, data):
    assert refusal(speech_server, sound(data)).code == "speech_failed"


def test_a_wrong_key_is_not_repeated_even_where_the_provider_does(speech_server):
    answer = complaint(401, "invalid_api_key", f"Incorrect API key provided: {KEY}.")
    refused = refusal(speech_server, answer)
    assert refused.code == "speech_unauthorised"
    assert refused.message == "The speech server does not accept the key (invalid_api_key)"


def test_a_server_that_asks_for_a_key_that_nobody_gave_says_so(speech_server):
    refused = refusal(speech_server, complaint(401, "missing"), key="")
    assert refused.code == "speech_unauthorised"
    assert "asks for a key" in refused.message


def test_a_used_up_account_is_not_asked_again(speech_server):
    refused = refusal(speech_server, complaint(429, "insufficient_quota", retry_after="0"))
    assert refused.code == "speech_quota"
    assert len(speech_server.requests) == 1


def test_a_limited_rate_is_waited_for(speech_server, two_seconds_wav):
    limited = complaint(429, "rate_limit_exceeded", retry_after="0")
    speech_server.give(PATH, limited, limited, sound(two_seconds_wav))
    assert len(PROVIDER.say(line(), access(speech_server)).wave)
    assert len(speech_server.requests) == 3


def test_a_voice_that_it_does_not_have_is_told_in_its_words(speech_server):
    refused = refusal(speech_server, complaint(400, "unknown_voice", "Voice 'nova' not found."))
    assert refused.code == "speech_failed"
    assert "Voice 'nova' not found." in refused.message


def test_without_a_key_and_an_address_it_says_what_is_missing():
    assert "KINOFORM_OPENAI_URL" in PROVIDER.reason_against(Access())
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), Access())
    assert caught.value.code == "speech_unavailable"


def test_any_name_after_its_prefix_is_its_own():
    assert all(PROVIDER.owns(voice.id) for voice in PROVIDER.voices(Access()))
    assert PROVIDER.owns("openai:bm_george")
    assert not PROVIDER.owns("openai:")
    assert not PROVIDER.owns("openai:a b")
    assert not PROVIDER.owns("nova")
