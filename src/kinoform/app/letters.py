"""Letters to people: written down first, then sent by a job, where there is a mail server."""

from __future__ import annotations

import logging

from kinoform.app.house import House
from kinoform.db.database import Transaction
from kinoform.db.outbox import count_letters, write_letter
from kinoform.notify.mail import Mail

SEND, MAIL = "mail", "mail"
"""The job of a letter, and its queue."""
MOST_AN_HOUR = 5
"""To one address, so that nobody can fill a stranger's letter box by our hand."""

log = logging.getLogger(__name__)


async def may_write_to(tx: Transaction, address: str) -> bool:
    """Whether an address has not had enough letters for now."""
    return await count_letters(tx, address, hours=1) < MOST_AN_HOUR


async def post_letter(house: House, tx: Transaction, mail: Mail) -> None:
    """Have a letter on its way, or waiting in the outbox where no mail server is set."""
    number = await write_letter(tx, mail.to, mail.subject, mail.text)
    if house.settings.smtp_host:
        await house.queue.hand_in(tx, SEND, queue=MAIL, number=number)
    else:
        log.info(
            "letter %s waits, since no mail server is set: read it by `kinoform outbox`", number
        )
