"""Measures in words: 5kg, 100 km/h, -5°C, 65%, 10k, 3x, 1080p."""

from __future__ import annotations

import re

from kinoform.narration.words.numbers import cardinal, decade, ordinal
from kinoform.narration.words.quantities import quantity
from kinoform.narration.words.word import Place, listed

_UNITS = {
    "mm": "millimeter", "cm": "centimeter", "m": "meter", "km": "kilometer", "nm": "nanometer",
    "μm": "micrometer", "in": "inch", "ft": "foot", "yd": "yard", "mi": "mile",
    "mg": "milligram", "g": "gram", "kg": "kilogram", "μg": "microgram", "t": "ton",
    "lb": "pound", "lbs": "pound", "oz": "ounce",
    "ml": "milliliter", "mL": "milliliter", "cl": "centiliter", "l": "liter", "L": "liter",
    "ms": "millisecond", "ns": "nanosecond", "s": "second", "sec": "second", "secs": "second",
    "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour", "d": "day",
    "wk": "week", "mo": "month", "yr": "year", "yrs": "year",
    "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte",
    "TB": "terabyte", "PB": "petabyte", "KiB": "kibibyte", "MiB": "mebibyte", "GiB": "gibibyte",
    "kb": "kilobit", "Mb": "megabit", "Gb": "gigabit",
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "V": "volt",
    "kV": "kilovolt",
    "A": "amp", "mA": "milliamp", "Ω": "ohm", "J": "joule", "kJ": "kilojoule", "N": "newton",
    "cal": "calorie", "kcal": "kilocalorie", "dB": "decibel", "px": "pixel", "Pa": "pascal",
    "ha": "hectare", "sq": "square", "in^2": "square inch", "ft^2": "square foot",
    "m^2": "square meter", "km^2": "square kilometer", "cm^2": "square centimeter",
    "m^3": "cubic meter", "cm^3": "cubic centimeter", "km^3": "cubic kilometer",
    "°": "degree", "bit": "bit", "user": "user", "month": "month", "year": "year",
    "week": "week", "day": "day", "hour": "hour", "minute": "minute", "second": "second",
}  # fmt: skip
_WHOLE = {
    "%": ("percent", "percent"),
    "‰": ("per mille", "per mille"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "mph": ("mile per hour", "miles per hour"),
    "kph": ("kilometer per hour", "kilometers per hour"),
    "kmh": ("kilometer per hour", "kilometers per hour"),
    "kbps": ("kilobit per second", "kilobits per second"),
    "Mbps": ("megabit per second", "megabits per second"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "Wh": ("watt hour", "watt hours"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "mAh": ("milliamp hour", "milliamp hours"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "THz": ("terahertz", "terahertz"),
    "fps": ("frame per second", "frames per second"),
    "rpm": ("revolution per minute", "revolutions per minute"),
    "bpm": ("beat per minute", "beats per minute"),
    "dpi": ("dot per inch", "dots per inch"),
    "psi": ("P S I", "P S I"),
    "¢": ("cent", "cents"),
    "x": ("time", "times"),
    "×": ("time", "times"),
    "X": ("time", "times"),
    "k": ("thousand", "thousand"),
    "K": ("thousand", "thousand"),
    "M": ("million", "million"),
    "bn": ("billion", "billion"),
    "B": ("billion", "billion"),
    "pp": ("percentage point", "percentage points"),
    "G": ("G", "G"),
    "D": ("D", "D"),
    "p": ("P", "P"),
}
_AMBIGUOUS_APART = listed(
    "in d t A B N J x X × k K M G D p pp sq user month year week day hour minute second bit"
)
"""Read as a unit only at the number: elsewhere they are words or letters of their own."""

_LETTER_K = frozenset({"2", "4", "5", "6", "8", "12", "16"})
"""Widths of pictures in thousands, of which everybody says the letter."""

_LINES = frozenset({"144", "240", "360", "480", "540", "720", "1080", "1440", "2160", "4320"})
_FEET = re.compile(r"(\d{1,2})'(\d{1,2})")
_ORDINAL = re.compile(r"([\d,]{1,18})(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"(\d{2}|1\d{3}|20\d{2})'?s")
_OF_DECADES = frozenset({"the", "early", "mid", "late", "her", "his", "their", "my", "our", "your"})


def read_measure(place: Place) -> str | None:
    """The number with its unit; None for any other word."""
    core = place.word.core
    if not any(character.isdigit() for character in core):
        return None
    return _decade(place) or _ordinal(core) or _feet(core) or _at_number(place)


def per(unit: str) -> str:
    """What follows a stroke: per month."""
    names = _names(unit)
    return f"per {names[0] if names else unit}"


def _at_number(place: Place) -> str | None:
    amount = quantity(place.word.core)
    if amount is None or amount.currency or not amount.tail:
        return None
    tail, more = amount.tail.removesuffix("+"), amount.tail.endswith("+")
    hyphen, tail = tail.startswith("-"), tail.removeprefix("-")
    if tail in {"p", "i"} and amount.low in _LINES:
        return f"{_lines(amount.low)} {tail.upper()}"
    if tail in {"B", "M"} and place.after.has_capital:
        return None  # the letter of a house or of a model
    if tail == "K" and amount.low in _LETTER_K:
        return f"{amount.words} K"
    names = _names(tail) if tail else ("", "")
    if names is None:
        return None
    is_single = amount.is_one or hyphen or place.is_adjective
    said = f"{amount.words} {names[0] if is_single else names[1]}".strip()
    return f"{said} plus" if more else said


def read_unit(place: Place) -> str | None:
    """The unit after its number; None for any other word."""
    before, core = place.before, place.word.core
    if not (before.is_number and before.is_open) or core in _AMBIGUOUS_APART:
        return None
    amount, names = quantity(before.core), _names(core)
    if names is None or amount is None or amount.currency:
        return None
    return names[0] if amount.is_one or place.is_adjective else names[1]


def _names(unit: str) -> tuple[str, str] | None:
    """One and many of it; None for what is no unit."""
    if unit in _WHOLE:
        return _WHOLE[unit]
    counted, stroke, each = unit.partition("/")
    if stroke:
        first, second = _names(counted), _names(each)
        return (
            (f"{first[0]} per {second[0]}", f"{first[1]} per {second[0]}")
            if first and second
            else None
        )
    name = _UNITS.get(unit.replace("µ", "μ"))
    return (name, _many(name)) if name else None


def _many(name: str) -> str:
    if name.endswith("foot"):
        return name.removesuffix("foot") + "feet"
    return name + ("es" if name.endswith("inch") else "s")


def _lines(number: str) -> str:
    hundreds, rest = number[:-2], number[-2:]
    return f"{cardinal(hundreds)} {cardinal(rest)}"


def _ordinal(core: str) -> str | None:
    found = _ORDINAL.fullmatch(core)
    return ordinal(found[1]) if found and found[1].strip(",") else None


def _decade(place: Place) -> str | None:
    found = _DECADE.fullmatch(place.word.core)
    if not found:
        return None
    number, before = found[1], place.before.core.lower()
    is_spoken_of = "'" in place.word.opening or before in _OF_DECADES or len(number) == 4
    return decade(number) if is_spoken_of and number[-1] == "0" else None


def _feet(core: str) -> str | None:
    found = _FEET.fullmatch(core)
    return f"{cardinal(found[1])} foot {cardinal(found[2])}" if found else None
