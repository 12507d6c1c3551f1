"""Each script looks as it did when somebody who can see it looked at it."""

import pytest
import skia
from compare import check

from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import draw_runs

WIDTH, HEIGHT = 480, 120

SAMPLES = {
    "latin": "Efficient “quotes”, naïve Ångström & 1,234.50 €",
    "greek": "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία",
    "cyrillic": "Съешь ещё этих мягких французских булок",
    "arabic": "مرحبًا بالعالم، لا إله ٢٠٢٦ (Kinoform)",
    "hebrew": "שָׁלוֹם עולם! מה נשמע (Kinoform) ב־2026?",
    "devanagari": "शक्ति, क्षेत्र और हिन्दी में ऋषि",
    "thai": "สวัสดีครับ น้ำใจไม่มีที่สิ้นสุด",
    "chinese": "你好，世界！“骨”字与直角（测试）。",
    "japanese": "こんにちは、世界！「骨」と直角のテスト。",
    "korean": "안녕하세요 세계! 한글은 아름답다.",
    "emoji": "Hi 👋🏽 👨‍👩‍👧‍👦 🇩🇪 1️⃣ ❤️ 🏳️‍🌈 ✅",
}


@pytest.mark.parametrize("script", SAMPLES)
def test_a_script_is_drawn_as_it_was_kept(script: str) -> None:
    font = FontChoice(("Inter",), 34.0)
    heavy = FontChoice(("Inter",), 34.0, weight=700)
    first, _, rest = SAMPLES[script].partition(" ")
    runs = (TextRun(first, heavy, 1), TextRun(f" {rest}" if rest else "", font, 0))
    layout = lay_out(Paragraph(runs, max_width=WIDTH - 40, wrap="balance"))
    assert not layout.missing
    surface = skia.Surface(WIDTH, HEIGHT)
    with surface as canvas:
        canvas.clear(0xFFFFFFFF)
        canvas.translate(20, (HEIGHT - layout.size.height) / 2)
        draw_runs(
            canvas, layout.runs, {0: skia.Paint(Color=0xFF1B1F3B), 1: skia.Paint(Color=0xFFC2410C)}
        )
    check(script, surface.makeImageSnapshot())
