"""Files put into a folder of this machine: whole and on the disk, or not there at all.

The object store library writes folders too, but it neither waits for the disk nor says that the
disk is full, and it leaves the half of a file whose writer was killed under a name of its own.
"""

from __future__ import annotations

import errno
import os
import secrets
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kinoform.kit.content_file import PART_SUFFIX

_PIECE_BYTES = 1024 * 1024
_TRIES = 5
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK}


class GivenUp(Exception):
    """Nobody waits for the file any more, so it was not put in its place."""


def put_in_folder(
    target: Path, source: BinaryIO, *, overwrite: bool, given_up: threading.Event
) -> None:
    """Copy what is left of the source to the target; FileExistsError where a file may not go."""
    part, file = _new_part(target.parent)
    try:
        with file:
            while piece := source.read(_PIECE_BYTES):
                if given_up.is_set():
                    raise GivenUp
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            part.replace(target)
        else:
            _place_once(part, target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(target.parent)


def drop_old_parts(folder: Path, before: float) -> int:
    """Remove what killed writers left and nobody has touched since; gives their number."""
    dropped = 0
    for inner, _, names in os.walk(folder):  # unlike a glob, it minds no folder that goes meanwhile
        for name in names:
            if not (name.startswith(".") and name.endswith(PART_SUFFIX)):
                continue
            part = Path(inner, name)
            with suppress(FileNotFoundError):
                if part.stat().st_mtime < before:
                    part.unlink()
                    dropped += 1
    return dropped


def _new_part(folder: Path) -> tuple[Path, BinaryIO]:
    """A new file beside the target; a folder that is removed meanwhile is made once more."""
    tries_left = _TRIES
    while True:
        part = folder / f".{secrets.token_hex(8)}{PART_SUFFIX}"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return part, part.open("xb")
        except (FileNotFoundError, FileExistsError):
            tries_left -= 1
            if not tries_left:
                raise


def _place_once(part: Path, target: Path) -> None:
    """Give the part its name unless that is taken; a link refuses where a rename would not."""
    try:
        os.link(part, target)
    except OSError as fault:
        if fault.errno not in _NO_LINKS:
            raise
        # Some network and memory card file systems know no links: the check comes just before.
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        part.replace(target)


def _sync_folder(folder: Path) -> None:
    """Let the name survive a power cut as well as the bytes."""
    with suppress(OSError):  # the file is there; some file systems cannot sync a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
