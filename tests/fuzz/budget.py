"""How much fuzzing there is: a short look in `make test`, a long one in `make fuzz`."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, settings

USUAL_EXAMPLES = 100
SHORT_SECONDS, LONG_SECONDS = 12.0, 120.0
"""Most that one test may take."""


def examples(share: float) -> settings:
    """Settings for a test's share of the profile's examples."""
    return settings(
        max_examples=max(1, round(settings().max_examples * share)),
        suppress_health_check=list(HealthCheck),
    )


class Budget:
    """Time for one test; what is not found in it may be found the next time."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._has_found = False

    @classmethod
    def of_profile(cls) -> Budget:
        """The time that the profile in use allows."""
        is_long = settings().max_examples > USUAL_EXAMPLES
        return cls(LONG_SECONDS if is_long else SHORT_SECONDS)

    @contextmanager
    def example(self) -> Iterator[bool]:
        """Whether there is time for this example; after a failure there is, to make it small."""
        try:
            yield self._has_found or time.monotonic() < self._until
        except Exception:
            self._has_found = True
            raise
