from __future__ import annotations

import base64
import json
import socket
import time
import traceback

import numpy as np
import pytest

from kinoform.kit.secret import Secret
from kinoform.providers.speech.base import Access, Line, Said, SpeechRefused, Token, Voice
from kinoform.providers.speech.elevenlabs import PROVIDER
from web_answers import reply

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

KEY = "sk_5f0c1e77a1b94dd2a8e1"
RACHEL = "21m00Tcm4TlvDq8ikWAM"
PATH = f"/v1/text-to-speech/{RACHEL}/with-timestamps"
WORDS = (
    Token("Sales", "Sales"),
    Token("grew", "grew"),
    Token("65%", "sixty-five percent"),
    Token("—", ""),
    Token("wow!", "wow!"),
)


def line(voice_id: str = RACHEL, speed: float = 1.0) -> Line:
    voice = Voice(id=voice_id, name="R", language="en-US", gender="female", provider="elevenlabs")
    return Line(WORDS, voice, speed)


def access(url: str, **more: object) -> Access:
    patience = {"seconds": 5.0, "tries": 3, **more}
    return Access(elevenlabs_key=Secret(KEY), elevenlabs_url=url, **patience)


def spoken(sound: bytes, *, text: str | None = None, normalised: bool = False) -> bytes:
    """An answer in which each character takes a tenth of a second."""
    text = line().written if text is None else text
    alignment = {
        "characters": list(text),
        "character_start_times_seconds": [round(i * 0.1, 3) for i in range(len(text))],
        "character_end_times_seconds": [round(i * 0.1 + 0.1, 3) for i in range(len(text))],
    }
    return json.dumps(
        {
            "audio_base64": base64.b64encode(sound).decode(),
            "alignment": None if normalised else alignment,
            "normalized_alignment": alignment,
        }
    ).encode()


def as_json(document: object, status: int = 200, **headers: object) -> bytes:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return reply(body, status, "application/json", **headers)


def refusal(server, *answers, **more) -> SpeechRefused:
    server.give(PATH, *answers)
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), access(server.url, **more))
    refused = caught.value
    assert KEY not in refused.hint + "".join(traceback.format_exception(refused))
    return refused


def test_a_line_is_heard_and_each_word_has_its_time(speech_server, two_seconds_mp3):
    speech_server.give(PATH, as_json(spoken(two_seconds_mp3)))
    said = PROVIDER.say(line(), access(speech_server.url))
    assert said.sample_rate == 44_100
    assert said.wave.dtype == np.float32
    assert len(said.wave) / 44_100 == pytest.approx(2.0, abs=0.06)
    assert 0.4 < np.abs(said.wave).max() <= 1.0
    # S-a-l-e-s- -g-r-e-w- -6-5-%- -—- -w-o-w-!
    expected = ((0.0, 0.5), (0.6, 1.0), (1.1, 1.3), None, (1.7, 2.0))
    for span, wanted in zip(said.times, expected, strict=True):
        assert span == (wanted and pytest.approx(wanted, abs=0.001))


def test_the_text_goes_out_as_it_is_written_with_the_key_in_its_header(
    speech_server, two_seconds_mp3
):
    speech_server.give(PATH, as_json(spoken(two_seconds_mp3)))
    PROVIDER.say(line(speed=1.1), access(speech_server.url))
    assert speech_server.documents == [
        {
            "text": "Sales grew 65% — wow!",
            "model_id": "eleven_multilingual_v2",
            "voice_settings": {"speed": 1.1},
        }
    ]
    assert f"xi-api-key: {KEY}\r\n" in speech_server.requests[0]


def test_a_pace_beyond_theirs_is_made_up_for_here(speech_server, two_seconds_mp3):
    speech_server.give(PATH, as_json(spoken(two_seconds_mp3)))
    said = PROVIDER.say(line(speed=2.4), access(speech_server.url))
    assert speech_server.documents[0]["voice_settings"] == {"speed": 1.2}
    assert len(said.wave) / said.sample_rate == pytest.approx(1.0, abs=0.05)
    assert said.times[1] == pytest.approx((0.3, 0.5), abs=0.001)


