"""How this process returns memory to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
LARGE_BYTES = 6 * 1024 * 1024
KEPT_BYTES = 16 * 1024 * 1024


@cache
def return_large_blocks() -> bool:
    """Give whole pictures back as soon as they are free; False where that is unknown.

    glibc raises this limit when large blocks are freed, and then keeps pictures on a heap that
    only grows: a slideshow held 75 MB more after five photos. At a limit of one megabyte the
    planes of each frame would be mapped anew, which costs four milliseconds a frame. A fixed limit
    for large blocks also fixes how little free memory the heap keeps at its end, to less than the
    planes of one frame, unless that is told as well.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    return bool(mallopt(_MMAP_THRESHOLD, LARGE_BYTES) and mallopt(_TRIM_THRESHOLD, KEPT_BYTES))
