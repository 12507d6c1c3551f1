"""What a caller learns when the store does not do what it was asked."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    PermissionDeniedError,
    PreconditionError,
    UnauthenticatedError,
)

from kinoform.model.problem import KinoformError

StoreCode = Literal[
    "store_bad_url",
    "store_bad_key",
    "store_not_found",
    "store_exists",
    "store_bad_span",
    "store_full",
    "store_refused",
    "store_unreachable",
    "store_failed",
]

_STATUS = re.compile(r"status code: (\d{3})")
_VENDOR_CODE = re.compile(r"<Code>([A-Za-z0-9.]{1,60})</Code>")
_OUT_OF_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


class StoreProblem(KinoformError):
    """One thing that the store did not do: why, and what would help."""

    def __init__(self, code: StoreCode, message: str, hint: str = "") -> None:
        self.code: StoreCode = code
        self.message = message
        self.hint = hint
        super().__init__(f"{message} {hint}".strip())

    def __reduce__(self) -> tuple[type[StoreProblem], tuple[StoreCode, str, str]]:
        return StoreProblem, (self.code, self.message, self.hint)

    @property
    def may_pass(self) -> bool:
        """Whether the same call can succeed later."""
        return self.code in {"store_full", "store_unreachable"}


@contextmanager
def told_as_problems(name: str) -> Iterator[None]:
    """Faults inside the block come out as `StoreProblem`s about `name`.

    The fault itself is not chained to it: its text holds addresses, and those may hold signatures.
    """
    try:
        yield
    except (BaseError, OSError) as fault:
        raise _problem_of(fault, name) from None


def _problem_of(fault: Exception, name: str) -> StoreProblem:
    text = str(fault)
    status_found = _STATUS.search(text)
    status = int(status_found[1]) if status_found else 0
    answer = _answer(status, text)
    number = fault.errno if isinstance(fault, OSError) else None
    if status == 507 or number in _OUT_OF_SPACE:
        return StoreProblem(
            "store_full", f"There is no room to write {name}{answer}.", "Free or add space."
        )
    if isinstance(fault, AlreadyExistsError | FileExistsError):
        return StoreProblem("store_exists", f"{name} is already in the store.")
    if status == 416 or "StartTooLarge" in text:
        return StoreProblem("store_bad_span", f"{name} is shorter than the bytes asked for.")
    if "169.254.169.254" in text:  # where machines of a cloud look when nothing else is set
        return StoreProblem(
            "store_refused",
            "There are no credentials for the store.",
            "Set them in the environment, as the tools of its vendor read them.",
        )
    if "NoSuchBucket" in text or "ContainerNotFound" in text:
        return StoreProblem(
            "store_refused",
            f"The store has no such bucket{answer}.",
            "Create the bucket, or correct the store's URL.",
        )
    if isinstance(fault, FileNotFoundError):
        return StoreProblem("store_not_found", f"{name} is not in the store.")
    if (
        isinstance(fault, PermissionDeniedError | UnauthenticatedError)
        or status in {401, 403}
        or number in _NO_RIGHT
    ):
        return StoreProblem(
            "store_refused",
            f"The store does not let this server at {name}{answer}.",
            "Check the credentials and their rights to read, write, list and delete.",
        )
    if isinstance(fault, PreconditionError) or status == 409:
        return StoreProblem("store_exists", f"{name} was changed by somebody else{answer}.")
    if (not status and isinstance(fault, BaseError) and "HTTP error" in text) or status >= 500:
        return StoreProblem(
            "store_unreachable",
            f"The store did not answer about {name}{answer}.",
            "Check that it runs and can be reached from here; then try again.",
        )
    reason = f": {os.strerror(number)}" if number else answer
    return StoreProblem("store_failed", f"The store could not serve {name}{reason}.")


def _answer(status: int, text: str) -> str:
    if not status:
        return ""
    vendor_code = _VENDOR_CODE.search(text)
    return f" (it answered {status}{' ' + vendor_code[1] if vendor_code else ''})"
