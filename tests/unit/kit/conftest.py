"""A web server on loopback whose answers a test writes byte by byte."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from web_answers import Web, served_web


@pytest.fixture
def web() -> Iterator[Web]:
    with served_web() as served:
        yield served
