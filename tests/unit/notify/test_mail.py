from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from kinoform.notify.mail import Mail, MailOutcome, MailServer, send_mail

on_loopback = pytest.mark.allow_hosts(["127.0.0.1"])
MAIL = Mail("ann@people.example", "Good news", "Hello,\n\nit is done.\n")
QUICK = {"security": "none", "step_seconds": 0.3, "total_seconds": 1.0}
LOGIN = {"username": "kino", "password": "pa55word"}
SILENCE = "silence"
HANG_UP = "hang up"


@dataclass
class MailHouse:
    """Answers each verb with 250 unless `moods` says otherwise, and keeps what it was sent."""

    moods: dict[str, str] = field(default_factory=dict)
    """Replies by verb; `GREETING`, `DATA` (the go-ahead) and `.` (after the text) too."""
    offers: tuple[str, ...] = ()
    commands: list[str] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    port: int = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._say(writer, "GREETING", "220 mail.test")
            while line := await reader.readline():
                self.commands.append(line.decode("latin-1").rstrip("\r\n"))
                verb = self.commands[-1].partition(" ")[0].upper()
                if verb == "EHLO":
                    offers = [f"250-{line}\r\n" for line in ("mail.test", *self.offers)]
                    await self._say(writer, verb, "".join(offers) + "250 PIPELINING")
                elif verb == "DATA":
                    await self._say(writer, verb, "354 go on")
                    if self.moods.get(verb) is None:
                        self.texts.append(await reader.readuntil(b"\r\n.\r\n"))
                        await self._say(writer, ".", "250 taken")
                elif verb == "QUIT":
                    await self._say(writer, verb, "221 bye")
                    return
                else:
                    await self._say(writer, verb, "235 welcome" if verb == "AUTH" else "250 fine")
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _say(self, writer: asyncio.StreamWriter, verb: str, usual: str) -> None:
        mood = self.moods.get(verb, usual)
        if mood == SILENCE:
            await asyncio.sleep(30.0)
        if mood == HANG_UP:
            writer.close()
            raise ConnectionError
        writer.write(mood.encode() + b"\r\n")
        await writer.drain()


@asynccontextmanager
async def opened(house: MailHouse) -> AsyncIterator[MailHouse]:
    """The house with its door open, at `house.port`."""
    talks: set[asyncio.Task[None]] = set()

    async def receive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.add(asyncio.current_task())
        with suppress(asyncio.CancelledError):  # the test is over
            await house.talk(reader, writer)

    server = await asyncio.start_server(receive, "127.0.0.1", 0)
    house.port = server.sockets[0].getsockname()[1]
    try:
        yield house
    finally:
        server.close()
        for talk in talks:
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)


def settings(port: int = 1, sender: str = "films@house.example", **more) -> MailServer:
    return MailServer(host="127.0.0.1", port=port, sender=sender, **{**QUICK, **more})


def sent(house: MailHouse, mail: Mail = MAIL, **more) -> MailOutcome:
    async def deliver() -> MailOutcome:
        async with opened(house):
            return await send_mail(settings(house.port, **more), mail)

    return asyncio.run(deliver())


def read(text: bytes) -> EmailMessage:
    return message_from_bytes(text.removesuffix(b".\r\n"), policy=default)


@on_loopback
def test_a_mail_arrives_with_its_words_in_every_script():
    house = MailHouse()
    mail = Mail("ann@people.example", "Größe 🎬 新年", "Grüße\n.\n..\n日本\n")
    assert sent(house, mail, sender="Films of Kinoform <films@house.example>").fault is None
    message = read(house.texts[0])
    assert message["Subject"] == mail.subject
    assert message["To"] == "ann@people.example"
    assert message["From"] == "Films of Kinoform <films@house.example>"
    assert message["Date"].datetime
    assert message["Message-ID"].endswith("@house.example>")
    assert message.get_content() == mail.text
    assert "MAIL FROM:<films@house.example>" in house.commands
    assert "RCPT TO:<ann@people.example>" in house.commands
    assert house.commands[-1] == "QUIT"


@on_loopback
def test_a_line_of_one_dot_does_not_end_the_mail():
    house = MailHouse()
    sent(house, Mail("ann@people.example", "Dots", "a\n.\nRCPT TO:<eve@evil.example>\n..\n"))
    assert b"\r\n..\r\nRCPT TO:<eve@evil.example>\r\n...\r\n" in house.texts[0]
    assert [line for line in house.commands if line.startswith("RCPT")] == [
        "RCPT TO:<ann@people.example>"
    ]


@on_loopback
def test_the_server_does_not_learn_the_name_of_this_machine():
    house = MailHouse()
    sent(house)
    assert house.commands[0].upper() == "EHLO HOUSE.EXAMPLE"
    assert socket.gethostname().encode() not in house.texts[0]


@pytest.mark.parametrize(
    "to",
    [
        "ann@people.example\r\nBcc: eve@evil.example",
        "ann@people.example\nRCPT TO:<eve@evil.example>",
        "ann@people.example, eve@evil.example",
        "<ann@people.example>",
        "Ann <ann@people.example>",
        "ann@people.example>",
        "ann people@people.example",
        '"ann\r\n"@people.example',
        "ann@people.example\x00",
        "ann@people.exa\u2028mple",
        "ann@eve@people.example",
        "ann",
        "@people.example",
        "ann@",
        "ann@people",
        "ann@people..example",
        "ann@-people.example",
        "ann@[127.0.0.1]",
        ".ann@people.example",
        "änn@people.example",
        "a" * 65 + "@people.example",
        "ann@" + "a" * 64 + ".example",
        "ann@" + "a." * 130 + "example",
        "",
    ],
)
def test_what_is_not_one_plain_address_is_refused_before_any_connection(to):
    outcome = asyncio.run(send_mail(settings(), Mail(to, "Hello", "text")))
    assert (outcome.fault.code, outcome.fault.may_pass) == ("mail_bad_address", False)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x00", "\x0b", "\u2028", "\x85"])
