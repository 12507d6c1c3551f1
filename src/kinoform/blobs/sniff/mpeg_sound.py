"""MP3 and AAC told from bytes that merely look like them: frame must follow upon frame."""

from __future__ import annotations

from typing import IO, Literal

from kinoform.kit.content_type import bytes_of_tag

_WINDOW_BYTES = 16_384
_MOST_PADDING = 4_096
_LATER_TAGS = (b"TAG", b"APETAGEX", b"LYRICSBEGIN", b"ID3")
_AAC_RATES = 13

# Kilobits a second by (MPEG-1, layer); index 0 is free form, index 15 is forbidden.
_LAYER_1, _LAYER_2, _LAYER_3 = 3, 2, 1
_KILOBITS = {
    (True, _LAYER_1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, _LAYER_2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, _LAYER_3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, _LAYER_1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, _LAYER_2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, _LAYER_3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""Samples a second by the bits of the MPEG version."""

SoundForm = Literal["mp3", "aac"]


def sound_form(file: IO[bytes], head: bytes, size_bytes: int) -> SoundForm | None:
    """Which of the two a file is; None when no two frames of one kind follow each other."""
    start = bytes_of_tag(head)
    file.seek(start)
    window = file.read(_WINDOW_BYTES)
    ends_here = start + len(window) >= size_bytes
    padding = _MOST_PADDING if start else 1
    for offset in range(min(padding, len(window))):
        if window[offset] == 0xFF:
            form = _form_at(window, offset, ends_here=ends_here)
            if form:
                return form
    return None


def _form_at(window: bytes, offset: int, *, ends_here: bool) -> SoundForm | None:
    form, frame_bytes = _frame(window[offset : offset + 6])
    follows = offset + frame_bytes
    if form is None:
        return None
    if follows >= len(window):
        return form if ends_here and follows == len(window) else None
    if window.startswith(_LATER_TAGS, follows):
        return form
    is_alike = window[follows : follows + 1] == b"\xff" and not any(
        (ours ^ theirs) & mask
        for ours, theirs, mask in zip(
            window[offset + 1 : offset + 3],
            window[follows + 1 : follows + 3],
            (0xFE, 0x3C if form == "aac" else 0x0C),
            strict=False,
        )
    )
    return form if is_alike and _frame(window[follows : follows + 6])[0] == form else None


def _frame(header: bytes) -> tuple[SoundForm | None, int]:
    """The form of the frame that a header begins, and its length in bytes."""
    if len(header) < 6 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None, 0
    layer = header[1] >> 1 & 3
    return _aac_frame(header) if layer == 0 else _mp3_frame(header, layer)


def _aac_frame(header: bytes) -> tuple[SoundForm | None, int]:
    frame_bytes = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5
    is_frame = header[1] & 0xF0 == 0xF0 and header[2] >> 2 & 0xF < _AAC_RATES and frame_bytes > 7
    return ("aac", frame_bytes) if is_frame else (None, 0)


def _mp3_frame(header: bytes, layer: int) -> tuple[SoundForm | None, int]:
    version, rate_index = header[1] >> 3 & 3, header[2] >> 2 & 3
    bitrate_index, padding = header[2] >> 4, header[2] >> 1 & 1
    if version not in _RATES or rate_index == 3 or bitrate_index in {0, 15}:
        return None, 0
    is_first = version == 3
    rate = _RATES[version][rate_index]
    bits = _KILOBITS[is_first, layer][bitrate_index] * 1000
    if layer == _LAYER_1:
        return "mp3", (12 * bits // rate + padding) * 4
    eighths = 72 if layer == _LAYER_3 and not is_first else 144
    return "mp3", eighths * bits // rate + padding
