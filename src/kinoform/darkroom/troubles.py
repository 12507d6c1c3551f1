"""What keeps a darkroom from an answer, in words for people."""

from __future__ import annotations

from kinoform.model.problem import Problem

CRASHED = Problem(
    "preview_crashed", "", "the process that drew this document ended",
    "a medium in it may be damaged; leave out one after another to find it",
)  # fmt: skip
TOO_SLOW = Problem(
    "preview_timeout", "", "this document took too long to draw",
    "try a smaller size, or fewer and smaller media",
)  # fmt: skip
TOO_LARGE = Problem(
    "preview_too_large", "", "drawing this document takes more memory than is allowed",
    "try a smaller size, or smaller media",
)  # fmt: skip
BUSY = Problem(
    "preview_busy", "", "too many previews are being drawn at this moment", "try again in a second"
)
CLOSED = Problem("preview_closed", "", "the server is shutting down", "try again in a minute")
