"""`kinoform serve`: the database, the web server and a worker, by one command."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click
import uvicorn

from kinoform.commands._base import database_url, in_transaction
from kinoform.db.accounts import account_named, create_account
from kinoform.db.credits import grant
from kinoform.db.database import Transaction
from kinoform.db.keys import list_keys, mint_key
from kinoform.db.migrating import migrate
from kinoform.dialects._doors import doors
from kinoform.server import server
from kinoform.settings import Settings

FIRST_ACCOUNT, FIRST_CREDITS = "admin", 1_000_000
RESTART_SECONDS = 1.0
GRACE_SECONDS = 10


@click.command("serve")
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on.")
def serve(host: str | None, port: int | None) -> None:
    """Serve the API, with an embedded Postgres unless KINOFORM_DATABASE_URL names another."""
    flags: dict[str, Any] = {"host": host, "port": port}
    settings = Settings(**{name: flag for name, flag in flags.items() if flag is not None})
    with database_url(settings) as url:
        if settings.database_url:
            migrate(url)
        greet(settings)
        with worker_process(url, settings):
            uvicorn.run(
                server(settings, url), host=settings.host, port=settings.port,
                log_level="warning", timeout_graceful_shutdown=GRACE_SECONDS,
            )  # fmt: skip


def greet(settings: Settings) -> None:
    """Say where the server is, and show the first key once."""
    click.echo(f"Kinoform listens on {settings.base_url}  (docs: {settings.base_url}/docs)")
    secret = in_transaction(first_key)
    if secret:
        click.echo(f"first admin key, shown once: {secret}")


async def first_key(tx: Transaction) -> str | None:
    """The key with which everything begins; None where there are keys."""
    if await list_keys(tx):
        return None
    account = await create_account(tx, FIRST_ACCOUNT) or await account_named(tx, FIRST_ACCOUNT)
    if account is None:
        return None
    await grant(tx, account.id, FIRST_CREDITS, "first")
    door = doors()["renderingvideo"]
    minted = await mint_key(tx, account.id, door.name, door.key_prefix, ["admin"], "first")
    return minted.secret


@contextmanager
def worker_process(url: str, settings: Settings) -> Iterator[None]:
    """A worker beside the server, started again whenever it ends."""
    if settings.render_processes == 0:
        yield
        return
    environment = {
        **os.environ, "KINOFORM_DATABASE_URL": url, "KINOFORM_DATA_DIR": str(settings.data_dir),
        "KINOFORM_HOST": settings.host, "KINOFORM_PORT": str(settings.port),
    }  # fmt: skip
    over = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def keep_working() -> None:
        while not over.is_set():
            process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-P", "-m", "kinoform.cli", "work", "--parent", str(os.getpid())],
                env=environment,
            )
            running[:] = [process]
            process.wait()
            over.wait(RESTART_SECONDS)

    keeper = threading.Thread(target=keep_working, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        for process in running:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(GRACE_SECONDS)
            process.kill()


COMMAND = serve
