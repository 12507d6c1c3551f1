"""Files that nobody means well: small to send, and large, endless or misleading to read."""

from __future__ import annotations

import io
import struct
import zlib

import av
import numpy as np

from media import frame_of, numbered

U32 = 2**32 - 1
STILL = (
    b"\x21\xf9\x04\x00\x01\x00\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
)
"""A frame of a GIF."""


def png(width: int, height: int, *chunks: bytes, rows: int = 8) -> bytes:
    """A black picture of one bit a pixel, of which only some rows are there unless it is small."""
    row = bytes((width + 7) // 8 + 1)
    squeeze = zlib.compressobj(9)
    packed = b"".join(squeeze.compress(row) for _ in range(min(rows, height))) + squeeze.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"".join(
        (b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", head), *chunks, chunk(b"IDAT", packed),
         chunk(b"IEND", b""))
    )  # fmt: skip


def chunk(kind: bytes, content: bytes) -> bytes:
    size, check = struct.pack(">I", len(content)), struct.pack(">I", zlib.crc32(kind + content))
    return size + kind + content + check


def gif(frames: int, width: int = 1, height: int = 1) -> bytes:
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return head + STILL * frames + b";"


def film() -> bytes:
    """A film of a second that nothing is wrong with."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.height, stream.width = numbered(0).shape[:2]
        stream.pix_fmt = "yuv420p"
        for number in range(10):
            container.mux(stream.encode(frame_of(numbered(number), "yuv420p")))
        container.mux(stream.encode())
    return file.getvalue()


def claiming(content: bytes, box: bytes, offset: int, value: int) -> bytes:
    """A film of which one number is another."""
    at = content.index(box) + offset
    return content[:at] + struct.pack(">I", value) + content[at + 4 :]


def wav(channels: int, rate: int, claimed: int, samples: bytes) -> bytes:
    """A sound that says that it has so many bytes."""
    each = min(65_535, channels * 2)
    facts = (16, 1, channels, rate, min(U32, rate * channels * 2), each, 16)
    head = b"RIFF" + struct.pack("<I", claimed) + b"WAVEfmt " + struct.pack("<IHHIIHH", *facts)
    return head + b"data" + struct.pack("<I", claimed) + samples


def svg(inside: str, before: str = "", size: str = "width='64' height='64'") -> bytes:
    names = "xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
    return f"{before}<svg {names} {size}>{inside}</svg>".encode()


def refused(url: str) -> dict[str, bytes]:
    """What is not taken as an upload, some of it with an address that must never be asked."""
    whole = film()
    many = [f"&a{n};" * 10 for n in range(11)]
    laughs = "".join(f"<!ENTITY a{n} '{each}'>" for n, each in enumerate(many, 1))
    return {
        "playlist.mp4": f"#EXTM3U\n#EXTINF:1,\n{url}\n#EXT-X-ENDLIST\n".encode(),
        "file-playlist.mp4": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
        "concat.mp4": b"ffconcat version 1.0\nfile '/etc/passwd'\n",
        "session.mp4": b"v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=video 5004 RTP/AVP 96\n",
        "links.svg": svg(f"<image href='{url}' width='9' height='9'/>"),
        "files.svg": svg("<image xlink:href='file:///etc/passwd' width='9' height='9'/>"),
        "style.svg": svg(f"<style>@import url('{url}');</style><rect width='9' height='9'/>"),
        "script.svg": svg(f"<script>fetch('{url}')</script><rect width='9' height='9'/>"),
        "handler.svg": svg("<rect width='9' height='9' onload='alert(1)'/>"),
        "laughs.svg": svg("<text>&a11;</text>", f"<!DOCTYPE svg [<!ENTITY a0 'ha'>{laughs}]>"),
        "entity.svg": svg(
            "<text>&x;</text>", "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        ),
        "sheet.svg": svg("<rect/>", f"<?xml-stylesheet type='text/xsl' href='{url}'?>"),
        "page.png": png(8, 8) + b"<html><script>alert(1)</script>",
        "program.mp4": b"\x7fELF" + bytes(100),
        "archive.mp4": b"PK\x03\x04" + bytes(100),
        "paper.png": b"%PDF-1.4\n%%EOF",
        "cut.mp4": whole[: len(whole) // 2],
        "empty.png": b"",
        "one-byte.png": b"\x89",
    }


def undrawable() -> dict[str, tuple[str, bytes]]:
    """What is taken as what it says it is, and found out when a document names it."""
    whole = film()
    groups = [f"<use href='#a{n}'/>" * 10 for n in range(11)]
    uses = "".join(f"<g id='a{n}'>{group}</g>" for n, group in enumerate(groups, 1))
    return {
        "20000.png": ("image", png(20_000, 20_000)),
        "screen.gif": ("image", gif(2, 65_535, 65_535)),
        "uses.svg": ("image", svg(f"<defs><g id='a0'><rect/></g>{uses}</defs><use href='#a11'/>")),
        "cut.png": ("image", png(500, 500)[:60]),
        "counts.mp4": ("video", claiming(whole, b"stts", 8, 2**31 - 1)),
        "no-channels.wav": ("audio", wav(0, 0, 4_096, bytes(4_096))),
    }


def drawable() -> dict[str, tuple[str, bytes]]:
    """What is odd, and can be drawn for all that."""
    whole = film()
    return {
        "long.mp4": ("video", claiming(whole, b"mvhd", 4 + 12 + 4, U32 - 1)),
        "film.png": ("video", whole),
        "flood.gif": ("image", gif(20_000)),
        "blur.svg": ("image", svg(
            "<filter id='f'><feGaussianBlur stdDeviation='1e9'/></filter>"
            "<rect width='64' height='64' filter='url(#f)'/>"
        )),
        "hours.wav": ("audio", wav(8, 48_000, U32 - 15, np.zeros(4_096, np.int16).tobytes())),
    }  # fmt: skip
