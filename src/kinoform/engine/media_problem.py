"""What a caller learns when a media file cannot be used."""

from __future__ import annotations

from typing import Literal

from kinoform.model.problem import KinoformError

MediaCode = Literal[
    "media_missing",
    "media_empty",
    "media_truncated",
    "media_unsupported",
    "media_too_large",
    "media_unreadable",
]

LARGEST_SIDE = 16_384
LARGEST_AREA = 128_000_000


class MediaProblem(KinoformError):
    """One file that cannot be shown or heard: why, and what would help."""

    def __init__(self, code: MediaCode, message: str, hint: str = "") -> None:
        self.code: MediaCode = code
        self.message = message
        self.hint = hint
        super().__init__(f"{message} {hint}".strip())

    def __reduce__(self) -> tuple[type[MediaProblem], tuple[MediaCode, str, str]]:
        return MediaProblem, (self.code, self.message, self.hint)


def check_dimensions(width: int, height: int) -> None:
    """Pass for a picture that fits in memory; raise before anything is decoded otherwise."""
    if width < 1 or height < 1:
        raise MediaProblem("media_unreadable", "The picture has no area.")
    if max(width, height) > LARGEST_SIDE or width * height > LARGEST_AREA:
        raise MediaProblem(
            "media_too_large",
            f"The picture is {width} x {height} pixels.",
            f"At most {LARGEST_SIDE} a side and {LARGEST_AREA // 1_000_000} megapixels are read.",
        )
