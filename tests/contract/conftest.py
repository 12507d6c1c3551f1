"""A whole server with its worker, by the one command, on a data folder of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import pytest_socket
from running import Running, serving


@pytest.fixture(scope="session")
def running(
    tmp_path_factory: pytest.TempPathFactory, _sockets_in_session: None
) -> Iterator[Running]:
    """One server for all contract tests."""
    with serving(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="session")
def _sockets_in_session() -> Iterator[None]:
    """Lets the session's server be asked; each test names the loopback for itself."""
    pytest_socket.enable_socket()
    yield
    pytest_socket.disable_socket(allow_unix_socket=True)
