"""A command group that loads a command's file only when the command is used."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import click

_FOLDER = Path(__file__).parent


class Commands(click.Group):
    """The engine's commands, and those about the server, of which each is a file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted((*super().list_commands(ctx), *_files()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _files():
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"kinoform.commands.{cmd_name}")
        command: click.Command = module.COMMAND
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List all commands; what those in files are for is read, not loaded."""
        rows = {name: _purpose(path) for name, path in _files().items()}
        for name in super().list_commands(ctx):
            command = super().get_command(ctx, name)
            if command is not None and not command.hidden:
                rows[name] = command.get_short_help_str(limit=formatter.width)
        with formatter.section("Commands"):
            formatter.write_dl(sorted(rows.items()))


def _files() -> dict[str, Path]:
    return {path.stem: path for path in _FOLDER.glob("[!_]*.py")}


def _purpose(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    purpose = text.partition("\n")[0].partition(": ")[2]
    return purpose[:1].upper() + purpose[1:]
