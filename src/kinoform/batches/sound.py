"""Whether the voice and the music that all films of a batch share are there."""

from __future__ import annotations

from kinoform.batches.order import Order
from kinoform.generate.wishes import read_look
from kinoform.model.problem import InvalidDocument, Problem
from kinoform.narration.casting import NoVoice, cast
from kinoform.providers.music.base import MusicRefused
from kinoform.providers.music.base import Wish as MusicWish
from kinoform.providers.music_shelf import piece_of
from kinoform.providers.speech.base import Access


def check_sound(order: Order, access: Access) -> None:
    """Raise InvalidDocument where no film could sound; nothing is spoken or played for it."""
    look, _ = read_look(order.film, order.wish)
    found: list[Problem] = []
    if look.speaks and look.voice:
        try:
            cast(look.voice, None, access)
        except NoVoice as nobody:
            told = nobody.problem
            found.append(Problem(told.code, "/audio/voiceId", told.message, told.hint))
    if look.music and not look.music_is_address:
        try:
            piece_of(MusicWish(piece=look.music))
        except MusicRefused as refused:
            found.append(Problem(refused.code, "/audio/musicTrack", refused.message, refused.hint))
    if found:
        raise InvalidDocument(tuple(found))
