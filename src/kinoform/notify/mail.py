"""A mail handed to the operator's mail server, and what the server said."""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import formatdate, make_msgid, parseaddr
from typing import Literal

import aiosmtplib

from kinoform.notify.mail_address import mail_address

MailCode = Literal[
    "mail_bad_address",
    "mail_bad_subject",
    "mail_bad_sender",
    "mail_login_refused",
    "mail_security_missing",
    "mail_refused",
    "mail_timeout",
    "mail_server_unreachable",
]
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FAREWELL_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to one person."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The operator's mail server and who writes."""

    host: str
    port: int
    sender: str
    """An address, or `Name <address>`."""
    security: Literal["none", "starttls", "tls"] = "starttls"
    """`starttls` and `tls` check the certificate and never fall back; `none` hides nothing."""
    username: str = ""
    password: str = field(default="", repr=False)
    step_seconds: float = 10.0
    """The longest wait for the server's next word."""
    total_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class MailFault:
    """Why a mail was not taken, without its text and without any password."""

    code: MailCode
    message: str
    may_pass: bool
    """Whether another try makes sense."""


@dataclass(frozen=True, slots=True)
class MailOutcome:
    """How it ended; without a fault the server has taken the mail."""

    fault: MailFault | None
    took_seconds: float


async def send_mail(server: MailServer, mail: Mail) -> MailOutcome:
    """What became of a mail. Trouble of the network or of the server is never raised."""
    began = time.monotonic()
    written = _message(server.sender, mail)
    fault = written if isinstance(written, MailFault) else await _handed_over(server, written)
    return MailOutcome(fault, time.monotonic() - began)


def _message(sender: str, mail: Mail) -> EmailMessage | MailFault:
    name, written = parseaddr(sender)
    sender_address = mail_address(written)
    if sender_address is None or _CONTROL.search(sender):
        return MailFault("mail_bad_sender", "the sender in the settings is no address", True)
    to = mail_address(mail.to)
    if to is None:
        return MailFault("mail_bad_address", "the receiver's address cannot be written to", False)
    if _CONTROL.search(mail.subject):
        return MailFault("mail_bad_subject", "a subject is one line", False)
    message = EmailMessage(policy=SMTP_POLICY)
    message["From"] = Address(name, addr_spec=sender_address)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = mail.subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=_domain(sender_address))
    message["Auto-Submitted"] = "auto-generated"  # no out-of-office notes in return
    message.set_content(mail.text)
    return message


async def _handed_over(server: MailServer, message: EmailMessage) -> MailFault | None:
    sender = message["From"].addresses[0].addr_spec
    client = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        local_hostname=_domain(sender),  # instead of this machine's name
        username=server.username or None,
        password=server.password or None,
        use_tls=server.security == "tls",
        start_tls=server.security == "starttls",
        timeout=server.step_seconds,
    )
    try:
        async with asyncio.timeout(server.total_seconds):
            await client.connect()
            await client.send_message(message)
    except (OSError, aiosmtplib.SMTPException) as broken:
        return _fault_of(broken)
    else:
        # The server has the mail, so what happens to the farewell is nobody's concern.
        with suppress(OSError, aiosmtplib.SMTPException):
            await client.quit(timeout=min(_FAREWELL_SECONDS, server.step_seconds))
        return None
    finally:
        client.close()


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _fault_of(broken: OSError | aiosmtplib.SMTPException) -> MailFault:
    """What the server said, without its own words where they may repeat a password."""
    match broken:
        case aiosmtplib.SMTPAuthenticationError():
            said = f"the mail server refused the user name or password ({broken.code})"
            return MailFault("mail_login_refused", said, True)
        case aiosmtplib.SMTPRecipientsRefused():
            return _refused(broken.recipients[0])
        case aiosmtplib.SMTPResponseException() if broken.code >= 400:
            return _refused(broken)
        case TimeoutError():
            return MailFault("mail_timeout", "the mail server did not answer in time", True)
    if type(broken) is aiosmtplib.SMTPException:
        said = "the mail server does not offer the encryption or login that is set"
        return MailFault("mail_security_missing", said, True)
    if any(isinstance(fault, ssl.SSLCertVerificationError) for fault in (broken, broken.__cause__)):
        said = "the mail server has a certificate that is not to be trusted"
        return MailFault("mail_security_missing", said, True)
    said = "the mail server cannot be reached, breaks off, or speaks no SMTP"
    return MailFault("mail_server_unreachable", said, True)


def _refused(response: aiosmtplib.SMTPResponseException) -> MailFault:
    said = _CONTROL.sub(" ", response.message)[:200]
    return MailFault(
        "mail_refused", f"the mail server said {response.code} {said}", response.code < 500
    )
