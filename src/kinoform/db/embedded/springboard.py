"""A script that becomes a program of Postgres: in its folder, as its user, tied to its parent.

It runs before the program because nothing safe can run between fork and exec in a process that
has threads. It imports nothing of this package, so it starts in a few hundredths of a second.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def become(parent_id: int, user_id: int, group_id: int, folder: str, command: list[str]) -> None:
    """Replace this process by the command; numbers below zero keep the user as it is."""
    os.chdir(folder)  # before the user changes: it may have no right to walk there by itself
    os.umask(0o077)
    if user_id >= 0:
        os.setgroups([])
        os.setgid(group_id)
        os.setuid(user_id)
    if sys.platform.startswith("linux"):
        # After the user has changed, because that change forgets the request.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
        if os.getppid() != parent_id:
            sys.exit("the process that wanted this program has ended")
    os.execv(command[0], command)  # noqa: S606 - there is nothing for a shell to do


if __name__ == "__main__":
    become(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5:])
