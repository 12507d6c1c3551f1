"""Writes the reference of the document from the code: `make docs`; `--check` only compares.

The words are in docs/source; a line such as `<!-- clips -->` stands for what the code knows.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tables import PARTS, contents

DOCS = Path(__file__).parent
PAGES = {DOCS / "source" / name: DOCS / name for name in ("document.md", "films.md")}
_NOTE = "<!-- Made by docs/generate.py from docs/source and the code; change those instead. -->"
_PLACE = re.compile(r"^<!-- ([a-z-]+) -->$", re.MULTILINE)


def page_of(source: Path) -> str:
    """A finished page."""
    page = _PLACE.sub(lambda place: _part(place[1], source), source.read_text("utf-8"))
    return f"{_NOTE}\n{page.replace('<!-- table of contents -->', contents(page))}"


def _part(name: str, source: Path) -> str:
    part = PARTS.get(name)
    if part is None:
        raise SystemExit(f"{source} asks for {name!r}; there are {', '.join(PARTS)}")
    return part()


def main() -> None:
    """Write every page, or say which ones are out of date."""
    is_check = "--check" in sys.argv[1:]
    stale = []
    for source, target in PAGES.items():
        page = page_of(source)
        if target.exists() and target.read_text("utf-8") == page:
            continue
        stale.append(target.name)
        if not is_check:
            target.write_text(page, "utf-8")
    if is_check and stale:
        raise SystemExit(f"out of date: {', '.join(stale)}; run `make docs`")
    print(f"written: {', '.join(stale)}" if stale else "up to date")


if __name__ == "__main__":
    main()
