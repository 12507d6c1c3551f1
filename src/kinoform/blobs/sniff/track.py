"""What a track of a container may be, as far as it matters here."""

from __future__ import annotations

from typing import Literal

Track = Literal["video", "audio"]
