"""A way for sound tests to write a medium into their own folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from sound_media import RATE, write_sound


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    def write_here(
        name: str, samples: np.ndarray, codec: str = "pcm_s16le", rate: int = RATE
    ) -> str:
        return write_sound(tmp_path / name, samples, codec, rate)

    return write_here
