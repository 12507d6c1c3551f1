"""A desk that all tests share, since what is said once is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kinoform.model.document.speech import SpeechSpec
from kinoform.model.media import Made
from kinoform.narration.desk import Desk
from kinoform.narration.rules import SpeechRules


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(SpeechRules(folder=tmp_path_factory.mktemp("speech")))


@pytest.fixture(scope="session")
def ask(desk: Desk) -> Callable[..., Made]:
    """What becomes of a speech, by the fields that a document writes."""
    return lambda **written: desk.made(SpeechSpec.model_validate(written).speech_source)
