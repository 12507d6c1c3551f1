"""Text is made as large as its box allows, by breaking it before shrinking it."""

from dataclasses import replace

import pytest
from texts import font, paragraph

from kinoform.model.typography import Paragraph, TextRun
from kinoform.typeset.fit import fit_text
from kinoform.typeset.layout import lay_out


def test_the_found_size_fits_and_the_next_does_not() -> None:
    fitted = fit_text(paragraph("Some words to fit"), 400.0, 200.0, 10.0, 300.0)
    assert fitted.fits
    layout = lay_out(fitted.paragraph)
    assert layout.size.height <= 200.0
    assert not layout.splits_words
    larger = replace(
        fitted.paragraph, runs=(TextRun("Some words to fit", font(fitted.size + 1.0)),)
    )
    above = lay_out(larger)
    assert above.size.height > 200.0 or above.splits_words


def test_text_is_broken_before_it_is_shrunk() -> None:
    free = fit_text(paragraph("Some words to fit"), 400.0, 200.0, 10.0, 300.0)
    one_line = fit_text(paragraph("Some words to fit"), 400.0, 200.0, 10.0, 300.0, max_lines=1)
    assert len(lay_out(free.paragraph).lines) > 1
    assert len(lay_out(one_line.paragraph).lines) == 1
    assert free.size > one_line.size


def test_a_short_text_stops_at_the_largest_size() -> None:
    assert fit_text(paragraph("Hi"), 900.0, 900.0, 10.0, 48.0).size == pytest.approx(48.0)


def test_text_that_cannot_fit_is_reported_and_cut() -> None:
    fitted = fit_text(paragraph("far too many words " * 9), 90.0, 40.0, 20.0, 48.0, max_lines=1)
    assert not fitted.fits
    assert fitted.size == 20.0
    assert lay_out(fitted.paragraph).is_truncated


def test_runs_keep_their_proportions() -> None:
    runs = (TextRun("big ", font(40.0, letter_spacing=4.0)), TextRun("small", font(20.0)))
    fitted = fit_text(Paragraph(runs), 500.0, 300.0, 10.0, 100.0).paragraph
    big, small = (run.font for run in fitted.runs)
    assert big.size == pytest.approx(small.size * 2)
    assert big.letter_spacing == pytest.approx(big.size / 10)
