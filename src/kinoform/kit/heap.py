"""How this process returns memory to the system."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_MMAP_THRESHOLD = -3
LARGE_BYTES = 6 * 1024 * 1024


@cache
def return_large_blocks() -> bool:
    """Give whole pictures back as soon as they are free; False where that is unknown.

    glibc raises this limit when large blocks are freed, and then keeps pictures on a heap that
    only grows: a slideshow held 75 MB more after five photos. At a limit of one megabyte the
    planes of each frame would be mapped anew, which costs four milliseconds a frame.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_MMAP_THRESHOLD, LARGE_BYTES))
