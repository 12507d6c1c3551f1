"""`kinoform serve`: the database, the web server and a worker, by one command."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click
import uvicorn

from kinoform.commands._base import ask_at, database_url
from kinoform.commands._flags import environment_of, with_settings
from kinoform.db.accounts import account_named, create_account
from kinoform.db.credits import grant
from kinoform.db.database import Transaction
from kinoform.db.keys import list_keys, mint_key
from kinoform.db.migrating import migrate
from kinoform.db.plans import OPERATORS_PLAN, plan_named
from kinoform.dialects._doors import doors
from kinoform.kit.log import configure_logs
from kinoform.server import server
from kinoform.settings import Settings

FIRST_ACCOUNT, FIRST_CREDITS = "admin", 1_000_000
LOOK_SECONDS, RESTART_SECONDS = 0.05, 1.0
GRACE_SECONDS = 10
KEEP_ALIVE_SECONDS = 75
"""Longer than load balancers keep a connection that nobody uses."""


@click.command("serve")
@with_settings
def serve(settings: Settings) -> None:
    """Serve the API, with an embedded Postgres unless KINOFORM_DATABASE_URL names another."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    configure_logs(settings.log_level, settings.log_format)
    with _listening(settings) as listener:
        settings = settings.model_copy(update={"port": listener.getsockname()[1]})
        with database_url(settings) as url:
            if settings.database_url:
                migrate(url)
            check_plan(settings, url)
            greet(settings, url)
            config = uvicorn.Config(
                server(settings, url), log_config=None, access_log=False, lifespan="on",
                timeout_graceful_shutdown=GRACE_SECONDS, server_header=False,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
            )  # fmt: skip
            answering = uvicorn.Server(config)
            with worker_process(url, settings, lambda: answering.started):
                answering.run(sockets=[listener])


def _leave(_number: int, _frame: object) -> None:
    """Unwind, so that everything that was started is stopped; the server has drained by then."""
    raise SystemExit(0)


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    """The socket, taken before anything is started, so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listener = socket.create_server(
            (settings.host, settings.port), family=family, backlog=2048, reuse_port=False
        )
    except OSError as taken:
        place = f"{settings.host}:{settings.port}"
        raise click.ClickException(f"cannot listen on {place}: {taken.strerror}") from None
    # asyncio does this only for sockets that it makes; each answer would wait 40 ms without it.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with listener:
        yield listener


def check_plan(settings: Settings, url: str) -> None:
    """Raise ClickException where people who register could be given no plan."""
    if ask_at(url, lambda tx: plan_named(tx, settings.sign_up_plan)) is None:
        raise click.ClickException(
            f"there is no plan {settings.sign_up_plan} for those who sign up"
        )


def greet(settings: Settings, url: str) -> None:
    """Say where the server is, and show the first key once."""
    click.echo(f"Kinoform listens on {settings.base_url}  (docs: {settings.base_url}/docs)")
    secret = ask_at(url, first_key)
    if secret:
        click.echo(f"first admin key, shown once: {secret}")


async def first_key(tx: Transaction) -> str | None:
    """The key with which everything begins; None where there are keys."""
    if await list_keys(tx):
        return None
    account = await create_account(tx, FIRST_ACCOUNT, OPERATORS_PLAN) or await account_named(
        tx, FIRST_ACCOUNT
    )
    if account is None:
        return None
    await grant(tx, account.id, FIRST_CREDITS, "first")
    door = doors()["renderingvideo"]
    minted = await mint_key(tx, account.id, door.name, door.key_prefix, ["admin"], "first")
    return minted.secret


@contextmanager
def worker_process(url: str, settings: Settings, may_begin: Callable[[], bool]) -> Iterator[None]:
    """A worker beside the server, started again whenever it ends.

    It does not begin before the server answers, so as not to take its time from it.
    """
    if settings.render_processes == 0:
        yield
        return
    environment = environment_of(settings, database_url=url)
    over = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def keep_working() -> None:
        while not may_begin() and not over.wait(LOOK_SECONDS):
            pass
        while not over.is_set():
            process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-P", "-m", "kinoform.cli", "work", "--parent", str(os.getpid())],
                env=environment, start_new_session=True,  # a Ctrl-C is for us to pass on
            )  # fmt: skip
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
            _drain(process, settings.drain_seconds)


def _drain(process: subprocess.Popen[bytes], seconds: int) -> None:
    """Let a worker finish what it can; a second Ctrl-C has it hand that back at once."""
    process.terminate()
    try:
        process.wait(seconds + GRACE_SECONDS)
    except (subprocess.TimeoutExpired, SystemExit):
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE_SECONDS)
    process.kill()
    process.wait()


COMMAND = serve
