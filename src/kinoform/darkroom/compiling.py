"""Compiles the documents of strangers, under the rules of an operator."""

from __future__ import annotations

from dataclasses import replace

from kinoform.compile.compiler import Compiler
from kinoform.compile.makers import makers_of
from kinoform.compile.media import MediaPolicy
from kinoform.darkroom.rules import MediaRules
from kinoform.kit.media_folder import MediaFolder


def compiler_of(rules: MediaRules) -> Compiler:
    """A compiler that takes media only from where the rules say."""
    folder = MediaFolder(
        rules.cache,
        budget_bytes=rules.budget_bytes,
        allow_private=rules.allow_private,
        file_roots=rules.file_roots,
        house=rules.house,
        opened=rules.opened,
    )
    base = rules.file_roots[0] if rules.file_roots else rules.cache
    media = MediaPolicy(folder=folder, base=base, guarded=True)
    return Compiler(media=replace(media, makers=makers_of(rules.speaking, media.found)))
