"""Somebody who asks VidGenie's door."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from asking import ask
from running import Running

PASSWORD = "correct horse battery staple"  # noqa: S105
RENDER_SECONDS = 60


@dataclass
class Guest:
    """Somebody who asks with some headers, or none."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)

    def answer(self, verb: str, body: Any = None, status: int = 200) -> Any:
        """What is answered, with the status that it must have."""
        url = f"{self.url}/api/v1/{verb}"
        answer = ask("POST", url, json=body or {}, headers=self.headers)
        assert answer.status_code == status, answer.text
        return answer.json()["data" if status == 200 else "error"]

    def until_done(self, render_id: str) -> Any:
        """A render at its end."""
        until = time.monotonic() + RENDER_SECONDS
        while time.monotonic() < until:
            job = self.answer("render.get", {"id": render_id})
            if job["status"] in {"done", "failed", "cancelled"}:
                return job
            time.sleep(0.2)
        raise TimeoutError(render_id)


def stranger(running: Running) -> Guest:
    return Guest(running.url)


def registered(running: Running, name: str) -> Guest:
    """Somebody signed in, whose address is verified."""
    guest = stranger(running)
    facts = {"username": name, "email": f"{name}@example.com", "password": PASSWORD}
    guest.answer("account.register", facts)
    guest.answer("account.verify_email", {"token": token_in_mail(running, f"{name}@example.com")})
    return signed_in(running, name)


def signed_in(running: Running, name: str, password: str = PASSWORD) -> Guest:
    access = stranger(running).answer("account.login", {"username": name, "password": password})
    return Guest(running.url, {"authorization": f"Bearer {access['access_token']}"})


def with_key(running: Running, account: str, dialect: str = "vidgenie") -> Guest:
    """Somebody with a key that the operator minted."""
    made = running.command(
        "keys", "create", "--dialect", dialect, "--account", account, "--credits", "100"
    )
    return Guest(running.url, {"x-api-key": made["key"]})


def letters_to(running: Running, address: str) -> list[dict[str, Any]]:
    """Letters that wait, the newest first."""
    letters = running.command("outbox")["letters"]
    return [each for each in letters if each["to"] == address]


def token_in_mail(running: Running, address: str) -> str:
    text = letters_to(running, address)[0]["text"]
    return str(next(line for line in text.splitlines() if len(line) > 30 and " " not in line))
