"""Small ELF libraries: what one still wants from others, and the writing of one that gives it."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping

RETURN_ZERO = {
    62: bytes.fromhex("31c0 c3"),  # x86-64: xor eax, eax; ret
    183: bytes.fromhex("000080d2 c0035fd6"),  # aarch64: mov x0, #0; ret
}
"""A function for each machine, by its ELF number, that answers 0 whatever it is asked."""

_HEADER = struct.Struct("<16s2HI3QI6H")
_SEGMENT = struct.Struct("<2I6Q")
_SECTION = struct.Struct("<2I4Q2I2Q")
_SYMBOL = struct.Struct("<I2BH2Q")
_ENTRY = struct.Struct("<2Q")

_SYMBOLS_OF_LOADER = 11
_LOAD, _DYNAMIC, _STACK = 1, 2, 0x6474E551
_RUN, _WRITE, _READ = 1, 2, 4
_END, _HASH, _STRINGS, _SYMBOLS, _STRINGS_BYTES, _SYMBOL_BYTES, _SONAME = 0, 4, 5, 6, 10, 11, 14
_FUNCTION = 0x12  # global, and code
_OWN, _ABSOLUTE = 1, 0xFFF1
_LARGEST_PAGE = 0x10000


def machine_of(elf: bytes) -> int:
    """The number of the machine that a library runs on."""
    return int(_HEADER.unpack_from(elf)[2])


def undefined_functions(elf: bytes, pattern: str) -> tuple[str, ...]:
    """The names after a pattern that a library uses and leaves to others, in order."""
    header = _HEADER.unpack_from(elf)
    start, size, count = header[6], header[11], header[12]
    sections = [_SECTION.unpack_from(elf, start + size * index) for index in range(count)]
    found = set()
    for _, kind, _, _, offset, length, link, *_ in sections:
        if kind != _SYMBOLS_OF_LOADER:
            continue
        strings = sections[link][4]
        for name, _, _, home, _, _ in _SYMBOL.iter_unpack(elf[offset : offset + length]):
            text = elf[strings + name : elf.index(b"\0", strings + name)].decode()
            if home == 0 and re.fullmatch(pattern, text):
                found.add(text)
    return tuple(sorted(found))


def shared_object(soname: str, functions: Mapping[str, int], machine: int) -> bytes:
    """A library under a name, whose functions live at addresses of this process; at 0: answer 0.

    It is for the process that writes it, and needs no relocation: addresses are absolute symbols,
    which glibc knows since 2.28.
    """
    code = RETURN_ZERO[machine].ljust(8, b"\0")
    code_at = _HEADER.size + 4 * _SEGMENT.size
    strings = b"\0" + b"".join(f"{name}\0".encode() for name in (*functions, soname))
    symbols, name_at = bytes(_SYMBOL.size), 1
    for name, address in functions.items():
        home, value = (_ABSOLUTE, address) if address else (_OWN, code_at)
        symbols += _SYMBOL.pack(name_at, _FUNCTION, 0, home, value, 0)
        name_at += len(name) + 1
    count = len(functions)
    chain = (0, *range(2, count + 1), 0) if count else (0,)  # one bucket holds all the names
    hashes = struct.pack(f"<{3 + len(chain)}I", 1, len(chain), min(1, count), *chain)

    symbols_at = code_at + len(code)
    hashes_at = symbols_at + len(symbols)
    strings_at = hashes_at + len(hashes)
    text = code + symbols + hashes + strings
    text += bytes(-len(text) % 8)
    table_at = code_at + len(text)
    table = b"".join(
        _ENTRY.pack(*entry)
        for entry in (
            (_SONAME, name_at),
            (_HASH, hashes_at),
            (_SYMBOLS, symbols_at),
            (_SYMBOL_BYTES, _SYMBOL.size),
            (_STRINGS, strings_at),
            (_STRINGS_BYTES, len(strings)),
            (_END, 0),
        )
    )
    table_memory = table_at + _LARGEST_PAGE  # older loaders write into it, so it has its own page
    header = _HEADER.pack(
        b"\x7fELF\2\1\1", 3, machine, 1, 0, _HEADER.size, 0, 0, _HEADER.size, _SEGMENT.size, 4,
        0, 0, 0,
    )  # fmt: skip
    segments = (
        (_LOAD, _READ | _RUN, 0, 0, table_at),
        (_LOAD, _READ | _WRITE, table_at, table_memory, len(table)),
        (_DYNAMIC, _READ | _WRITE, table_at, table_memory, len(table)),
        (_STACK, _READ | _WRITE, 0, 0, 0),  # without it the loader makes stacks executable
    )
    packed = (
        _SEGMENT.pack(kind, rights, offset, memory, memory, size, size, _LARGEST_PAGE)
        for kind, rights, offset, memory, size in segments
    )
    return header + b"".join(packed) + text + table
