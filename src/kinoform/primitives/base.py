"""What every animated primitive declares: what it shows, what it needs, how it moves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from kinoform.primitives._board import Board
    from kinoform.scenery.room import RawClip

InputKind = Literal[
    "text", "texts", "number", "numbers", "flag", "flags", "picture", "pictures",
    "series", "matrix", "table", "pairs", "places",
]  # fmt: skip
"""
text, number, flag, picture: one of them. texts, numbers, flags, pictures: a list of them.
series: named rows of numbers. matrix: rows of numbers. table: rows of cells of text.
pairs: links, each from one name to another. places: names of towns or countries, or coordinates.
"""
Category = Literal[
    "Text", "Data Viz", "Comparison", "Gamification", "Maps", "Timeline", "Process", "People",
    "Media",
]  # fmt: skip
_ONE = frozenset({"text", "number", "flag", "picture"})


@dataclass(frozen=True, slots=True)
class Input:
    """One named piece of data, as a form would ask for it."""

    name: str
    kind: InputKind
    summary: str
    required: bool = True
    most: int | None = None
    """Of a list, so many are shown; of text, so many letters are read."""
    least_value: float | None = None
    most_value: float | None = None
    default: Any = None
    """What stands for it where nothing is said; None where it is then left out."""

    @property
    def is_list(self) -> bool:
        return self.kind not in _ONE

    @property
    def notation(self) -> str:
        """`items[]` for a list, `title?` for what may be missing."""
        return f"{self.name}{'[]' if self.is_list else ''}{'' if self.required else '?'}"

    def as_dict(self) -> dict[str, Any]:
        """For catalogues and forms."""
        limits = {
            "most": self.most, "minimum": self.least_value, "maximum": self.most_value,
            "default": self.default,
        }  # fmt: skip
        return {
            "name": self.name, "type": self.kind, "description": self.summary,
            "required": self.required,
            **{name: limit for name, limit in limits.items() if limit is not None},
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Primitive:
    """The record of one animated primitive, declared at the foot of its file."""

    kind: str
    """Its id in documents and catalogues."""
    label: str
    category: Category
    summary: str
    inputs: tuple[Input, ...]
    options: tuple[str, ...]
    """The ways in which it can move, each of which changes the picture; the first is usual."""
    seconds: float
    """How long it lasts where nobody says."""
    draw: Callable[[Board], list[RawClip]]
    example: Mapping[str, Any]
    """Data that show it at its best."""
    is_overlay: bool = False
    """Whether it is made to lie over something else, and therefore has no ground of its own."""
    mirrors: bool = True
    """Whether its layout is turned round for languages that are read from right to left."""
    spoken: str = ""
    """The text whose words are its marks, so that they come as they are said; else entries are."""

    def as_dict(self) -> dict[str, Any]:
        """For catalogues and forms."""
        return {
            "id": self.kind,
            "label": self.label,
            "category": self.category,
            "description": self.summary.removesuffix("."),
            "animationOptions": list(self.options),
            "defaultDuration": int(self.seconds) if self.seconds.is_integer() else self.seconds,
            "dataInputs": [wanted.notation for wanted in self.inputs],
            "inputs": [
                {**wanted.as_dict(), "example": self.example[wanted.name]}
                if wanted.name in self.example
                else wanted.as_dict()
                for wanted in self.inputs
            ],
            "example": dict(self.example),
        }


TITLED = (
    Input("title", "text", "what the picture says, such as 'Revenue up 45%'", required=False),
    Input("source", "text", "where the figures come from", required=False),
)
"""What every chart understands besides its own inputs."""
FIGURES = (
    Input("unit", "text", "stands behind each number, such as ' km'", required=False),
    Input("currency", "text", "code of the currency of the numbers, such as 'EUR'", required=False),
    Input(
        "highlight", "text", "the label of the one mark that carries the message", required=False
    ),
)
"""What charts with numbers understand besides."""
COMMON = (*TITLED, *FIGURES)
