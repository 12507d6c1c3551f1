"""A server, and a browser that looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_socket
from running import Running, serving

from browser import Browser, opened_browser


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for all pages."""
    pytest_socket.enable_socket()
    with serving(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """A browser with a fresh profile."""
    with opened_browser(tmp_path / "profile") as opened:
        yield opened
