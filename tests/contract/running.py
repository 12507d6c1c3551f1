"""A whole server with its worker, by the one command, on a data folder of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from kinoform.cli import main
from kinoform.commands._base import ask_at
from kinoform.db.accounts import account_named, create_account
from kinoform.db.credits import grant
from kinoform.db.database import Transaction
from kinoform.db.embedded import running_url
from kinoform.db.keys import mint_key
from kinoform.dialects._doors import doors

START_SECONDS = 40


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    url: str
    environment: dict[str, str]
    log: Path

    def command(self, *arguments: str) -> Any:
        """What a command answers as JSON; raises RuntimeError where it refuses.

        It runs in this process, without the second that an interpreter takes to begin.
        """
        done = CliRunner().invoke(main, [*arguments, "--json"], env=self.environment)
        if done.exit_code != 0:
            raise RuntimeError(done.output)
        return json.loads(done.stdout)

    def key(self, account: str) -> str:
        """A fresh key of RenderingVideo, with a thousand credits."""
        url = running_url(Path(self.environment["KINOFORM_DATA_DIR"]) / "postgres")
        assert url is not None

        async def mint(tx: Transaction) -> str:
            owner = await create_account(tx, account) or await account_named(tx, account)
            assert owner is not None
            await grant(tx, owner.id, 1000)
            door = doors()["renderingvideo"]
            return (await mint_key(tx, owner.id, door.name, door.key_prefix, door.scopes)).secret

        return str(ask_at(url, mint))


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Running]:
    """A server with its data in a folder, until the block ends."""
    port = free_port()
    environment = {
        **os.environ, "KINOFORM_DATA_DIR": str(folder / "data"), "KINOFORM_PORT": str(port),
        "KINOFORM_HOST": "127.0.0.1", "KINOFORM_ALLOW_PRIVATE_ADDRESSES": "127.0.0.1", **settings,
    }  # fmt: skip
    house = Running(f"http://127.0.0.1:{port}", environment, folder / "log")
    with house.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kinoform.cli", "serve"],
            env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            until = time.monotonic() + START_SECONDS
            while not answers(house.url):
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(house.log.read_text())
                time.sleep(0.1)
            yield house
            process.send_signal(signal.SIGINT)
            process.wait(30)
        finally:
            process.kill()
            process.wait()


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
