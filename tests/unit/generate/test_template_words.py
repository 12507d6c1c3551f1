"""What film templates say and show: of one and of many, of what leads and of what is tied."""

from __future__ import annotations

from typing import Any

import pytest

from kinoform.generate.film_templates import film_templates
from kinoform.generate.making import make
from kinoform.generate.scripts import spoken
from kinoform.generate.templates._facts import amount, counted, first, leader, listed, ranked
from kinoform.generate.templates._facts import rounded as said
from kinoform.generate.wishes import Wish


def clips(kind: str, data: dict[str, Any], track: str, **wish: Any) -> list[dict[str, Any]]:
    film = make(film_templates()[kind], Wish(data=data, **wish))
    assert film.document is not None, film.problems
    return next((each["clips"] for each in film.document["tracks"] if each["id"] == track), [])


def words(kind: str, data: dict[str, Any]) -> list[str]:
    return [clip["text"] for clip in clips(kind, data, "voice")]


def shown(kind: str, data: dict[str, Any], primitive: str) -> dict[str, Any]:
    found = [clip["data"] for clip in clips(kind, data, "scenes") if clip["primitive"] == primitive]
    assert found, f"no {primitive} is shown"
    return dict(found[0])


def example(kind: str, **more: Any) -> dict[str, Any]:
    return {**film_templates()[kind].example, **more}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.200,50", (1200.5, "", "")), ("12,5%", (12.5, "", "%")),
        ("1.200,50 \u20ac", (1200.5, "", "\u20ac")), ("\u20ac1.200,50", (1200.5, "\u20ac", "")),
        ("1\u202f200 km", (1200, "", "km")), ("12 500 000,5%", (12_500_000.5, "", "%")),
        ("$1.2M", (1_200_000, "$", "")), ("94%", (94, "", "%")), ("140+", (140, "", "+")),
        ("12K", (12_000, "", "")), ("5 km", (5, "", "km")), ("5km", (5, "", "km")),
        ("\u20ac 3,400", (3400, "\u20ac", "")), (7, (7, "", "")), ("-4%", (-4, "", "%")),
    ],
)  # fmt: skip
def test_amounts_are_read_with_what_people_write_around_them(written, meant):
    found = amount(written)
    assert found is not None
    assert (found.value, found.sign, found.unit) == meant


@pytest.mark.parametrize(
    "written",
    ["", "many", "9" * 20, "9" * 400, "1,2,3", "1 2 km", "3.5.2026 AD", None, [], True, "$"],
)
def test_what_is_no_amount_is_none(written):
    assert amount(written) is None


def test_one_is_counted_as_one_and_large_numbers_are_said_round():
    assert [counted(1, "book"), counted(2, "book"), counted(None, "book")] == [
        "1 book",
        "2 books",
        "",
    ]
    assert counted(12480, "time") == "12,480 times"
    assert [said(342), said(12840), said(1_284_000), said(999_960_000), said(2.5e9)] == [
        "342", "12,840", "1.3 million", "1 billion", "2.5 billion",
    ]  # fmt: skip


def test_names_are_said_one_after_the_other_and_too_many_are_counted():
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(list("ABCD"))] == [
        "", "A", "A and B", "A, B, C and D",
    ]  # fmt: skip
    assert listed(list("ABCDEF")) == "A, B, C and 3 more"


def test_nobody_leads_where_several_are_first():
    assert leader([("A", 2), ("B", 1)]) == "A"
    assert leader([("A", 2), ("B", 2)]) == leader([("A", 2)]) == leader([("A", 0), ("B", 0)]) == ""
    assert ranked([("A", 3), ("B", 2), ("C", 1), ("D", 1)]) == "A came first, then B and C"
    assert ranked([("A", 3), ("B", 3)]) == ranked([]) == ""


def test_people_are_spoken_to_by_the_name_that_is_theirs():
    assert [first("Dr. Jane Smith"), first("Maya"), first("")] == ["Jane", "Maya", ""]
    assert first("\u7530\u4e2d \u3055\u304f\u3089") == "\u7530\u4e2d \u3055\u304f\u3089"


def test_years_are_said_as_years_and_all_else_is_counted():
    facts = {
        "year": 2024,
        "first_year": 1998,
        "works": 2024,
        "years_writing": 1200,
        "price": 1999.0,
    }
    assert spoken("In [year]. Since [first_year].", facts) == "In 2024. Since 1998."
    assert spoken("[works] works in [years_writing] years, [price].", facts) == (
        "2,024 works in 1,200 years, 1,999."
    )


def test_a_fact_that_ends_as_a_sentence_does_is_stopped_once():
    assert spoken("Thank you, [name].", {"name": "Sammy Davis Jr."}) == "Thank you, Sammy Davis Jr."
    assert spoken("The best is [book]. Good.", {"book": "Who?"}) == "The best is Who? Good."


