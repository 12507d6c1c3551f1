"""Pieces can be moved one by one, and together they are the whole text."""

import numpy as np
import pytest
import skia
from texts import font, paragraph

from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import blob, draw_runs, ink_box, outline
from kinoform.typeset.pieces import pieces
from kinoform.typeset.placed import GlyphRun, TextLayout

INK = {0: skia.Paint(Color=0xFF000000)}
MIXED = "Office, שלום (abc)\nمرحبا بالعالم ক্ষ 👨‍👩‍👧‍👦!"


def drawn(runs: tuple[GlyphRun, ...], layout: TextLayout, paint: skia.Paint = INK[0]) -> np.ndarray:
    surface = skia.Surface(int(layout.size.width) + 40, int(layout.size.height) + 40)
    with surface as canvas:
        canvas.clear(0xFFFFFFFF)
        canvas.translate(20, 20)
        draw_runs(canvas, runs, lambda _tag: paint)
    return surface.makeImageSnapshot().toarray()


@pytest.mark.parametrize("split", ["none", "line", "word", "letter"])
def test_all_pieces_together_are_the_picture_of_the_whole(split: str) -> None:
    layout = lay_out(paragraph(MIXED))
    parts = pieces(layout, split)
    assert [part.order for part in parts] == list(range(len(parts)))
    together = tuple(run for part in parts for run in part.runs)
    # Glyphs that overlap blend in another order, which may cost a rounding.
    difference = np.abs(
        drawn(together, layout).astype(int) - drawn(layout.runs, layout).astype(int)
    )
    assert difference.max() <= 2


def test_pieces_carry_their_text() -> None:
    layout = lay_out(paragraph("two words\nmore"))
    assert [piece.text for piece in pieces(layout, "none")] == ["two words\nmore"]
    assert [piece.text for piece in pieces(layout, "line")] == ["two words", "more"]
    assert [piece.text for piece in pieces(layout, "word")] == ["two", "words", "more"]
    assert "".join(piece.text for piece in pieces(layout, "letter")) == "twowordsmore"
    assert [piece.line for piece in pieces(layout, "word")] == [0, 0, 1]


def test_words_of_a_line_from_the_right_come_in_the_order_of_reading() -> None:
    first, second = pieces(lay_out(paragraph("שלום עולם")), "word")
    assert first.text == "שלום"
    assert first.box.left > second.box.right


def test_letters_in_a_ligature_move_together() -> None:
    layout = lay_out(paragraph("office", font(family="Noto Serif")))
    assert len(layout.letters) == 6
    assert layout.letters[2].box.left > layout.letters[1].box.left
    assert [piece.text for piece in pieces(layout, "letter")] == ["o", "ffi", "c", "e"]


def test_spaced_letters_form_no_ligature() -> None:
    layout = lay_out(paragraph("office", font(family="Noto Serif", letter_spacing=1.0)))
    assert len(pieces(layout, "letter")) == 6


def test_each_tag_gets_its_own_paint() -> None:
    runs = (TextRun("red", font(), 1), TextRun("blue", font(), 2))
    layout = lay_out(Paragraph(runs))
    surface = skia.Surface(200, 60)
    with surface as canvas:
        canvas.clear(0xFFFFFFFF)
        paints = {1: skia.Paint(Color=0xFFFF0000), 2: skia.Paint(Color=0xFF0000FF)}
        draw_runs(canvas, layout.runs, paints)
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    border = int(layout.words[0].box.left + layout.letters[2].box.right)
    assert pixels[:, : border - 2, 0].min() == 255
    assert pixels[:, border + 3 :, 2].min() == 255


def test_emoji_keep_their_colours_and_follow_the_alpha() -> None:
    layout = lay_out(paragraph("😀"))
    full = drawn(layout.runs, layout, skia.Paint(Color=0xFF00FF00))
    assert np.array_equal(full, drawn(layout.runs, layout, skia.Paint(Color=0xFFFF0000)))
    half = drawn(layout.runs, layout, skia.Paint(Color=0x8000FF00))
    mean = (full.astype(float) + 255.0) / 2
    assert np.abs(half - mean)[..., :3].max() < 8
    shader = skia.GradientShader.MakeLinear([(0, 0), (50, 50)], [0xFFFF0000, 0xFF0000FF])
    assert np.array_equal(full, drawn(layout.runs, layout, skia.Paint(Shader=shader)))


def test_a_stroke_leaves_emoji_alone() -> None:
    layout = lay_out(paragraph("😀"))
    paint = skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=4)
    assert drawn(layout.runs, layout, paint).min() == 255


def test_an_outline_has_the_shape_of_the_glyphs() -> None:
    layout = lay_out(paragraph("Shape", font(size=80.0)))
    (run,) = layout.runs
    surface = skia.Surface(int(layout.size.width) + 40, int(layout.size.height) + 40)
    with surface as canvas:
        canvas.clear(0xFFFFFFFF)
        canvas.translate(20, 20)
        canvas.drawPath(outline(run), skia.Paint(AntiAlias=True, Color=0xFF000000))
    by_path = surface.makeImageSnapshot().toarray().astype(int)
    assert np.abs(by_path - drawn(layout.runs, layout)).mean() < 2.0


def test_the_ink_box_holds_every_painted_pixel() -> None:
    layout = lay_out(
        paragraph(
            "Ångström fjg", FontChoice(("Playfair Display",), 60.0, italic=True), line_height=0.7
        )
    )
    ink = ink_box(layout)
    assert ink.top < 0.0
    ys, xs = np.nonzero(drawn(layout.runs, layout)[..., 0] < 250)
    assert (xs.min() - 20, ys.min() - 20) >= (ink.left - 1, ink.top - 1)
    assert xs.max() - 20 <= ink.right + 1
    assert ys.max() - 20 <= ink.bottom + 1


def test_blobs_are_kept() -> None:
    (run,) = lay_out(paragraph("kept blob")).runs
    assert blob(run) is blob(run)
