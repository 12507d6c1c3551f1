from __future__ import annotations

import pytest

from kinoform.notify.letters import already_registered, verification
from kinoform.notify.mail_address import mail_address

SERVER = "https://films.example"


def test_the_verification_holds_the_token_on_a_line_of_its_own():
    mail = verification("ann@people.example", "vt_A-b_9", 86_400, server_url=SERVER)
    assert mail.to == "ann@people.example"
    assert "vt_A-b_9" in mail.text.splitlines()
    assert SERVER in mail.text.splitlines()
    assert "\n" not in mail.subject


@pytest.mark.parametrize(
    ("seconds", "spoken"),
    [
        (60, "1 minute"), (90, "90 seconds"), (600, "10 minutes"), (3_600, "1 hour"),
        (5_400, "90 minutes"), (86_400, "1 day"), (129_600, "36 hours"), (604_800, "7 days"),
    ],
)  # fmt: skip
def test_the_time_is_told_as_people_say_it_and_never_longer_than_it_is(seconds, spoken):
    assert f"within {spoken}." in verification("a@b.example", "t", seconds, server_url=SERVER).text


def test_the_owner_of_an_account_hears_of_a_second_try_and_gets_no_token():
    mail = already_registered("ann@people.example", server_url=SERVER)
    assert "nothing was changed" in mail.text
    assert SERVER in mail.text


def test_letters_go_over_every_mail_server_in_plain_short_lines():
    for mail in (
        verification("ann@people.example", "t" * 43, 86_400, server_url=SERVER),
        already_registered("ann@people.example", server_url=SERVER),
    ):
        assert mail.text.isascii()
        assert max(map(len, mail.text.splitlines())) <= 98


def test_an_address_is_one_spelling_of_itself():
    assert mail_address("Ann@PEOPLE.example") == "Ann@people.example"
    assert mail_address("kino@localhost") == "kino@localhost"
