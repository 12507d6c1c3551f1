"""The encoders we use, and how each is set."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field

from kinoform.kit.lazy import av
from kinoform.model.problem import Problem, RenderFailed

USUAL_QUALITY = 70.0
USUAL_PICTURE_QUALITY = 90.0

# x264's code for AVX-512 reads past the end of its rows of macroblocks, so that one film encoded
# twice gives two pictures wherever these are no multiple of eight; SSE is as fast on one thread.
_IS_X86 = platform.machine().lower() in {"x86_64", "amd64"}


@dataclass(frozen=True, slots=True)
class VideoCodec:
    """One encoder with its settings; one thread, so that the picture depends on nothing else."""

    encoder: str
    pixel_format: str = "yuv420p"
    options: Mapping[str, str] = field(default_factory=dict)
    tag: str | None = None
    span_format: str = "mp4"
    """Container of a single span before spans are joined."""


@dataclass(frozen=True, slots=True)
class PictureCodec:
    """Each frame as a picture file of its own."""

    ending: str
    quality: int


def picture_codec(ending: str, quality: float | None = None) -> PictureCodec:
    """How single pictures are written; quality counts where it costs something."""
    return PictureCodec(ending, round(USUAL_PICTURE_QUALITY if quality is None else quality))


EXACT = VideoCodec("qtrle", "argb", span_format="mov")
"""Every pixel as it was drawn, alpha too: large, but quick to write and to read again."""


def require_encoder(encoder: str, hint: str) -> None:
    """Raise RenderFailed with a hint when this build of the libraries cannot encode something."""
    try:
        av.codec.Codec(encoder, "w")
    except ValueError:
        raise RenderFailed(
            Problem("codec_unavailable", "", f"there is no encoder {encoder} here", hint)
        ) from None


def video_codec(
    name: str, quality: float | None = None, *, alpha: bool = False, speed: str | None = None
) -> VideoCodec:
    """The encoder of a codec at a quality from 1 (smallest) to 100 (best)."""
    share = (USUAL_QUALITY if quality is None else quality) / 100.0
    if name == "h264":
        crf = _between(38, 12.3, share)
        same = {"x264-params": "asm=SSE4.2"} if _IS_X86 else {}
        return VideoCodec(
            "libx264",
            options={"preset": speed or "veryfast", "crf": f"{crf:.1f}", **same},
            tag="avc1",
        )
    if name == "h265":
        crf = _between(42, 14, share)
        quiet = "log-level=error:pools=none:frame-threads=1"
        return VideoCodec(
            "libx265",
            options={"preset": speed or "veryfast", "crf": f"{crf:.1f}", "x265-params": quiet},
            tag="hvc1",
        )
    if name == "av1":
        crf = _between(55, 18, share)
        return VideoCodec(
            "libsvtav1",
            options={"preset": speed or "9", "crf": f"{crf:.0f}", "svtav1-params": "lp=1"},
        )
    crf = _between(50, 14, share)
    return VideoCodec(
        "libvpx-vp9",
        pixel_format="yuva420p" if alpha else "yuv420p",
        options={
            "crf": f"{crf:.0f}", "b": "0", "deadline": "good", "cpu-used": speed or "5",
            "row-mt": "0", "auto-alt-ref": "0" if alpha else "1",
        },
        span_format="webm",
    )  # fmt: skip


def _between(worst: float, best: float, share: float) -> float:
    return worst + (best - worst) * share