def test_one_publication_one_citation_and_one_place_are_told_as_such():
    data = {
        "person_name": "Ana Li", "totalWorks": 1, "totalCitations": 1, "hIndex": 1,
        "institutions": [{"city": "Oslo", "country": "Norway"}],
        "topWorks": [{"title": "Snow", "citations": 1}],
        "coAuthors": [{"name": "Bo Ek", "papers": 1}],
    }  # fmt: skip
    assert words("emeritus", data) == [
        "A life in research: Ana Li.", "1 publication, cited 1 time. The h-index is 1.",
        "The work was done in Oslo.", "The closest co-author is Bo Ek, with 1 joint paper.",
        "The most cited work, Snow, has 1 citation.", "Thank you, Ana Li.",
    ]  # fmt: skip
    assert shown("emeritus", data, "stat-counters")["labels"] == [
        "publication", "citation", "h-index", "country",
    ]  # fmt: skip


def test_years_and_people_that_are_tied_are_not_called_the_first():
    tied = example(
        "emeritus", timeline=[{"year": 2020 + at, "works": 5} for at in range(3)],
        coAuthors={"Wei": 9, "Tom": 9},
    )  # fmt: skip
    said_of = words("emeritus", tied)
    assert not any("busiest" in text or "closest" in text for text in said_of)
    assert "Among the co-authors: Wei and Tom." in said_of
    assert shown("emeritus", tied, "area-chart")["title"] == "Publications, year by year"


def test_co_authors_are_ranked_whatever_their_order():
    data = example("emeritus", coAuthors={"Tom": 3, "Wei": 9})
    assert shown("emeritus", data, "ranking-list")["items"] == ["Wei", "Tom"]


def test_one_book_is_told_as_one():
    data = {"person_name": "Jo Ek", "books": [{"title": "Only One", "year": 2020, "rating": 4}]}
    assert words("laureate", data) == [
        "A life in books: Jo Ek.", "1 book.", "On the shelf: Only One.",
        "Readers give 4 of 5 stars on average.", "Keep reading.",
    ]  # fmt: skip


def test_genres_are_called_most_of_it_only_where_they_are():
    def title(*genres: str) -> str:
        books = [{"title": f"Book {at}", "genre": genre} for at, genre in enumerate(genres)]
        data = {"person_name": "Jo Ek", "books": books}
        return str(shown("laureate", data, "donut-chart")["title"])

    assert title("Fiction", "Fiction", "Essays") == "Mostly Fiction"
    assert title("Fiction", "Fiction", "Essays", "Poetry", "Drama") == "Fiction first"
    assert title("Fiction", "Essays") == "2 genres"


def test_the_road_of_a_writer_ends_with_the_latest_book():
    books = [{"title": f"Book {year}", "year": year} for year in range(1990, 2013)]
    data = shown("laureate", {"person_name": "Jo", "books": books}, "timeline-horizontal")
    assert (data["dates"][0], data["dates"][-1]) == ("1990", "2012")
    assert len(data["dates"]) == 8


def test_the_mean_rating_is_said_as_it_is_shown():
    data = example("laureate", avgRating=4.25)
    assert shown("laureate", data, "gauge")["value"] == 4.2
    assert "Readers give 4.2 of 5 stars on average." in words("laureate", data)


def test_months_are_said_whole_and_written_short():
    data = example("rewind", monthly={"Sept": 3, "oct.": 9, "Nov": 4})
    assert "Your best month was October." in words("rewind", data)
    assert shown("rewind", data, "column-chart")["items"] == ["Sep", "Oct", "Nov"]
    even = example("rewind", monthly=[5] * 12)
    assert shown("rewind", even, "column-chart")["title"] == "Month by month"
    assert not any("best month" in text for text in words("rewind", even))


def test_a_year_of_little_is_told_without_boasting():
    data = {
        "person_name": "Bo", "totalWorkouts": 1, "totalMinutes": 1, "longestStreak": 1,
        "percentile": 30, "topActivities": {"Yoga": 1},
    }  # fmt: skip
    assert words("rewind", data) == [
        "Bo, this was your year.", "You made it to 1 workout.",
        "That is 1 minute in motion. On average, 1 minute each time.",
        "Yoga.", "You came out ahead of 30 percent.",
        "See you next year, Bo.",
    ]  # fmt: skip
    assert shown("rewind", data, "big-number")["label"] == "workout this year"


def test_a_streak_is_shown_once():
    labels = shown("rewind", example("rewind"), "stat-counters")["labels"]
    assert labels == ["minutes in motion", "hours", "minutes each time"]


