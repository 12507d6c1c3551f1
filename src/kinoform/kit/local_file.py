"""Files of this machine that a document may name: only those in opened folders."""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kinoform.kit.refusal import FetchRefused

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def local_file(source: str, base: Path, roots: tuple[Path, ...]) -> Path:
    """The regular file that a path or a file: URL means, with links followed.

    What is relative begins at `base`. A file outside of every root is refused before anything
    tells whether it exists; without roots, all are.
    """
    written = _path_of(source)
    try:
        path = (base / written).resolve()
        inside = any(path.is_relative_to(root.resolve()) for root in roots)
    except (OSError, RuntimeError, ValueError) as fault:
        raise _forbidden(source) from fault
    if not inside:
        raise _forbidden(source)
    try:
        mode = path.stat().st_mode
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            raise _forbidden(source) from fault
        raise FetchRefused(
            "fetch_not_found", f"{_shown(source)} is not there", "Check its name and its folder."
        ) from fault
    if not stat.S_ISREG(mode):
        raise FetchRefused(
            "fetch_forbidden_file", f"{_shown(source)} is not a regular file", "Name a file."
        )
    return path


def _path_of(source: str) -> str:
    written = source
    if source[:5].lower() == "file:":
        parts = urlsplit(source)
        if parts.netloc not in {"", "localhost"}:
            raise FetchRefused(
                "fetch_bad_url", f"{_shown(source)} is on another machine", "Use https, or a path."
            )
        written = unquote(parts.path)
    elif _SCHEME.match(source):
        raise FetchRefused(
            "fetch_bad_url",
            f"{_shown(source)} begins with a scheme that is not read",
            "Use https, http, data or a path.",
        )
    if not written or "\0" in written:
        raise FetchRefused("fetch_bad_url", f"{_shown(source)!r} names no file", "Name a file.")
    return written


def _forbidden(source: str) -> FetchRefused:
    return FetchRefused(
        "fetch_forbidden_file",
        f"{_shown(source)} is outside of the folders that documents may read",
        "Upload the file, give a URL, or open its folder.",
    )


def _shown(source: str) -> str:
    return source if len(source) <= 160 else source[:160] + "…"
