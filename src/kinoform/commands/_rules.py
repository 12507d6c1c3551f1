"""Under which rules a command compiles: one's own files, and the voices of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinoform.compile.compiler import Compiler


def rules_of(document: Any) -> Compiler:
    """The compiler for a document of one's own."""
    from kinoform.film import own_compiler  # noqa: PLC0415 - loads the engine
    from kinoform.settings import Settings  # noqa: PLC0415 - likewise what it needs

    return own_compiler(document, Settings().speech)
