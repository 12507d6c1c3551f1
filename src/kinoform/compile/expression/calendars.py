"""Dates as people read them, in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kinoform.compile.expression.errors import ExpressionError
from kinoform.compile.expression.locales import in_locale
from kinoform.compile.expression.values import kind_of


@dataclass(frozen=True, slots=True)
class Calendar:
    """The words and the usual order of dates in one language."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    """From Monday on."""
    short_days: tuple[str, ...]
    long: str
    medium: str
    short: str


def _calendar(
    months: str, short_months: str, days: str, short_days: str, long: str, medium: str, short: str
) -> Calendar:
    words = [tuple(row.split()) for row in (months, short_months, days, short_days)]
    return Calendar(words[0], words[1], words[2], words[3], long, medium, short)


_NUMBERED_MONTHS = "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"
_CALENDARS: Mapping[str, Calendar] = {
    "en": _calendar(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tue Wed Thu Fri Sat Sun",
        "MMMM D, YYYY", "MMM D, YYYY", "M/D/YYYY",
    ),
    "en-gb": _calendar(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "Mon Tue Wed Thu Fri Sat Sun",
        "D MMMM YYYY", "D MMM YYYY", "DD/MM/YYYY",
    ),
    "de": _calendar(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
        "Mo Di Mi Do Fr Sa So",
        "D. MMMM YYYY", "D. MMM YYYY", "DD.MM.YYYY",
    ),
    "fr": _calendar(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lun. mar. mer. jeu. ven. sam. dim.",
        "D MMMM YYYY", "D MMM YYYY", "DD/MM/YYYY",
    ),
    "es": _calendar(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sept oct nov dic",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lun mar mié jue vie sáb dom",
        "D [de] MMMM [de] YYYY", "D MMM YYYY", "D/M/YYYY",
    ),
    "it": _calendar(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "lun mar mer gio ven sab dom",
        "D MMMM YYYY", "D MMM YYYY", "DD/MM/YYYY",
    ),
    "pt": _calendar(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "seg. ter. qua. qui. sex. sáb. dom.",
        "D [de] MMMM [de] YYYY", "D [de] MMM [de] YYYY", "DD/MM/YYYY",
    ),
    "ja": _calendar(
        _NUMBERED_MONTHS, _NUMBERED_MONTHS,
        "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日", "月 火 水 木 金 土 日",
        "YYYY年M月D日", "YYYY年M月D日", "YYYY/MM/DD",
    ),
    "zh": _calendar(
        _NUMBERED_MONTHS, _NUMBERED_MONTHS,
        "星期一 星期二 星期三 星期四 星期五 星期六 星期日", "周一 周二 周三 周四 周五 周六 周日",
        "YYYY年M月D日", "YYYY年M月D日", "YYYY/M/D",
    ),
}  # fmt: skip

_PIECE = re.compile(r"\[([^\]]*)\]|([A-Za-z]+)")
_MARK = re.compile(r"YYYY|yyyy|YY|yy|MMMM|MMM|MM|M|DD|dddd|ddd|dd|D|HH|H|hh|h|mm|m|ss|s|A")
_RUN_OF_MARKS = re.compile(rf"(?:{_MARK.pattern})+")
_YEAR_AND_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def date_text(value: Any, pattern: Any = "long", locale: Any = "en") -> str:
    """A date in words: `long`, `medium`, `short`, or a pattern such as 'D MMMM YYYY'."""
    if not (isinstance(pattern, str) and isinstance(locale, str)):
        raise ExpressionError("the pattern and the language of a date are texts")
    calendar = in_locale(_CALENDARS, locale)
    moment = _moment(value)
    named = {"long": calendar.long, "medium": calendar.medium, "short": calendar.short}
    marks = _marks(moment, calendar)

    def written(match: re.Match[str]) -> str:
        literal, run = match[1], match[2]
        if run is None:
            return str(literal)
        # A word that is no run of marks, such as `de`, stands for itself.
        if not _RUN_OF_MARKS.fullmatch(run):
            return str(run)
        return _MARK.sub(lambda mark: marks[mark[0]], run)

    return _PIECE.sub(written, named.get(pattern, pattern))


def _moment(value: Any) -> datetime:
    if not isinstance(value, str):
        raise ExpressionError(f"a date is text such as '2026-11-21', not {kind_of(value)}")
    written = value.strip()
    if _YEAR_AND_MONTH.fullmatch(written):
        written += "-01"
    try:
        if len(written) <= 10:
            return datetime.combine(date.fromisoformat(written), datetime.min.time())
        return datetime.fromisoformat(written)
    except ValueError:
        raise ExpressionError(
            f"{value[:30]!r} is no date; write it as 2026-11-21 or 2026-11-21T18:30"
        ) from None


def _marks(moment: datetime, calendar: Calendar) -> dict[str, str]:
    year, hour = f"{moment.year:04d}", moment.hour % 12 or 12
    day, month, weekday = moment.day, moment.month, moment.weekday()
    return {
        "YYYY": year, "yyyy": year, "YY": year[2:], "yy": year[2:],
        "MMMM": calendar.months[month - 1], "MMM": calendar.short_months[month - 1],
        "MM": f"{month:02d}", "M": str(month),
        "DD": f"{day:02d}", "dd": f"{day:02d}", "D": str(day),
        "dddd": calendar.days[weekday], "ddd": calendar.short_days[weekday],
        "HH": f"{moment.hour:02d}", "H": str(moment.hour),
        "hh": f"{hour:02d}", "h": str(hour),
        "mm": f"{moment.minute:02d}", "m": str(moment.minute),
        "ss": f"{moment.second:02d}", "s": str(moment.second),
        "A": "AM" if moment.hour < 12 else "PM",
    }  # fmt: skip
