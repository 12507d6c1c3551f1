"""Pictures for the templates' own examples, drawn as SVG so that they need no file."""

from __future__ import annotations

from urllib.parse import quote

_DEFINITIONS = (
    "<defs><linearGradient id='a' x1='0' y1='0' x2='{x}' y2='1'><stop offset='0' "
    "stop-color='{top}'/><stop offset='1' stop-color='{low}'/></linearGradient></defs>"
)


def _picture(width: int, height: int, sky: tuple[str, str], shapes: str, slope: float = 0.3) -> str:
    definitions = _DEFINITIONS.format(x=slope, top=sky[0], low=sky[1])
    markup = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' "
        f"width='{width}' height='{height}'>{definitions}"
        f"<rect width='{width}' height='{height}' fill='url(#a)'/>{shapes}</svg>"
    )
    return f"data:image/svg+xml,{quote(markup)}"


PORTRAIT = _picture(
    900, 1200, ("#f3c9a5", "#b8552f"),
    "<circle cx='610' cy='330' r='260' fill='#f9e3c8' opacity='.55'/>"
    "<path d='M120 1200C130 900 270 800 450 800S770 900 780 1200Z' fill='#1f3b46'/>"
    "<path d='M370 690h160v150c0 60-160 60-160 0Z' fill='#d99872'/>"
    "<path d='M300 470c0-130 60-200 150-200s150 70 150 200-60 270-150 270-150-140-150-270Z' "
    "fill='#ebb08a'/>"
    "<path d='M270 520c-30-200 60-320 190-320s210 110 170 310c-20-90-60-130-110-150-70 "
    "40-160 50-200 40-30 30-40 70-50 120Z' fill='#2b1d1a'/>",
)  # fmt: skip
SPEAKER = _picture(
    1600, 900, ("#27364f", "#0d1626"),
    "<rect x='980' y='110' width='420' height='300' rx='14' fill='#f2b872' opacity='.85'/>"
    "<rect x='1020' y='150' width='340' height='220' rx='8' fill='#203049'/>"
    "<rect x='170' y='120' width='10' height='520' fill='#40557a'/>"
    "<circle cx='175' cy='120' r='90' fill='#f6d9a8' opacity='.8'/>"
    "<path d='M430 900C440 680 560 610 750 610s310 70 320 290Z' fill='#2f8f83'/>"
    "<path d='M680 520h140v120c0 50-140 50-140 0Z' fill='#c98d68'/>"
    "<path d='M625 350c0-110 50-170 125-170s125 60 125 170-50 230-125 230-125-120-125-230Z' "
    "fill='#e2a981'/>"
    "<path d='M605 380c-20-170 50-250 150-250s165 90 140 240c-20-60-50-90-90-110-60 "
    "30-110 40-150 30-25 20-40 50-50 90Z' fill='#3a2620'/>",
    slope=1.0,
)  # fmt: skip
PRODUCT = _picture(
    1200, 1200, ("#dfe7ff", "#9db4f5"),
    "<ellipse cx='600' cy='1010' rx='330' ry='40' fill='#2a3f86' opacity='.22'/>"
    "<path d='M250 690V600a350 350 0 0 1 700 0v90' fill='none' stroke='#18244f' "
    "stroke-width='52' stroke-linecap='round'/>"
    "<path d='M300 600a300 300 0 0 1 600 0' fill='none' stroke='#3a56c9' stroke-width='18' "
    "stroke-linecap='round'/>"
    "<rect x='190' y='640' width='170' height='320' rx='80' fill='#18244f'/>"
    "<rect x='840' y='640' width='170' height='320' rx='80' fill='#18244f'/>"
    "<rect x='320' y='670' width='90' height='260' rx='45' fill='#f4b860'/>"
    "<rect x='790' y='670' width='90' height='260' rx='45' fill='#f4b860'/>",
)  # fmt: skip
COAST = _picture(
    1600, 1200, ("#ffd7a8", "#f08a6a"),
    "<circle cx='1120' cy='430' r='130' fill='#fff3d6'/>"
    "<path d='M0 640h1600v560H0Z' fill='#2c6f86'/>"
    "<path d='M0 720c300-40 520 40 820 0s520-30 780 10v470H0Z' fill='#1f5568'/>"
    "<path d='M0 560c160-150 320-190 500-90s260 130 420 170H0Z' fill='#7c4a52'/>"
    "<path d='M0 900c260-90 500 20 760-10s480-70 840 10v300H0Z' fill='#143a49'/>",
)  # fmt: skip
MOUNTAINS = _picture(
    1600, 1200, ("#bcd7f2", "#f2e4d8"),
    "<path d='M0 760 420 300l240 260 260-330 680 540v430H0Z' fill='#7f9cc0'/>"
    "<path d='M420 300l-110 122 70 30 60-40 70 60 70-10Z' fill='#fbfdff'/>"
    "<path d='M920 230l-130 165 90 30 60-50 90 70 80-20Z' fill='#fbfdff'/>"
    "<path d='M0 900 360 620l330 230 340-200 570 270v280H0Z' fill='#456a86'/>"
    "<path d='M0 1010c300-110 560-60 820 0s520 40 780-40v230H0Z' fill='#24475a'/>",
)  # fmt: skip
CITY = _picture(
    1600, 1200, ("#2a2350", "#e8746a"),
    "<circle cx='420' cy='420' r='150' fill='#ffd9a0' opacity='.9'/>"
    "<path d='M0 1200V760h160V600h190v220h140V480h210v340h120V660h200v180h130V540h180v240h"
    "270v420Z' fill='#231a3d'/>"
    "<path d='M0 1200V900h260V820h180v120h300V860h200v90h280V840h180v120h200v240Z' "
    "fill='#140f29'/>"
    "<g fill='#ffcf8a'><rect x='540' y='560' width='24' height='34'/><rect x='600' y='640' "
    "width='24' height='34'/><rect x='1210' y='620' width='24' height='34'/><rect x='220' "
    "y='680' width='24' height='34'/><rect x='900' y='740' width='24' height='34'/></g>",
)  # fmt: skip