def test_what_they_wrote_out_gives_times_where_the_text_itself_has_none(
    speech_server, two_seconds_mp3
):
    text = "Sales grew 65 percent wow"
    speech_server.give(PATH, as_json(spoken(two_seconds_mp3, text=text, normalised=True)))
    said = PROVIDER.say(line(), access(speech_server.url))
    assert said.times[1] == pytest.approx((0.6, 1.0), abs=0.001)
    assert said.times[2][0] == pytest.approx(1.1, abs=0.001)


@pytest.mark.parametrize(
    "alignment",
    [None, {}, {"characters": ["a"]}, [1], {"characters": 7, "character_start_times_seconds": 1}],
)
def test_sound_without_usable_times_is_still_heard(speech_server, two_seconds_mp3, alignment):
    document = {"audio_base64": base64.b64encode(two_seconds_mp3).decode(), "alignment": alignment}
    speech_server.give(PATH, as_json(document))
    said = PROVIDER.say(line(), access(speech_server.url))
    assert said.times is None
    assert len(said.wave)


def test_the_voice_that_the_operator_brings_speaks_for_its_name(speech_server, two_seconds_mp3):
    own = "AbCdEfGhIjKlMnOpQrSt"
    answer = as_json(spoken(two_seconds_mp3))
    speech_server.give(f"/v1/text-to-speech/{own}/with-timestamps", answer)
    given = access(speech_server.url, elevenlabs_voice=own)
    assert isinstance(PROVIDER.say(line("elevenlabs-custom"), given), Said)


def test_a_voice_id_cannot_lead_elsewhere(speech_server):
    with pytest.raises(SpeechRefused, match="no voice with such an id"):
        PROVIDER.say(line("../../v1/user?x=aaaaaaa"), access(speech_server.url))
    assert not speech_server.requests


def test_a_wrong_key_is_told_as_such_and_tried_once(speech_server):
    body = {"detail": {"status": "invalid_api_key", "message": f"Invalid API key {KEY}"}}
    refused = refusal(speech_server, as_json(body, 401))
    assert refused.code == "speech_unauthorised"
    assert "(invalid_api_key)" in refused.message
    assert len(speech_server.requests) == 1


def test_a_used_up_quota_is_none_of_the_keys_fault(speech_server):
    body = {"detail": {"status": "quota_exceeded", "message": "You have 3 credits remaining."}}
    refused = refusal(speech_server, as_json(body, 401))
    assert refused.code == "speech_quota"
    assert len(speech_server.requests) == 1


def test_text_that_they_refuse_is_explained_in_their_words_cleaned_and_cut(speech_server):
    message = f"Text is\x00 bad for {KEY} at https://api.elevenlabs.io/v1?x=1 " + "so " * 200
    refused = refusal(speech_server, as_json({"detail": [{"loc": ["body"], "msg": message}]}, 422))
    assert refused.code == "speech_failed"
    assert "status 422: Text is bad for … at … so" in refused.message
    assert len(refused.message) < 260


def test_too_many_at_once_is_asked_again(speech_server, two_seconds_mp3):
    busy = as_json({"detail": {"status": "too_many_concurrent_requests"}}, 429)
    speech_server.give(PATH, busy, as_json(spoken(two_seconds_mp3)))
    assert len(PROVIDER.say(line(), access(speech_server.url)).wave)
    assert len(speech_server.requests) == 2


def test_the_wait_that_the_server_asks_for_is_kept(speech_server, two_seconds_mp3):
    busy = as_json({}, 429, retry_after="1")
    speech_server.give(PATH, busy, as_json(spoken(two_seconds_mp3)))
    began = time.monotonic()
    PROVIDER.say(line(), access(speech_server.url))
    assert time.monotonic() - began >= 1.0


def test_a_wait_beyond_all_patience_is_refused_at_once(speech_server):
    began = time.monotonic()
    refused = refusal(speech_server, as_json({}, 429, retry_after="3600"))
    assert refused.code == "speech_quota"
    assert time.monotonic() - began < 10
    assert len(speech_server.requests) == 1


def test_a_server_that_stays_in_trouble_is_asked_as_often_as_agreed(speech_server):
    refused = refusal(speech_server, as_json({}, 503, retry_after="0"), tries=4)
    assert refused.code == "speech_failed"
    assert len(speech_server.requests) == 4


