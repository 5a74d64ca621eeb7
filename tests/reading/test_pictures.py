"""Pictures are laid on pages of a PDF as they are, whatever their colours and compression, and drawn as what they show."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading import ReadRefused
from phoihop.reading.formats.pictures import drawn
from phoihop.reading.formats.wrapped import wrapped
from samples.reading.scans import png_of

BLACK, WHITE = 0, 255
SIDE = 32
"""Pictures of a test have a black left half and a white right one."""


def halves(pixel: int, dark: bytes, light: bytes) -> bytes:
    assert len(dark) == len(light) == pixel
    return (dark * (SIDE // 2) + light * (SIDE // 2)) * SIDE


def png(colour: int, bits: int, row: bytes, *, palette: bytes = b"", woven: int = 0) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", SIDE, SIDE, bits, colour, 0, 0, woven)
    body = zlib.compress(b"".join(b"\0" + row for _ in range(SIDE)))
    plte = chunk(b"PLTE", palette) if palette else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + plte + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def tiff(tags: dict[int, int], strips: list[bytes], *, order: str = "<", colours: list[int] | None = None) -> bytes:
    """One page; `tags` beside size and strips, whose places are found here."""
    body, places = b"", []
    for strip in strips:
        places.append(8 + len(body))
        body += strip + b"\0" * (len(strip) % 2)
    found = {256: [SIDE], 257: [SIDE], 273: places, 278: [SIDE // len(strips)], 279: [len(strip) for strip in strips]}
    found |= {tag: [value] for tag, value in tags.items()} | ({320: colours} if colours else {})
    outside = 8 + len(body)
    entries, further = b"", b""
    for tag, values in sorted(found.items()):
        written = struct.pack(f"{order}{len(values)}I", *values)
        inline = written if len(written) == 4 else struct.pack(f"{order}I", outside + len(further))
        further += b"" if len(written) == 4 else written
        entries += struct.pack(f"{order}HHI", tag, 4, len(values)) + inline
    directory = struct.pack(f"{order}H", len(found)) + entries + struct.pack(f"{order}I", 0)
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", outside + len(further))
    return head + body + further + directory


def shades(data: bytes) -> tuple[int, int]:
    """What is seen in the middle of the left and of the right half."""
    document = wrapped(data)
    assert document is not None
    seen = drawn(document, 0)
    document.close()
    row = seen.shades[seen.width * (seen.height // 2) :][: seen.width]
    return row[seen.width // 4], row[seen.width * 3 // 4]


def near(found: tuple[int, int], *, of: tuple[int, int] = (BLACK, WHITE)) -> bool:
    return all(abs(one - two) < 24 for one, two in zip(found, of, strict=True))


GREY = b"\0" * (SIDE // 2) + b"\xff" * (SIDE // 2)
PNGS = {
    "grey": png(0, 8, GREY),
    "grey of 16 bits": png(0, 16, b"\0\0" * (SIDE // 2) + b"\xff\xff" * (SIDE // 2)),
    "black and white": png(0, 1, b"\0\0\xff\xff"),
    "colours": png(2, 8, b"\0\0\0" * (SIDE // 2) + b"\xff\xff\xff" * (SIDE // 2)),
    "a palette": png(3, 8, b"\1" * (SIDE // 2) + b"\0" * (SIDE // 2), palette=b"\xff\xff\xff\0\0\0"),
    "grey that is seen through": png(4, 8, b"\0\xff" * (SIDE // 2) + b"\0\0" * (SIDE // 2)),
    "colours that are seen through": png(6, 8, b"\0\0\0\xff" * (SIDE // 2) + b"\0\0\0\0" * (SIDE // 2)),
}


@pytest.mark.parametrize("what", PNGS)
def test_a_png_shows(what: str) -> None:
    assert near(shades(PNGS[what]))


PLAIN = {258: 8, 259: 1, 262: 1, 277: 1}
TIFFS = {
    "grey": tiff(PLAIN, [GREY * SIDE]),
    "grey, the other byte first": tiff(PLAIN, [GREY * SIDE], order=">"),
    "grey in four strips": tiff(PLAIN, [GREY * (SIDE // 4)] * 4),
    "white as nothing": tiff(PLAIN | {262: 0}, [bytes(255 - shade for shade in GREY) * SIDE]),
    "deflated": tiff(PLAIN | {259: 8}, [zlib.compress(GREY * SIDE)]),
    "packed": tiff(PLAIN | {259: 32773}, [b"\xf1\x00\xf1\xff" * SIDE]),
    "colours": tiff(PLAIN | {262: 2, 277: 3}, [halves(3, b"\0\0\0", b"\xff\xff\xff")]),
    "a palette": tiff(
        PLAIN | {262: 3}, [halves(1, b"\1", b"\0")], colours=([65535, 0] + [0] * 254) * 3
    ),
    "bits in the other order": tiff({258: 1, 259: 1, 262: 1, 266: 2}, [b"\0\0\xff\xff" * SIDE]),
    "a fax": tiff({258: 1, 259: 4, 262: 1}, [b"\x35\x2a\x05\xc0"]),
}  # fmt: skip


@pytest.mark.parametrize("what", [what for what in TIFFS if what != "a fax"])
def test_a_tif_shows(what: str) -> None:
    assert near(shades(TIFFS[what]))


def test_a_fax_is_laid_on_a_page_of_its_size() -> None:
    document = wrapped(TIFFS["a fax"])
    assert document is not None
    seen = drawn(document, 0)
    assert (seen.width, seen.height) == (SIDE, SIDE)


@pytest.mark.parametrize(
    "data",
    [
        png(0, 8, GREY, woven=1),
        tiff(PLAIN | {322: 16}, [GREY * SIDE]),
        tiff(PLAIN | {262: 2, 277: 3, 284: 2}, [halves(3, b"\0\0\0", b"\xff\xff\xff")]),
        tiff(PLAIN | {259: 6}, [GREY * SIDE]),
        tiff(PLAIN | {258: 16}, [GREY * SIDE * 2]),
    ],
)
def test_what_a_pdf_cannot_hold_as_it_is_is_left_to_the_recogniser(data: bytes) -> None:
    assert wrapped(data) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n",
        png(0, 8, GREY).replace(b"IHDR", b"IHDX"),
        png(9, 8, GREY),
        png(3, 8, GREY, palette=b""),
        tiff(PLAIN, [GREY * SIDE])[:60],
        tiff(PLAIN | {256: 0}, [GREY * SIDE]),
    ],
)
def test_a_damaged_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ReadRefused, match="broken"):
        wrapped(data)


@given(st.sampled_from([*PNGS.values(), *TIFFS.values(), png_of(2, 2, [b"\0\xff"] * 2)]), st.data())
def test_no_damage_to_a_picture_brings_anything_but_a_refusal(sample: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(8, len(sample) - 1))
    changed = sample[:at] + data.draw(st.binary(max_size=6)) + sample[at + data.draw(st.integers(0, 12)) :]
    try:
        document = wrapped(changed)
    except ReadRefused as refused:
        assert refused.code == "broken"
    else:
        if document is not None:
            document.close()
