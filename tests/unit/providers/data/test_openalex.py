from __future__ import annotations

import random

import pytest

import kinoform
from kinoform.kit.discover import records
from kinoform.kit.secret import Secret
from kinoform.providers.data.base import Access, CoAuthor, Place, SourceRefused, Work, YearCount
from kinoform.providers.data.openalex import SOURCE, fetch_academic

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

ADA = "A5023888391"
KEY = "oa-5f0c1e77a1b94dd2a8e1"


def access(openalex, **more) -> Access:
    patience = {"seconds": 5.0, "allow_private": ("127.0.0.1",), **more}
    return Access(openalex_url=openalex.web.url, **patience)


def refusal(author_id: str, given: Access) -> SourceRefused:
    with pytest.raises(SourceRefused) as caught:
        fetch_academic(author_id, given)
    return caught.value


def test_a_career_is_told_in_full(openalex):
    career = fetch_academic(ADA, access(openalex))
    assert (career.name, career.institution) == ("Ada Merriweather", "New Institute")
    assert (career.works, career.citations) == (53, 4215)
    assert (career.h_index, career.i10_index) == (20, 31)
    assert career.topics == ("Scientometrics", "Open Science")
    assert career.top_works == (
        Work("The state of OA: a large-scale analysis", 2018, 1180),
        Work("Altmetrics & the wild", 2012, 640),
    )
    assert career.co_authors == (
        CoAuthor("Heather Oduya", 24, "New Institute"),
        CoAuthor("Bo Lindqvist", 9, ""),
    )
    assert career.institutions == (
        Place("New Institute", "Vancouver", "Canada", "CA", 49.24966, -123.11934, 30),
        Place("Old University", "Seattle", "United States", "US", 47.60621, -122.33207, 12),
    )


def test_years_have_no_gaps_and_go_forward(openalex):
    career = fetch_academic(ADA, access(openalex))
    assert career.years == (
        YearCount(2021, 5, 252),
        YearCount(2022, 0, 380),
        YearCount(2023, 0, 0),
        YearCount(2024, 2, 410),
    )
    assert career.works_by_year == ((1998, 1), (2012, 7), (2018, 9))


def test_papers_are_counted_over_the_whole_career_in_few_questions(openalex):
    fetch_academic(ADA, access(openalex))
    assert sorted(openalex.paths) == [
        "/authors", f"/authors/{ADA}", "/institutions", "/works", "/works", "/works", "/works",
    ]  # fmt: skip
    queries = [openalex.query(number) for number in range(7)]
    assert {"filter": f"authorships.author.id:{ADA}", "group_by": "publication_year"} in queries
    assert any(query.get("filter") == "openalex:A5048491430|A5086928770" for query in queries)
    assert any(query.get("filter") == "openalex:I4200000001|I201448701|I7" for query in queries)


@pytest.mark.parametrize(
    "written",
    [
        ADA,
        "a5023888391",
        f" {ADA}\n",
        f"https://openalex.org/{ADA}",
        f"https://api.openalex.org/authors/{ADA}",
        "0000-0001-6187-6610",
        "https://orcid.org/0000-0001-6187-6610",
    ],
)
def test_an_id_may_be_written_in_any_usual_form(openalex, written):
    assert fetch_academic(written, access(openalex)).co_authors
    assert openalex.query(-1)["filter"] == f"authorships.author.id:{ADA}"


@pytest.mark.parametrize(
    "written",
    ["", "Ada", "W2741809807", "A", "A12/../../x", "A1?x=1", "A١٢٣", "0000-0001-6187-661",
     "https://evil.example/A1", "A1 A2", "A" + "1" * 400],
)  # fmt: skip
def test_what_is_no_id_is_told_before_anything_is_sent(openalex, written):
    refused = refusal(written, access(openalex))
    assert refused.code == "source_unknown_id"
    assert "give the data itself in place of the id" in refused.hint
    assert openalex.web.requests == []


def test_an_author_whom_it_does_not_know_is_told_so(openalex):
    page = b"<!doctype html><title>404 Not Found</title>"
    openalex.web.give("/authors/A1", b"HTTP/1.1 404 X\r\nContent-Length: 43\r\n\r\n" + page)
    refused = refusal("A1", access(openalex))
    assert (refused.code, refused.message) == ("source_unknown_id", "OpenAlex knows no author A1")
    assert len(openalex.web.requests) == 1


def test_an_author_who_was_merged_into_another_is_followed(openalex):
    moved = f"HTTP/1.1 301 X\r\nLocation: /authors/{ADA}\r\nContent-Length: 0\r\n\r\n"
    openalex.web.give("/authors/A1", moved.encode())
    career = fetch_academic("A1", access(openalex, openalex_key=Secret(KEY)))
    assert career.name == "Ada Merriweather"
    assert {query["api_key"] for query in map(openalex.query, range(8))} == {KEY}
    assert openalex.query(-1)["filter"] == f"authorships.author.id:{ADA}"


def test_a_redirect_to_another_server_gets_no_key(openalex):
    moved = b"HTTP/1.1 301 X\r\nLocation: https://elsewhere.example/A2\r\nContent-Length: 0\r\n\r\n"
    openalex.web.give("/authors/A1", moved)
    refused = refusal("A1", access(openalex, openalex_key=Secret(KEY)))
    assert refused.code == "source_unreachable"
    assert len(openalex.web.requests) == 1


