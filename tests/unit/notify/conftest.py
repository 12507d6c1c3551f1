"""A receiver of webhooks on loopback that keeps what it was sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from web_answers import Web, served_web


@pytest.fixture
def receiver() -> Iterator[Web]:
    with served_web() as web:
        yield web
