"""What every tier of tests shares: the folder of helpers, a cache of its own, two fuzz profiles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from kinoform.kit.gl_stand_in import load_skia
from media import Shelf

load_skia()  # before tests import it by themselves, on machines that lack libGL

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
settings.register_profile("short", deadline=None, derandomize=True, suppress_health_check=_SLOW)
settings.register_profile(
    "long", deadline=None, max_examples=1_000, suppress_health_check=_SLOW, print_blob=True
)
settings.load_profile("short")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Numbered films, each made once."""
    return Shelf(tmp_path_factory.mktemp("media"))


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Media of documents are kept away from the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
