"""From the style of a clip to fonts, runs and paragraphs."""

from __future__ import annotations

from kinoform.model.document.style import Style
from kinoform.model.typography import FontChoice, Paragraph, TextRun, Wrap

USUAL_FAMILY = "Inter"
USUAL_SIZE = 48.0
USUAL_LINE_HEIGHT = 1.2
LARGEST_MULTIPLE = 8.0
_WEIGHTS = {
    "thin": 100, "extralight": 200, "light": 300, "normal": 400, "regular": 400, "medium": 500,
    "semibold": 600, "demibold": 600, "bold": 700, "extrabold": 800, "black": 900, "heavy": 900,
    "lighter": 300, "bolder": 800,
}  # fmt: skip


def weight_of(written: float | str | None) -> int:
    """A weight from 1 to 1000, however it is written."""
    if written is None:
        return 400
    if isinstance(written, str):
        plain = written.casefold().replace("-", "").replace(" ", "")
        if plain.isdecimal():
            return min(max(int(plain), 1), 1000)
        return _WEIGHTS.get(plain, 400)
    return round(written)


def font_of(style: Style) -> FontChoice:
    """The font that a style asks for."""
    families = tuple(
        name.strip().strip("\"'") for name in (style.font_family or USUAL_FAMILY).split(",")
    )
    return FontChoice(
        families=tuple(name for name in families if name) or (USUAL_FAMILY,),
        size=style.font_size or USUAL_SIZE,
        weight=weight_of(style.font_weight),
        italic=style.font_style in {"italic", "oblique"},
        letter_spacing=style.letter_spacing or 0.0,
        axes=tuple(sorted((style.font_axes or {}).items())),
        features=tuple(sorted((style.font_features or {}).items())),
    )


def line_height_of(style: Style) -> float:
    """The line height as a multiple of the font size."""
    written = style.line_height
    if written is None:
        return USUAL_LINE_HEIGHT
    if isinstance(written, str):
        share = float(written.removesuffix("%"))
        return share / 100.0 if written.endswith("%") else share
    if written > LARGEST_MULTIPLE:
        return written / (style.font_size or USUAL_SIZE)
    return max(written, 0.0)


def cased(text: str, style: Style) -> str:
    """The text in the case that a style asks for."""
    match style.text_transform:
        case "uppercase":
            return text.upper()
        case "lowercase":
            return text.lower()
        case "capitalize":
            return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))
        case _:
            return text


def merged_style(style: Style, over: Style) -> Style:
    """A style with another one's set fields on top."""
    return style.model_copy(update={name: getattr(over, name) for name in over.model_fields_set})


def paragraph_of(
    runs: tuple[TextRun, ...], style: Style, max_width: float | None, locale: str = ""
) -> Paragraph:
    """Runs as one paragraph in the manner of a style."""
    written = style.text_wrap
    wrap: Wrap = "wrap" if written is None or written is True else written or "nowrap"
    return Paragraph(
        runs=runs,
        align=style.text_align or "center",
        line_height=line_height_of(style),
        direction=style.direction or "auto",
        max_width=max_width,
        max_lines=style.max_lines,
        wrap=wrap,
        locale=locale,
    )