def test_key_numbers_keep_the_currency_and_the_unit_that_they_are_written_with():
    stats = [{"label": "Revenue", "value": "$1.28M", "delta": "-3%"}, {"label": "NPS", "value": 61},
             {"label": "Churn", "value": "2.5%"}]  # fmt: skip
    data = {"period": "March", "keyStats": stats}
    assert shown("pulse", data, "stat-counters")["labels"] == ["Revenue ($)", "NPS", "Churn"]
    assert shown("pulse", data, "stat-counters")["units"] == ["", "", "%"]
    assert words("pulse", data)[1:3] == [
        "Revenue: $1.3 million, NPS: 61, Churn: 2.5%.", "Revenue went down by 3 percent.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("trend", "title"),
    [
        ([310, 400, 465], "Up, from 310 to 465"),
        ([465, 400, 310], "Down, from 465 to 310"),
        ([5, 9, 5], "Steady, at 5"),
    ],
)
def test_a_trend_is_called_what_it_is(trend, title):
    data = example("pulse", trend=trend)
    assert shown("pulse", data, "line-chart")["title"] == title
    assert f"The trend is {title[0].lower()}{title[1:]}." in words("pulse", data)


def test_what_grew_most_is_named_only_where_something_grew():
    assert shown("pulse", example("pulse"), "comparison-bars")["title"] == "Hardware grew most"
    shrunk = example("pulse", previous={"Subscriptions": 9e6, "Services": 9e6})
    assert shown("pulse", shrunk, "comparison-bars")["title"] == "Then and now"
    assert not any("grew most" in text for text in words("pulse", shrunk))


def test_dates_take_the_place_of_steps_unless_these_are_asked_for():
    dated = [{"date": "3 Mar", "title": "Kick-off call"}, {"date": "2 Jun", "title": "Launch"}]
    data = example("handshake", milestones=dated)
    assert "Save the dates. 3 Mar: Kick-off call. 2 Jun: Launch." in words("handshake", data)
    scenes = [clip["primitive"] for clip in clips("handshake", data, "scenes")]
    assert "timeline-horizontal" in scenes
    assert "flow-steps" not in scenes
    asked = clips("handshake", data, "scenes", scenes=["flow-steps"])
    assert [clip["primitive"] for clip in asked] == ["flow-steps"]


def test_key_numbers_come_from_a_cell_as_from_a_list() -> None:
    cell = {"period": "Q3 2026", "keyStats": "Revenue: $1.2M; Retention: 94%"}
    counters = shown("pulse", cell, "stat-counters")
    assert counters["values"] == [1_200_000, 94]
    assert counters["units"][1] == "%"


def test_what_is_said_to_have_grown_most_is_among_the_bars() -> None:
    now = {f"Part {at}": 100 + 10 * at for at in range(20)}
    then = dict.fromkeys(now, 100)
    data = {"period": "Q3", "keyStats": {"Sales": 1}, "categories": now, "previous": then}
    bars = shown("pulse", data, "comparison-bars")
    assert bars["title"] == "Part 19 grew most"
    assert "Part 19" in bars["items"]
    assert len(bars["items"]) == 7


def test_a_number_that_moved_is_preferred_to_one_that_did_not() -> None:
    stats = [{"label": "Staff", "value": 12, "delta": 0},
             {"label": "Sales", "value": 7, "delta": -3}]  # fmt: skip
    data = {"period": "Q3", "keyStats": stats}
    assert shown("pulse", data, "big-number")["label"] == "Sales"
    assert shown("pulse", {**data, "keyStats": stats[:1]}, "big-number")["label"] == "Staff"


def test_a_period_that_is_read_leftwards_stands_alone_in_its_title():
    stats = [{"label": "Revenue", "value": 5}]
    title = shown(
        "pulse", {"period": "\u0645\u0627\u0631\u0633 2026", "keyStats": stats}, "title-intro"
    )["title"]
    assert title == "\u0645\u0627\u0631\u0633 2026"
    data = {"period": "March", "keyStats": stats}
    assert shown("pulse", data, "title-intro")["title"] == "March in\u00a0review"


def test_music_stays_fifteen_decibels_beneath_the_voice_and_rises_a_little_in_pauses():
    (music,) = clips("pulse", example("pulse"), "music")
    assert music["duck"] == {"db": 6.0, "below": 15.0}
    (alone,) = clips("pulse", example("pulse"), "music", audio={"includeVoiceover": False})
    assert alone["duck"] is False


def test_numbers_of_a_host_keep_their_units():
    data = example("handshake", companyStats={"happy clients": "98%", "in sales": "$1.2M"})
    assert "A few numbers: 98% happy clients and $1.2 million in sales." in words("handshake", data)
    shown_as = shown("handshake", data, "stat-counters")
    assert (shown_as["labels"], shown_as["units"]) == (
        ["happy clients", "in sales ($)"], ["%", ""],
    )  # fmt: skip
