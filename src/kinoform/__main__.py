"""`python -m kinoform`: the command, by the interpreter that is to run it."""

from __future__ import annotations

from kinoform.cli import main

if __name__ == "__main__":
    main(prog_name="kinoform")