def silent(handler) -> None:
    time.sleep(3.0)


def dripping(handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 X\r\nContent-Type: application/json\r\n\r\n")
    for _ in range(60):
        handler.wfile.write(b" ")
        time.sleep(0.05)


@pytest.mark.parametrize("answer", [silent, dripping])
def test_a_slow_answer_is_not_waited_for(speech_server, answer):
    began = time.monotonic()
    assert refusal(speech_server, answer, seconds=0.3).code == "speech_timeout"
    assert time.monotonic() - began < 2.5
    assert len(speech_server.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        as_json(b""),
        as_json(b"{"),
        as_json(b"[" * 100_000),
        as_json(b"null"),
        as_json({"audio_base64": 7}),
        as_json({"audio_base64": "!!!"}),
        as_json({"audio_base64": ""}),
        as_json({"audio_base64": base64.b64encode(b"no sound at all").decode()}),
        as_json({"audio_base64": base64.b64encode(b"ID3\x04" + bytes(400)).decode()}),
        as_json(b"\x1f\x8b garbage", content_encoding="gzip"),
        as_json({}, 301, location="http://127.0.0.1:9/"),
        as_json({"detail": "no such voice"}, 404),
    ],
)
def test_what_is_no_speech_is_refused_and_not_asked_again(speech_server, answer):
    assert refusal(speech_server, answer).code == "speech_failed"
    assert len(speech_server.requests) == 1


@pytest.mark.parametrize("kept", [0, 40, 2_000])
def test_an_answer_that_breaks_off_is_asked_again(speech_server, two_seconds_mp3, kept):
    whole = as_json(spoken(two_seconds_mp3))
    speech_server.give(PATH, whole[:kept], whole)
    assert len(PROVIDER.say(line(), access(speech_server.url)).wave)
    assert len(speech_server.requests) == 2


def test_an_answer_larger_than_any_speech_is_not_read(speech_server):
    refused = refusal(speech_server, as_json(b"{}", content_length=10**10))
    assert refused.code == "speech_failed"
    assert "larger than 64 MB" in refused.message


def test_a_complaint_without_end_is_not_read_either(speech_server):
    def endless(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 400 X\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 65_536)

    assert refusal(speech_server, endless).code == "speech_failed"


def test_nobody_at_the_address_is_told_plainly():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        given = access(f"http://127.0.0.1:{taken.getsockname()[1]}", tries=2)
        with pytest.raises(SpeechRefused) as caught:
            PROVIDER.say(line(), given)
    assert caught.value.code == "speech_unavailable"
    assert "cannot be reached" in caught.value.message


@pytest.mark.parametrize("url", ["ftp://speech.example", "elevenlabs", "http://me:pw@speech/"])
def test_an_address_that_is_none_is_told_before_anything_is_sent(url):
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), access(url))
    assert caught.value.code == "speech_unavailable"
    assert "pw" not in caught.value.message


def test_a_key_with_a_line_break_is_not_sent_and_not_shown(speech_server):
    given = Access(elevenlabs_key=Secret(f"{KEY}\r\nX: 1"), elevenlabs_url=speech_server.url)
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), given)
    assert caught.value.code == "speech_unauthorised"
    assert KEY not in str(caught.value)
    assert not speech_server.requests


def test_without_a_key_it_says_what_is_missing():
    assert "KINOFORM_ELEVENLABS_API_KEY" in PROVIDER.reason_against(Access())
    assert PROVIDER.reason_against(Access(elevenlabs_key=Secret(KEY))) == ""
    with pytest.raises(SpeechRefused) as caught:
        PROVIDER.say(line(), Access())
    assert caught.value.code == "speech_unavailable"


def test_its_voices_have_ids_that_it_owns():
    listed = PROVIDER.voices(Access())
    assert len({voice.id for voice in listed}) == len(listed)
    assert "elevenlabs-custom" in {voice.id for voice in listed}
    assert all(PROVIDER.owns(v.id) for v in listed if v.id != "elevenlabs-custom")
    assert PROVIDER.owns("0123456789abcdefGHIJ")
    assert not PROVIDER.owns("en-GB-RyanNeural")
    assert not PROVIDER.owns("0123456789abcdefGHI\n")
