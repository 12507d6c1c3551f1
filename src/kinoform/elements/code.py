"""Source code in colour on a panel: lines marked, typed letter by letter or brought in by line."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from kinoform.elements._code_lines import Code
from kinoform.elements._code_panel import Panel
from kinoform.elements._code_reveal import Reveal, RevealSpec
from kinoform.elements._code_theme import (
    USUAL_THEME,
    check_language,
    check_theme,
    ground_of,
    written,
)
from kinoform.elements._paint import Shadow, radii_of
from kinoform.elements._type import weight_of
from kinoform.elements.base import Element, Setting
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import Flag, pixels
from kinoform.model.document.style import Style
from kinoform.model.geometry import Size
from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.layout import lay_out

FAMILY = "JetBrains Mono"
_LONGEST = 50_000
_LINE_HEIGHT = 1.55
_SMALLEST_SIZE = 6.0
_WIDEST = 0.9
"""The share of the parent that a panel without a size takes at most."""
_GUTTER = 1.4
"""Between line numbers and code, in font sizes."""


def _line_range(written_range: int | str) -> int | str:
    if isinstance(written_range, str):
        first, dash, last = written_range.partition("-")
        ends = (first.strip(), last.strip() if dash else first.strip())
        if not all(end.isdecimal() for end in ends) or int(ends[0]) > int(ends[1]):
            raise ValueError('write a line number such as 3, or a range such as "3-5"')
    return written_range


LineRange = Annotated[
    Annotated[int, Field(strict=True, ge=0)] | Annotated[str, Field(max_length=40)],
    AfterValidator(_line_range),
]


class CodeClip(Clip):
    """Source code; it shrinks to fit its box, and never breaks a line."""

    type: Literal["code"]
    code: Annotated[str, Field(max_length=_LONGEST)]
    """The code itself; tabs become four spaces."""
    language: Annotated[str, Field(max_length=100), AfterValidator(check_language)] = "text"
    """A language by any of its usual names, such as "python" or "tsx"."""
    theme: Annotated[str, Field(max_length=100), AfterValidator(check_theme)] = USUAL_THEME
    """"midnight", "paper", or the name of a pygments style."""
    line_numbers: Flag = False
    """Whether lines have numbers."""
    first_line: Annotated[int, Field(strict=True, ge=0, le=10_000_000)] = 1
    """The number of the first line, for numbers and for `highlight`."""
    highlight: Annotated[tuple[LineRange, ...], Field(max_length=1_000)] = ()
    """Lines that stay bright while the others step back: numbers, or ranges such as "3-5"."""
    reveal: RevealSpec | None = None
    """Brings the code in line by line, or types it letter by letter."""
    window: Flag | Annotated[str, Field(max_length=200)] = False
    """A bar with three dots on top; text is its title, such as a file's name."""
    auto_fit: Flag = True
    """Whether code that is larger than its box becomes smaller."""

    @model_validator(mode="before")
    @classmethod
    def _one_line_is_a_list(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("highlight"), int | str):
            return {**value, "highlight": [value["highlight"]]}
        return value


def build(clip: CodeClip, setting: Setting) -> Code:
    """The code of a clip, fitted to its box."""
    ground = ground_of(clip.theme)
    stretches = written(clip.code.strip("\n"), clip.language, clip.theme) or (("", None),)
    inks = tuple(dict.fromkeys(ink.color for _, ink in stretches if ink)) or (ground.ink,)
    wished = clip.style.font_size or max(_usual_size(setting.parent), 1.0)

    def paragraph(size: float) -> Paragraph:
        runs = tuple(
            TextRun(
                text,
                _font(
                    clip.style,
                    size,
                    bold=bool(ink and ink.is_bold),
                    italic=bool(ink and ink.is_italic),
                ),
                inks.index(ink.color) if ink else 0,
            )
            for text, ink in stretches
        )
        return Paragraph(
            runs, align="left", line_height=_LINE_HEIGHT, direction="ltr", wrap="nowrap"
        )

    at_wished = lay_out(paragraph(wished))
    count = len(at_wished.lines)
    digits = len(str(clip.first_line + count - 1))
    letter = lay_out(_numbers(clip.style, wished, "0", None)).size.width / wished
    gutter = digits * letter + _GUTTER if clip.line_numbers else 0.0
    content = Size(at_wished.size.width / wished + gutter, at_wished.size.height / wished)
    panel = Panel.around(content, ground, clip.window, _padding(clip.style))
    size = _fitting_size(clip, setting, panel, wished)
    numbers = None
    if clip.line_numbers:
        text = "\n".join(str(clip.first_line + index) for index in range(count))
        numbers = _numbers(clip.style, size, text, digits * letter * size + 0.01)
    return Code(
        panel=panel.placed(
            size,
            pixels(clip.transform.width, setting.parent.width, -1.0),
            pixels(clip.transform.height, setting.parent.height, -1.0),
            clip.style.background_color or clip.style.fill,
            None if clip.style.border_radius is None else radii_of(clip.style),
            Shadow.of(clip.style),
        ),
        paragraph=paragraph(size),
        inks=inks,
        numbers=numbers,
        gutter=gutter * size,
        lit=tuple(_lines_of(entry, clip.first_line) for entry in clip.highlight),
        reveal=Reveal.of(clip.reveal),
    )


def _usual_size(parent: Size) -> float:
    short = min(parent.width, parent.height)
    return short * (0.03 if parent.width >= parent.height else 0.034)


def _fitting_size(clip: CodeClip, setting: Setting, panel: Panel, wished: float) -> float:
    if not clip.auto_fit:
        return wished
    parent = setting.parent
    room = Size(
        pixels(clip.transform.width, parent.width, parent.width * _WIDEST),
        pixels(clip.transform.height, parent.height, parent.height * _WIDEST),
    )
    return max(min(wished, panel.largest_font(room)), min(wished, _SMALLEST_SIZE))


def _font(style: Style, size: float, *, bold: bool = False, italic: bool = False) -> FontChoice:
    weight = weight_of(style.font_weight) if style.font_weight is not None else 450
    return FontChoice((style.font_family or FAMILY, FAMILY), size, 700 if bold else weight, italic)


def _numbers(style: Style, size: float, text: str, width: float | None) -> Paragraph:
    return Paragraph(
        (TextRun(text, _font(style, size)),),
        align="right", line_height=_LINE_HEIGHT, direction="ltr", max_width=width, wrap="nowrap",
    )  # fmt: skip


def _padding(style: Style) -> float | None:
    padding = style.padding
    return padding[0] if isinstance(padding, tuple) else padding


def _lines_of(entry: int | str, first_line: int) -> tuple[int, int]:
    first, _, last = str(entry).partition("-")
    return max(0, int(first) - first_line), max(0, int(last or first) - first_line + 1)


ELEMENT = Element(
    kind="code",
    clip=CodeClip,
    build=build,
    example={
        "type": "code",
        "start": 0,
        "duration": 5,
        "code": "import kinoform\n\n\ndef year_in_review(person):\n"
        '    """One film for each of us."""\n'
        '    film = kinoform.template("year", name=person.name)\n'
        "    for month in person.months:\n"
        "        film.add(month.highlight, seconds=2.5)\n"
        '    return film.render(f"{person.id}.mp4")\n',
        "language": "python",
        "lineNumbers": True,
        "window": "review.py",
        "reveal": {"by": "letter", "duration": 3},
    },
)
