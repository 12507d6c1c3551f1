"""Families by name, and the face that fits a wish."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from texts import font, paragraph

from kinoform.model.typography import FontChoice
from kinoform.typeset import book
from kinoform.typeset.faces import FaceKey, typeface
from kinoform.typeset.layout import lay_out
from kinoform.typeset.sfnt import UnreadableFont


@pytest.fixture(autouse=True)
def _empty_book() -> Iterator[None]:
    yield
    book.forget_fonts()


def caveat() -> Path:
    family = book.find_family("Caveat")
    assert family
    return Path(family.files[0].path)


def face(name: str, weight: int = 400, *, italic: bool = False, size: float = 16.0) -> FaceKey:
    family = book.find_family(name)
    assert family
    return book.face_in(family, FontChoice((name,), size, weight, italic))


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("inter", "Inter"),
        ("NOTO-SANS", "Noto Sans"),
        ("'Playfair Display'", "Playfair Display"),
        ("sans-serif", "Inter"),
        ("Arial", "Arimo"),
        ("Helvetica Neue", "Arimo"),
        ("Times New Roman", "Noto Serif"),
        ("Courier New", "JetBrains Mono"),
        ("Comic Sans MS", "Caveat"),
        ("Segoe UI", "Inter"),
        ("emoji", "OpenMoji"),
    ],
)
def test_a_name_finds_its_family(name: str, family: str) -> None:
    found = book.find_family(name)
    assert found
    assert found.name == family


def test_every_packaged_family_can_be_opened_and_drawn() -> None:
    for family in book.available_families():
        for italic in (False, True):
            assert typeface(face(family.name, 700, italic=italic))


def test_the_book_says_what_a_family_can_do() -> None:
    inter = book.find_family("Inter")
    assert inter
    assert (inter.weights, inter.source) == ((100.0, 900.0), "package")
    assert [axis.tag for axis in inter.axes] == ["opsz", "wght"]


def test_weights_are_clamped_to_what_the_family_has() -> None:
    assert dict(face("Caveat", 900).axes)["wght"] == 700.0
    assert "Poppins-Medium.ttf" in face("Poppins", 500).path
    assert "HindSiliguri-Light.ttf" in face("Hind Siliguri", 100).path


def test_styles_are_made_up_only_where_there_is_no_real_face() -> None:
    real = face("Inter", 800, italic=True)
    assert (real.slanted, real.emboldened) == (False, False)
    made_up = face("Noto Sans JP", 700, italic=True)
    assert (made_up.slanted, made_up.emboldened) == (True, True)
    capped = face("Caveat", 900, italic=True)
    assert (capped.slanted, capped.emboldened) == (True, False)


def test_large_text_takes_the_display_cut() -> None:
    assert dict(face("Inter", size=100.0).axes)["opsz"] == 32.0
    assert "opsz" not in dict(face("Inter", size=12.0).axes)


def test_a_given_axis_wins() -> None:
    wide = lay_out(paragraph("width", font(family="Roboto")))
    narrow = lay_out(paragraph("width", font(family="Roboto", axes=(("wdth", 75.0),))))
    assert narrow.size.width < wide.size.width


def test_an_unknown_family_falls_back_and_is_reported() -> None:
    text = paragraph("unknown", font(family="Nobody Sans"))
    assert book.unknown_families(text) == ("Nobody Sans",)
    assert "Inter" in lay_out(text).runs[0].face.path
    assert book.unknown_families(paragraph("known", font(family="Arial"))) == ()


def test_a_missing_web_font_is_reported_and_replaced_by_its_like() -> None:
    text = paragraph("like", font(family="Pacifico"))
    assert book.unknown_families(text) == ("Pacifico",)
    assert "Caveat" in lay_out(text).runs[0].face.path


def test_a_registered_font_is_used_from_then_on() -> None:
    text = paragraph("brand", font(family="Brand"))
    before = lay_out(text)
    family = book.register_font(caveat(), "Brand")
    assert family.weights == (400.0, 700.0)
    assert lay_out(text).runs[0].face.path == str(caveat())
    assert lay_out(text) != before
    assert book.available_families()[0].name == "Brand"


def test_a_family_can_have_a_file_for_each_weight() -> None:
    book.register_font(caveat(), "Brand", weight=400, italic=True)
    regular, bold = (face("Poppins", weight).path for weight in (400, 700))
    book.register_font(regular, "Mixed")
    book.register_font(bold, "Mixed")
    assert face("Mixed", 400).path == regular
    assert face("Mixed", 800).path == bold
    assert face("Brand", italic=True).slanted is False


@pytest.mark.parametrize("name", ["file:/etc/hostname", "file:/nowhere", "file:x?1"])
def test_the_name_of_a_file_is_no_family(name: str) -> None:
    assert book.find_family(name) is None


def test_a_packed_font_is_unpacked(tmp_path: Path) -> None:
    packed = tmp_path / "packed.woff"
    with TTFont(caveat()) as plain:
        plain.flavor = "woff"
        plain.save(packed)
    book.register_font(packed, "Packed")
    layout = lay_out(paragraph("packed", font(family="Packed")))
    assert layout.runs[0].face.path == str(packed)
    assert typeface(layout.runs[0].face)
    assert layout.size == lay_out(paragraph("packed", font(family="Caveat"))).size


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "not a TTF"), (b"hello", "not a TTF"), (b"wOF2....", "brotli"), (b"wOFF..", "damaged"),
     (b"\x00\x01\x00\x00", "no glyphs")],
)  # fmt: skip
def test_what_is_no_font_is_refused_kindly(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "font.ttf"
    file.write_bytes(content)
    with pytest.raises(UnreadableFont, match=words):
        book.register_font(file, "Bad")
    assert book.find_family("Bad") is None


def test_a_missing_file_is_refused_kindly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFont, match="cannot be read"):
        book.register_font(tmp_path / "none.ttf", "Bad")
