"""Why a file was not fetched."""

from __future__ import annotations

from typing import Literal

RefusalCode = Literal[
    "fetch_bad_url",
    "fetch_forbidden_address",
    "fetch_forbidden_file",
    "fetch_not_found",
    "fetch_status",
    "fetch_timeout",
    "fetch_too_large",
    "fetch_failed",
]


class FetchRefused(Exception):
    """There is no file; `code`, `message` and `hint` are fit for the one who wrote the URL."""

    def __init__(self, code: RefusalCode, message: str, hint: str = "") -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(code, message, hint)

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message
