"""What a process that draws for strangers does without, from before it sees a document."""

from __future__ import annotations

import os
from pathlib import Path

# Secrets of the server are in its environment, and the process reads media of strangers.
_PASSED_ON = (
    "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT",
    "PYTHONPATH", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
)  # fmt: skip


def bare_environment() -> dict[str, str]:
    """The environment for such a process: what it needs to run, and no secrets."""
    return {name: os.environ[name] for name in _PASSED_ON if name in os.environ}


def limit_memory(more_bytes: int) -> None:
    """Allow so much more memory than now, and no core files, which would hold documents.

    The soft limit does, because a probe in a process of its own sets a hard one for itself.
    """
    try:
        import resource  # noqa: PLC0415 - only on Unix
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = Path("/proc/self/statm")
    if used.exists():
        pages = int(used.read_text("ascii").split()[0])
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = pages * resource.getpagesize() + more_bytes
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def limit_files(most_bytes: int) -> None:
    """Allow no file larger than that; writing more is an error then, not the end."""
    try:
        import resource  # noqa: PLC0415 - only on Unix
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
