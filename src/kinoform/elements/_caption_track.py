"""Turns spoken words into captions for a frame, as the document wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kinoform.elements._caption_batches import Batch, batches, shown_until
from kinoform.elements._caption_config import SubtitleConfig
from kinoform.elements._caption_lines import SMALLEST_SHARE, USUAL_LINES, Setter
from kinoform.elements._caption_look import CaptionLook, caption_look, caption_size, usual_width
from kinoform.elements._caption_styles import dressed
from kinoform.elements._caption_time import Caption
from kinoform.elements._captions import Captions
from kinoform.model.document.clip import Clip
from kinoform.model.document.fields import pixels
from kinoform.model.geometry import Size

_CLOSED_SECONDS = 0.4
"""The silence between two words in which the first still counts as being spoken."""


def captions_of(
    words: Batch, written: SubtitleConfig, clip: Clip, frame: Size, locale: str
) -> Captions:
    """The captions of words; where the clip has a place, the block of lines stands there."""
    wish, place, style = dressed(written), clip.transform, clip.style
    config = wish.config
    most_lines = config.max_lines or USUAL_LINES
    if config.uppercase is not None:
        case = "uppercase" if config.uppercase else "none"
        style = style.model_copy(update={"text_transform": case})
    font_size = caption_size(wish, style, frame)
    width = pixels(config.text_box_width, frame.width, frame.width * usual_width(config, frame))
    size = Size(
        pixels(place.width, frame.width, width if place.x is not None else frame.width),
        pixels(
            place.height, frame.height,
            font_size * 1.3 * most_lines if place.y is not None else frame.height,
        ),
    )  # fmt: skip
    is_placed = place.y is not None
    position = config.position or ("center" if is_placed else "bottom")
    room = Size(frame.width if place.width is None else size.width, size.height)
    look = caption_look(wish, style, frame, position, room)
    if is_placed and config.padding_bottom is None:
        look = replace(look, margin=0.0)
    # A long word may shrink more where its style is large, or where it cannot have a second line.
    smallest = SMALLEST_SHARE / max(wish.style.grown, 1.0) * min(most_lines / USUAL_LINES, 1.0)
    setter = Setter(
        look, style, locale, most_lines, config.max_chars, smallest, config.style is not None
    )
    cut = batches(words, config.max_words or config.words_per_batch)
    paragraphs = [part for batch in cut for part in setter.paragraphs(batch)]
    captions = []
    for index, (batch, paragraph) in enumerate(paragraphs):
        following = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else None
        until = shown_until(batch, following)
        captions.append(Caption(batch[0].start, until, paragraph, tuple(_times(batch, look))))
    return Captions(size, look, tuple(captions), tuple(caption.start for caption in captions))


def _times(batch: Batch, look: CaptionLook) -> Iterator[tuple[float, float]]:
    """When each word is spoken; a short silence belongs to the word before it."""
    for word, after in pairwise([*batch, None]):
        if word is None:
            return
        end = word.end
        if look.manner.closes_gaps and after is not None:
            gap = after.start - word.end
            end = after.start if 0.0 < gap <= _CLOSED_SECONDS else end
        yield word.start, end