def test_a_subject_of_two_lines_is_refused_before_any_connection(end):
    mail = Mail("ann@people.example", f"Hello{end}Bcc: eve@evil.example", "text")
    assert asyncio.run(send_mail(settings(), mail)).fault.code == "mail_bad_subject"


@pytest.mark.parametrize("sender", ["", "films", "A\r\nBcc: e@evil.example <films@house.example>"])
def test_a_sender_that_is_no_address_is_told_as_the_setting_it_is(sender):
    outcome = asyncio.run(send_mail(settings(sender=sender), MAIL))
    assert outcome.fault.code == "mail_bad_sender"


@on_loopback
def test_a_domain_in_any_script_goes_over_the_wire_in_ascii():
    house = MailHouse()
    assert sent(house, Mail("Ann+films@Bücher.example", "Hello", "text")).fault is None
    assert "RCPT TO:<Ann+films@xn--bcher-kva.example>" in house.commands


@on_loopback
@pytest.mark.parametrize(
    ("moods", "code", "may_pass"),
    [
        ({"RCPT": "550 no such user"}, "mail_refused", False),
        ({"RCPT": "451 come back later"}, "mail_refused", True),
        ({"MAIL": "553 not you"}, "mail_refused", False),
        ({".": "554 looks like spam"}, "mail_refused", False),
        ({"DATA": "452 disk full"}, "mail_refused", True),
        ({"GREETING": "421 too many"}, "mail_refused", True),
        ({"GREETING": "HTTP/1.1 200 OK"}, "mail_server_unreachable", True),
        ({"GREETING": HANG_UP}, "mail_server_unreachable", True),
        ({"RCPT": HANG_UP}, "mail_server_unreachable", True),
        ({"GREETING": SILENCE}, "mail_timeout", True),
        ({".": SILENCE}, "mail_timeout", True),
    ],
)
def test_each_way_to_fail_says_whether_another_try_makes_sense(moods, code, may_pass):
    outcome = sent(MailHouse(moods))
    assert (outcome.fault.code, outcome.fault.may_pass) == (code, may_pass)
    assert outcome.took_seconds < 0.9


@on_loopback
@pytest.mark.parametrize("farewell", [SILENCE, HANG_UP, "500 what?"])
def test_a_mail_that_was_taken_counts_whatever_the_farewell_is(farewell):
    house = MailHouse({"QUIT": farewell})
    assert sent(house).fault is None
    assert len(house.texts) == 1


@on_loopback
def test_a_server_that_answers_a_little_at_a_time_ends_at_the_total_time():
    class Drip(MailHouse):
        async def talk(self, _reader, writer):
            try:
                for _ in range(100):
                    writer.write(b"220-wait\r\n")
                    await writer.drain()
                    await asyncio.sleep(0.05)
            except ConnectionError:
                pass
            finally:
                writer.close()

    outcome = sent(Drip(), step_seconds=5.0, total_seconds=0.3)
    assert outcome.fault.code == "mail_timeout"
    assert outcome.took_seconds < 1.0


@on_loopback
def test_encryption_that_is_set_is_never_left_out():
    house = MailHouse()
    outcome = sent(house, security="starttls", **LOGIN)
    assert outcome.fault.code == "mail_security_missing"
    assert "encryption" in outcome.fault.message
    assert not [line for line in house.commands if line.startswith(("AUTH", "MAIL"))]


@on_loopback
@pytest.mark.parametrize(
    ("security", "step"), [("tls", "create_connection"), ("starttls", "start_tls")]
)
def test_a_certificate_that_is_not_to_be_trusted_ends_it(monkeypatch, security, step):
    async def distrust(*_args, **_more):
        raise ssl.SSLCertVerificationError("self-signed")

    monkeypatch.setattr(asyncio.BaseEventLoop, step, distrust)
    house = MailHouse({"STARTTLS": "220 go on"}, offers=("STARTTLS", "AUTH PLAIN"))
    outcome = sent(house, security=security, **LOGIN)
    assert outcome.fault.code == "mail_security_missing"
    assert "certificate" in outcome.fault.message
    assert not [line for line in house.commands if line.startswith(("AUTH", "MAIL"))]


@on_loopback
def test_a_refused_login_is_told_without_the_password():
    house = MailHouse({"AUTH": "535 pa55word is wrong for kino"}, offers=("AUTH PLAIN",))
    outcome = sent(house, **LOGIN)
    assert outcome.fault.code == "mail_login_refused"
    assert "535" in outcome.fault.message
    assert "pa55word" not in repr(outcome)
    assert "pa55word" not in repr(settings(**LOGIN))


@on_loopback
def test_a_login_that_is_set_is_used():
    house = MailHouse(offers=("AUTH PLAIN",))
    assert sent(house, **LOGIN).fault is None
    assert "AUTH PLAIN AGtpbm8AcGE1NXdvcmQ=" in house.commands


@on_loopback
def test_a_server_that_is_not_there_is_told():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        outcome = asyncio.run(send_mail(settings(closed.getsockname()[1]), MAIL))
    assert (outcome.fault.code, outcome.fault.may_pass) == ("mail_server_unreachable", True)
