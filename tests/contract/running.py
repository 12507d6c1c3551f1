"""A whole server with its worker, by the one command, on a data folder of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    url: str
    environment: dict[str, str]
    log: Path

    def command(self, *arguments: str) -> Any:
        """What a command answers as JSON."""
        done = subprocess.run(
            [sys.executable, "-m", "kinoform.cli", *arguments, "--json"],
            env=self.environment, capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        return json.loads(done.stdout)

    def key(self, account: str) -> str:
        """A fresh key of RenderingVideo, with a thousand credits."""
        made = self.command(
            "keys", "create", "--dialect", "renderingvideo", "--credits", "1000",
            "--account", account,
        )  # fmt: skip
        return str(made["key"])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False
