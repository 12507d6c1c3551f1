"""Rules for speech: they reach a process of ours whole, and others without anybody's keys."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

from kinoform.kit.secret import Secret
from kinoform.narration.rules import SpeechRules
from kinoform.providers.speech.base import Access

ACCESS = Access(
    elevenlabs_key=Secret("eleven-1234"), elevenlabs_url="http://127.0.0.1:1",
    elevenlabs_voice="v", openai_key=Secret("open-5678"), openai_url="http://127.0.0.1:2",
    openai_model="m", edge=True, edge_url="ws://127.0.0.1:3", kokoro_voices="/voices", seconds=1.5,
    tries=7,
)  # fmt: skip


def rules(folder: Path) -> SpeechRules:
    return SpeechRules(
        folder=folder, budget_bytes=123, access=ACCESS, usual_voice="bass", may_speak=False
    )


def test_rules_cross_a_pipe_whole(tmp_path):
    given = rules(tmp_path)
    found = SpeechRules.of(json.loads(json.dumps(given.as_dict())))
    assert found == given
    assert found.access.elevenlabs_key.reveal() == "eleven-1234"
    assert found.access.openai_key.reveal() == "open-5678"


def test_no_field_is_left_at_its_default_here_so_that_none_can_be_forgotten():
    assert [
        each.name for each in fields(Access) if getattr(ACCESS, each.name) == each.default
    ] == []


def test_a_folder_means_the_same_in_a_process_that_runs_elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = SpeechRules.of(SpeechRules(folder=Path("speech")).as_dict())
    assert found.folder == tmp_path / "speech"


def test_a_process_that_is_silent_knows_no_key(tmp_path):
    silent = rules(tmp_path).silent()
    assert not silent.may_speak
    assert silent.folder == tmp_path
    written = json.dumps(silent.as_dict())
    assert "eleven-1234" not in written
    assert "open-5678" not in written


def test_keys_are_not_seen_where_rules_are_shown(tmp_path):
    shown = repr(rules(tmp_path))
    assert "eleven-1234" not in shown
    assert "open-5678" not in shown


def test_the_users_own_recordings_lie_beside_what_else_is_cached(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert SpeechRules().folder.is_relative_to(tmp_path)
    assert SpeechRules().folder.name == "speech"
