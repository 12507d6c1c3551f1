r"""Text that our document takes as it is, since `{{` begins an expression there."""

from __future__ import annotations


def literal(text: str) -> str:
    """The text written so that nothing in it is read as an expression."""
    return text.replace("{{", r"\{{")
