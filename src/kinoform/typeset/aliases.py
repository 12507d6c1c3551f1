"""Which packaged family stands in for a name that documents ask for."""

from __future__ import annotations

DEFAULT = "Inter"

_STAND_INS = {
    "Inter": (
        "sans-serif", "system-ui", "ui-sans-serif", "-apple-system", "BlinkMacSystemFont",
        "Segoe UI", "SF Pro", "SF Pro Display", "SF Pro Text", "San Francisco", "Verdana",
        "Tahoma", "Geneva", "Trebuchet MS", "Lucida Grande", "Inter Variable", "Inter Display",
        "default",
    ),
    "Arimo": (
        "Arial", "Helvetica", "Helvetica Neue", "Liberation Sans", "Nimbus Sans", "FreeSans",
        "Arial Unicode MS",
    ),
    "Montserrat": ("Gotham", "Proxima Nova"),
    "Poppins": ("Futura", "Avenir", "Avenir Next", "Century Gothic", "ui-rounded"),
    "Noto Serif": (
        "serif", "ui-serif", "Times", "Times New Roman", "Liberation Serif", "Cambria",
        "Book Antiqua", "Palatino",
    ),
    "Playfair Display": ("Georgia", "Didot", "Bodoni", "Bodoni MT", "Garamond"),
    "JetBrains Mono": (
        "monospace", "ui-monospace", "Courier", "Courier New", "Menlo", "Monaco", "Consolas",
        "SF Mono", "Liberation Mono", "DejaVu Sans Mono", "Cascadia Code", "Lucida Console",
    ),
    "Caveat": (
        "cursive", "fantasy", "handwriting", "Comic Sans", "Comic Sans MS", "Brush Script MT",
        "Segoe Script", "Bradley Hand",
    ),
    "Noto Sans": ("DejaVu Sans", "Noto"),
    "Noto Sans SC": (
        "PingFang SC", "Microsoft YaHei", "SimHei", "Source Han Sans SC", "Noto Sans CJK SC",
        "Hiragino Sans GB", "WenQuanYi Micro Hei",
    ),
    "Noto Serif SC": ("SimSun", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC"),
    "Noto Sans JP": (
        "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo", "MS Gothic",
        "Source Han Sans JP", "Noto Sans CJK JP",
    ),
    "Noto Serif JP": ("Hiragino Mincho ProN", "Yu Mincho", "MS Mincho", "Noto Serif CJK JP"),
    "Noto Sans KR": (
        "Apple SD Gothic Neo", "Malgun Gothic", "Nanum Gothic", "Source Han Sans K",
        "Noto Sans CJK KR",
    ),
    "Noto Serif KR": ("Nanum Myeongjo", "Batang", "Noto Serif CJK KR"),
    "Noto Sans Arabic": ("Geeza Pro",),
    "Heebo": ("Noto Sans Hebrew",),
    "OpenMoji": (
        "emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", "Noto Emoji",
        "Twemoji", "Twemoji Mozilla",
    ),
}  # fmt: skip

_LOOK_ALIKES = {
    "Inter": ("Inter Tight", "DM Sans", "Work Sans", "Manrope", "Public Sans", "Figtree"),
    "Roboto": ("Open Sans", "Lato", "Source Sans Pro", "Source Sans 3", "Roboto Flex"),
    "Montserrat": ("Raleway", "Montserrat Alternates", "Oswald", "Bebas Neue", "Anton"),
    "Poppins": ("Nunito", "Quicksand", "Outfit", "Urbanist"),
    "Noto Serif": ("Merriweather", "Lora", "PT Serif", "Source Serif Pro", "Crimson Text"),
    "Playfair Display": ("Playfair", "Abril Fatface", "Cormorant Garamond", "DM Serif Display"),
    "JetBrains Mono": ("Fira Code", "Fira Mono", "Source Code Pro", "Roboto Mono", "Space Mono"),
    "Caveat": ("Pacifico", "Dancing Script", "Indie Flower", "Kalam", "Shadows Into Light"),
    "Noto Sans Arabic": ("Noto Kufi Arabic", "Noto Naskh Arabic", "Cairo", "Tajawal"),
    "Heebo": ("Rubik", "Assistant"),
}


def name_key(name: str) -> str:
    """A family name as it is compared: case, spaces, hyphens and quotes do not matter."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


STAND_INS = {name_key(name): family for family, names in _STAND_INS.items() for name in names}
"""The packaged family for each generic or system name, by its key: what people expect to get."""

LOOK_ALIKES = {name_key(name): family for family, names in _LOOK_ALIKES.items() for name in names}
"""The nearest packaged family for a web font that is not here: used, but reported."""

SERIFS = frozenset(
    name_key(name)
    for name in (
        "Noto Serif",
        "Playfair Display",
        "Noto Serif SC",
        "Noto Serif JP",
        "Noto Serif KR",
    )
)
"""Families that are best joined by serif faces of other scripts."""
