"""Every setting as a flag of a command."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from pydantic import SecretStr, ValidationError
from pydantic.fields import FieldInfo

from kinoform.settings import Settings

Command = Callable[..., None]


def with_settings(command: Callable[[Settings], None]) -> Command:
    """The command with a flag for each setting; secrets stay in the environment or the file."""

    @wraps(command)
    def run(**flags: Any) -> None:
        command(settings_of({name: flag for name, flag in flags.items() if flag is not None}))

    decorated: Command = run
    for name, field in reversed(Settings.model_fields.items()):
        if field.annotation is not SecretStr:
            decorated = _option(name, field)(decorated)
    return decorated


def _option(name: str, field: FieldInfo) -> Callable[[Command], Command]:
    flag, told = name.replace("_", "-"), field.description or ""
    if field.annotation is bool:
        return click.option(f"--{flag}/--no-{flag}", name, default=None, help=told)
    return click.option(f"--{flag}", name, metavar="VALUE", help=told)


def settings_of(flags: dict[str, Any]) -> Settings:
    """The settings with some flags over them; a wrong one is told in a line."""
    try:
        return Settings(**flags)
    except ValidationError as invalid:
        told = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in invalid.errors()
        )
        raise click.ClickException(f"a setting is wrong: {told}") from None


def environment_of(settings: Settings, **instead: Any) -> dict[str, str]:
    """This process's environment with all settings in it, for a process of ours."""
    named = {name: getattr(settings, name) for name in Settings.model_fields} | instead
    return {
        **os.environ,
        **{f"KINOFORM_{name.upper()}": _written(now) for name, now in named.items()},
    }


def _written(value: Any) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return ",".join(value) if isinstance(value, tuple) else str(value)
