"""Hands one letter to the operator's mail server, and tries again for some hours."""

from __future__ import annotations

import logging

from kinoform.app.house import House
from kinoform.app.letters import MAIL, SEND
from kinoform.db.outbox import note_sent, note_trouble, unsent_letter
from kinoform.jobs.base import Job
from kinoform.notify import schedule
from kinoform.notify.mail import Mail, MailServer, send_mail
from kinoform.settings import Settings

log = logging.getLogger(__name__)


async def mail(house: House, number: int, tries: int = 0) -> None:
    """Try once; a letter that no server takes in the end stays in the outbox with its trouble."""
    async with house.database.transaction() as tx:
        letter = await unsent_letter(tx, number)
    if letter is None:
        return
    written = Mail(letter.recipient, letter.subject, letter.text)
    outcome = await send_mail(server_of(house.settings), written)
    async with house.database.transaction() as tx:
        if outcome.fault is None:
            await note_sent(tx, number)
            return
        await note_trouble(tx, number, outcome.fault.message)
        wait = schedule.next_try_seconds(schedule.MAIL, tries + 1)
        if wait is not None and outcome.fault.may_pass:
            await house.queue.hand_in(
                tx, SEND, queue=MAIL, delay_seconds=wait, number=number, tries=tries + 1
            )
    log.warning("letter %s was not taken: %s", number, outcome.fault.message)


def server_of(settings: Settings) -> MailServer:
    """The mail server of the settings."""
    return MailServer(
        host=settings.smtp_host, port=settings.smtp_port, security=settings.smtp_security,
        sender=settings.smtp_sender, username=settings.smtp_username,
        password=settings.smtp_password.get_secret_value(),
    )  # fmt: skip


JOB = Job(SEND, MAIL, mail, at_once=2)