@pytest.mark.parametrize(
    ("mail", "shown"),
    [("ada@example.org", " (mailto:ada@example.org)"), ("", ""), ("a@b.org\r\nX-Evil: 1", "")],
)
def test_it_says_who_asks_where_that_is_an_address(openalex, mail, shown):
    fetch_academic(ADA, access(openalex, openalex_mail=mail))
    agents = [line for line in openalex.web.requests[0].split("\r\n") if "User-Agent" in line]
    assert agents == [f"User-Agent: Kinoform/{kinoform.__version__}{shown}"]
    assert "evil" not in openalex.web.requests[0].lower()


def test_a_key_is_in_no_message(openalex):
    openalex.web.give(f"/authors/{ADA}", b"HTTP/1.1 401 X\r\nContent-Length: 0\r\n\r\n")
    refused = refusal(ADA, access(openalex, openalex_key=Secret(KEY)))
    assert refused.code == "source_refused"
    assert "KINOFORM_OPENALEX_API_KEY" in refused.hint
    assert KEY not in repr(refused) + refused.message + refused.hint


@pytest.mark.parametrize("part", ["works", "people", "institutions"])
@pytest.mark.parametrize("garbled", [b"", b"<html>", b"[1]", {"results": 7}, {"error": "Invalid"}])
def test_a_garbled_part_is_left_out_of_the_career(openalex, part, garbled):
    setattr(openalex, part, garbled)
    career = fetch_academic(ADA, access(openalex))
    assert career.name == "Ada Merriweather"
    assert (career.top_works == ()) == (part == "works")
    assert (career.institutions == ()) == (part == "institutions")
    assert [fellow.papers for fellow in career.co_authors] == [24, 9]


@pytest.mark.parametrize(
    "author",
    [b"", b"null", b"{", b"[" * 100_000, b"\xff\xfe", b'{"display_name": ' + b"9" * 5_000 + b"}",
     {}, {"display_name": None}, {"display_name": 7}, {"display_name": " \u200b "}],
)  # fmt: skip
def test_an_answer_without_a_name_is_no_career(openalex, author):
    openalex.author = author
    assert refusal(ADA, access(openalex)).code == "source_garbled"


def test_a_name_alone_is_a_career_of_which_little_is_known(openalex):
    openalex.author = {"display_name": "Ada"}
    openalex.works, openalex.groups = {}, dict.fromkeys(openalex.groups, None)
    career = fetch_academic(ADA, access(openalex))
    assert (career.name, career.institution, career.works, career.years) == ("Ada", "", 0, ())
    assert (career.top_works, career.co_authors, career.institutions) == ((), (), ())


def test_an_institution_of_the_newest_affiliation_stands_in_for_the_last_known(openalex):
    openalex.author = {**openalex.author, "last_known_institutions": None}
    assert fetch_academic(ADA, access(openalex)).institution == "New Institute"


def test_absurd_numbers_and_texts_do_no_harm(openalex):
    openalex.author = {
        **openalex.author,
        "display_name": "Ada \ud800\x00<i>M</i>\n" + "x" * 5_000,
        "works_count": -3,
        "cited_by_count": 1e300,
        "summary_stats": {"h_index": True, "i10_index": "31"},
        "counts_by_year": [{"year": 10**9}, {"year": "2020", "works_count": float("nan")}] * 9_000,
        "topics": [{"display_name": "T"}] * 9_000,
    }
    openalex.institutions = {
        "results": [
            {"id": "https://openalex.org/I7", "geo": {"latitude": 91, "longitude": 0}},
            {"id": "https://openalex.org/I201448701", "geo": {"latitude": "47.5", "longitude": -1}},
        ]
    }
    career = fetch_academic(ADA, access(openalex))
    assert career.name.startswith("Ada ? M xxx")
    assert len(career.name) == 300
    assert (career.works, career.citations) == (0, 0)
    assert (career.h_index, career.i10_index) == (0, 31)
    assert career.years == (YearCount(2020, 0, 0),)
    assert career.topics == ("T",)
    assert [(place.latitude, place.country_code) for place in career.institutions] == [(47.5, "")]


def _spoiled(value, lot):
    """The value with some of its parts exchanged for others or gone."""
    if lot.random() < 0.12:
        return lot.choice(
            [None, True, -1, 10**400, 1e308, "", "x", [], {}, [[]], [None], {"id": 3}]
        )
    if isinstance(value, dict):
        return {key: _spoiled(item, lot) for key, item in value.items() if lot.random() > 0.08}
    return [_spoiled(item, lot) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("seed", range(40))
def test_whatever_comes_back_beside_a_name_gives_a_career(openalex, seed):
    lot = random.Random(seed)
    told = {field: _spoiled(value, lot) for field, value in openalex.author.items()}
    openalex.author = {**told, "display_name": "Ada"}
    openalex.works = _spoiled(openalex.works, lot)
    openalex.groups = {by: _spoiled(told, lot) for by, told in openalex.groups.items()}
    openalex.people = _spoiled(openalex.people, lot)
    openalex.institutions = _spoiled(openalex.institutions, lot)
    career = fetch_academic(ADA, access(openalex))
    assert career.name == "Ada"
    assert all(fellow.name and fellow.papers for fellow in career.co_authors)
    assert all(-90 <= place.latitude <= 90 for place in career.institutions)


def test_both_sources_are_found_by_their_kinds():
    assert set(records("kinoform.providers.data", "SOURCE")) == {"openalex", "hardcover"}
    assert SOURCE.id_pattern.fullmatch(ADA)
    assert SOURCE.reason_against(Access()) == ""
