"""What was found of an installation, as a person reads it: the words of `kinoform doctor`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from kinoform.doctor import Findings, gigabytes


def report(findings: Findings) -> str:
    """The findings for a person."""
    machine, fonts = findings["machine"], findings["fonts"]
    cores, memory = machine["cores"] or "unknown", gigabytes(machine["memoryBytes"])
    sections = {
        "Machine": [
            f"{machine['system']}, {cores} usable cores, {memory} of memory",
            *map(_folder_line, findings["folders"]),
        ],
        "Libraries": _flow(
            f"{_mark(found)} {name} {found or 'does not load'}"
            for name, found in findings["versions"].items()
        )
        + _stand_ins_lines(findings["standIns"]),
        "Writes": [
            f"{_mark(codec['available'])} {codec['name']:<13} {codec['purpose']}"
            for codec in findings["encoders"]
        ],
        "Reads": _flow(
            f"{_mark(codec['available'])} {codec['purpose']}" for codec in findings["decoders"]
        ),
        "Scripts": _flow(f"{_mark(has)} {script}" for script, has in fonts["scripts"].items()),
        "Speaks": [line for each in findings["voices"] for line in _voice_lines(each)],
        f"{fonts['count']} font families": _flow(fonts["families"], ", "),
    }
    problems = [f"✗ {entry['message']}\n    {entry['mend']}" for entry in findings["problems"]]
    sections["To mend" if problems else "Nothing is missing"] = problems
    return "\n\n".join(
        "\n".join([title, *(f"  {line}" for line in lines)]) for title, lines in sections.items()
    )


def _mark(good: object) -> str:
    return "✓" if good else "✗"


def _folder_line(folder: Findings) -> str:
    free = gigabytes(folder["freeBytes"])
    return f"{_mark(folder['writable'])} {folder['name']}: {folder['path']}, {free} free"


def _voice_lines(each: Findings) -> list[str]:
    mark, reason = _mark(not each["reason"]), each["reason"]
    line = f"{mark} {each['provider']:<13} {each['count']} voices"
    return [line, *textwrap.wrap(reason, 90, initial_indent="    ", subsequent_indent="    ")]


def _stand_ins_lines(sonames: list[str]) -> list[str]:
    return [f"✓ skia loads without {', '.join(sonames)}, which this machine lacks"] * bool(sonames)


def _flow(entries: Iterable[str], between: str = "  ") -> list[str]:
    """Entries side by side, none of them broken."""
    glued = between.join(entry.replace(" ", "\N{NO-BREAK SPACE}") for entry in entries)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in textwrap.wrap(glued, 96)]
