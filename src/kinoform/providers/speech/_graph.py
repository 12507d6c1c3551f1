"""Networks that tell more than their makers let them: an inner tensor becomes an output.

An ONNX file is a protobuf message. Appending one field to its graph is all that it takes, so no
package that knows the whole format is needed.
"""

from __future__ import annotations

from collections.abc import Iterator

FLOAT = 1
"""Type of the tensor's elements, as ONNX counts types."""

_GRAPH_OF_MODEL = 7
_OUTPUT_OF_GRAPH = 12
_NAME_OF_VALUE, _TYPE_OF_VALUE = 1, 2
_TENSOR_OF_TYPE, _ELEMENT_OF_TENSOR = 1, 1
_VARINT, _LENGTH = 0, 2


class BadModel(ValueError):
    """The bytes are no ONNX model."""


def with_output(model: bytes, tensor: str) -> bytes:
    """The model with one of its inner tensors of floats as its last output."""
    element = _number(_ELEMENT_OF_TENSOR, FLOAT)
    value = _bytes(_NAME_OF_VALUE, tensor.encode()) + _bytes(
        _TYPE_OF_VALUE, _bytes(_TENSOR_OF_TYPE, element)
    )
    output = _bytes(_OUTPUT_OF_GRAPH, value)
    pieces = []
    for field, begin, content, end in _fields(model):
        if field == _GRAPH_OF_MODEL:
            pieces.append(_bytes(field, model[content:end] + output))
        else:
            pieces.append(model[begin:end])
    return b"".join(pieces)


def _fields(message: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Each field by its number: where it begins, where its content does, and where it ends."""
    place = 0
    while place < len(message):
        begin = place
        tag, place = _varint_at(message, place)
        content = place
        match tag & 7:
            case 0:
                _, place = _varint_at(message, place)
            case 1:
                place += 8
            case 2:
                length, content = _varint_at(message, place)
                place = content + length
            case 5:
                place += 4
            case _:
                raise BadModel("this is no ONNX model")
        if place > len(message):
            raise BadModel("the model is cut off")
        yield tag >> 3, begin, content, place


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | _LENGTH) + _varint(len(content)) + content


def _number(field: int, number: int) -> bytes:
    return _varint(field << 3 | _VARINT) + _varint(number)


def _varint(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)


def _varint_at(message: bytes, place: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        if place >= len(message) or shift > 63:
            raise BadModel("the model is cut off")
        byte = message[place]
        place += 1
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return number, place
