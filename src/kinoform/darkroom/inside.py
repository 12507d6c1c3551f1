"""A darkroom process: this module, run by a fresh interpreter, answers until nobody asks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from kinoform.darkroom.desk import Desk, OutOfMemory
from kinoform.darkroom.limits import limit_memory
from kinoform.darkroom.rules import MediaRules
from kinoform.darkroom.wire import SIZES, Message, message_of, sizes_of
from kinoform.kit.lifeline import die_with


def _questions(stream: IO[bytes]) -> Iterator[Message]:
    """What the server asks, until it has gone."""
    while len(prefix := stream.read(SIZES.size)) == SIZES.size:
        header, body = sizes_of(prefix)
        read = stream.read(header), stream.read(body)
        if len(read[1]) < body:
            return
        yield message_of(*read)


def _work(questions: Iterator[Message], answers: IO[bytes]) -> None:
    orders = next(questions, None)
    if orders is None:
        return
    die_with(orders.header["parent"])
    desk = Desk(MediaRules.of(orders.header["media"]), Path(orders.header["work"]))
    if not orders.header["speaks"]:
        desk.rehearse()
    limit_memory(orders.header["memory_bytes"])

    def say(message: Message) -> None:
        answers.write(message.packed())
        answers.flush()

    say(Message({"ready": True}))
    for question in questions:
        try:
            say(desk.answer(question))
        except OutOfMemory:
            say(Message({"exhausted": True}))
            return


if __name__ == "__main__":
    # What libraries print must not mix with the answers.
    answers_fd = os.dup(1)
    os.dup2(2, 1)
    with suppress(BrokenPipeError), os.fdopen(answers_fd, "wb") as out:
        _work(_questions(sys.stdin.buffer), out)
