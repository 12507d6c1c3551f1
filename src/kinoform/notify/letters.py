"""The mails that the product writes, as plain text.

No letter repeats what the one who caused it has typed, save the address: whoever registers a
stranger's address must not be able to send that stranger a text of his own.
"""

from __future__ import annotations

from kinoform.notify.mail import Mail


def verification(to: str, token: str, valid_seconds: int, *, server_url: str) -> Mail:
    """Asks whether an address is its owner's, and holds the token that proves it."""
    text = f"""\
Hello,

somebody, hopefully you, has opened a Kinoform account with this address at
{server_url}

To confirm that the address is yours, use this code:

{token}

It works once, within {_spoken(valid_seconds)}. Send it as "token" to account.verify_email, or
enter it where you are asked for it.

If this was not you, do nothing: without the code, the account stays closed.

Kinoform
"""
    return Mail(to, "Please confirm your e-mail address", text)


def already_registered(to: str, *, server_url: str) -> Mail:
    """Tells the owner of an account that somebody tried to open a second one.

    It stands in for the verification, so that the answer to a registration does not tell a
    stranger which addresses have an account.
    """
    text = f"""\
Hello,

somebody, perhaps you, wanted to open a Kinoform account with this address at
{server_url}

The address has an account already, so nothing was changed. If it was you, please log in with
the user name and password that you chose then.

If this was not you, do nothing: your account is safe.

Kinoform
"""
    return Mail(to, "You already have an account", text)


def _spoken(seconds: int) -> str:
    """A span of time in whole units, never longer than it is."""
    for unit, name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        count = seconds // unit
        if count >= 2 or seconds == unit:
            return f"{count} {name}{'s' if count > 1 else ''}"
    return f"{seconds} seconds"
