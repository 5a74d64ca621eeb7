"""Lays a .png or .tif on the pages of a PDF as it is: PDF knows the same compressions, so that nothing is decoded here.

So a picture is drawn straight and its ruling lines are seen, as with any scan. What PDF cannot hold gives None: pictures
woven of several passes, tiles, colours plane by plane.
"""

from __future__ import annotations

import struct
from itertools import pairwise

import msgspec
import pypdfium2 as pdfium

from phoihop.reading.formats.pictures import DPI, POINTS
from phoihop.reading.refusals import ReadRefused

PNG = b"\x89PNG\r\n\x1a\n"
MOST_PAGES = 500
MOST_STRIPS = 20_000
REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
OVER_WHITE = "1 exch sub {depth} index mul 1 exch sub {count} 1 roll"
"""In the language of PDF functions: a colour that is partly seen through, on white paper."""
SHORT, LONG = 3, 4
SIZES = {1: 1, SHORT: 2, LONG: 4}
"""How many bytes the values of a tag have (TIFF 6.0, section 2); tags of other kinds are not needed."""
WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, FILL_ORDER = 256, 257, 258, 259, 262, 266
STRIPS, SAMPLES, ROWS_PER_STRIP, STRIP_BYTES, PLANAR, T4, PREDICTOR = 273, 277, 278, 279, 284, 292, 317
COLOUR_MAP, TILE_WIDTH, JPEG_TABLES = 320, 322, 347
WHITE_IS_ZERO, RGB, PALETTE, CMYK, YCBCR = 0, 2, 3, 5, 6
FAXES = {2: "/K 0 /EncodedByteAlign true", 3: "/K 0", 4: "/K -1"}
FILTERS = {1: "", 5: "LZWDecode", 7: "DCTDecode", 8: "FlateDecode", 32773: "RunLengthDecode", 32946: "FlateDecode"}
FLAT, SOFT_COLOURS = ("", 1), {2: ("/DeviceGray", 1), 4: ("/DeviceRGB", 3)}


class Raster(msgspec.Struct):
    """One picture as PDF describes it: `space`, `filter`, `parms`, `decode` are PDF; `parts` lie below one another, each with its height."""

    width: int
    height: int
    bits: int
    space: str
    filter: str
    parms: str
    decode: str
    parts: list[tuple[int, bytes]]
    soft: int = 0
    rows_known: bool = False


def wrapped(data: bytes) -> pdfium.PdfDocument | None:
    """A document with a page for each picture, a point of it for one that will be drawn. Raises `ReadRefused`: broken."""
    try:
        rasters = [png(data)] if data.startswith(PNG) else tiff(data)
    except (struct.error, IndexError, KeyError, ValueError) as error:
        raise ReadRefused("broken") from error
    whole = [raster for raster in rasters if raster is not None]
    if not whole or len(whole) < len(rasters):
        return None
    try:
        return pdfium.PdfDocument(Writer().document(whole))
    except pdfium.PdfiumError as error:
        raise ReadRefused("broken") from error


def png(data: bytes) -> Raster | None:
    """The picture of a .png (ISO/IEC 15948): its rows are compressed and filtered exactly as PDF has it."""
    at, parts, palette = len(PNG), [], b""
    head: tuple[int, ...] = ()
    while at + 8 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            head = struct.unpack(">IIBBBBB", content)
        elif kind == b"PLTE":
            palette = content
        elif kind == b"IDAT":
            parts.append(content)
        elif kind == b"IEND":
            break
        at += 12 + size
    if not head or not parts or not head[0] or not head[1]:
        raise ReadRefused("broken")
    width, height, bits, colour, _, _, woven = head
    if woven:
        return None
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    space = {0: "/DeviceGray", 2: "/DeviceRGB"}.get(colour, "")
    if colour == PALETTE:
        space = indexed(palette)
    parms = f"/Predictor 15 /Colors {channels} /BitsPerComponent {bits} /Columns {width}"
    soft = channels if channels in SOFT_COLOURS else 0
    return Raster(width, height, bits, space, "FlateDecode", parms, "", [(height, b"".join(parts))], soft)


def indexed(palette: bytes) -> str:
    colours = len(palette) // 3
    if not colours:
        raise ReadRefused("broken")
    return f"[/Indexed /DeviceRGB {colours - 1} <{palette[: colours * 3].hex()}>]"


def tiff(data: bytes) -> list[Raster | None]:
    """The pictures of a .tif (TIFF 6.0), one for each page."""
    order = "<" if data[:2] == b"II" else ">"
    out: list[Raster | None] = []
    seen: set[int] = set()
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    while at and at not in seen and len(out) < MOST_PAGES:
        seen.add(at)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        out.append(page_of(data, order, tags_of(data, order, at + 2, count)))
        (at,) = struct.unpack_from(f"{order}I", data, at + 2 + count * 12)
    return out


def tags_of(data: bytes, order: str, at: int, count: int) -> dict[int, list[int]]:
    tags: dict[int, list[int]] = {}
    for number in range(count):
        tag, kind, many = struct.unpack_from(f"{order}HHI", data, at + number * 12)
        size = SIZES.get(kind, 0) or (1 if kind == 7 else 0)
        if not size or many > max(MOST_STRIPS, 1 << 16):
            continue
        place = at + number * 12 + 8
        if size * many > 4:
            (place,) = struct.unpack_from(f"{order}I", data, place)
        letter = {1: "B", 2: "H", 4: "I"}[size]
        tags[tag] = list(struct.unpack_from(f"{order}{many}{letter}", data, place))
    return tags


def page_of(data: bytes, order: str, tags: dict[int, list[int]]) -> Raster | None:
    """One page; None where PDF has no way to hold it as it is."""
    width, height = tags[WIDTH][0], tags[HEIGHT][0]
    compression, samples = tags.get(COMPRESSION, [1])[0], tags.get(SAMPLES, [1])[0]
    bits, photometric = tags.get(BITS, [1])[0], tags.get(PHOTOMETRIC, [WHITE_IS_ZERO])[0]
    if not width or not height:
        raise ReadRefused("broken")
    fax = compression in FAXES
    woven = samples > 1 and tags.get(PLANAR, [1])[0] != 1
    little_endian = bits == 16 and order == "<"
    if TILE_WIDTH in tags or woven or little_endian or not (fax or compression in FILTERS) or STRIPS not in tags:
        return None
    space = space_of(photometric, samples, tags)
    if space is None:
        return None
    rows = min(tags.get(ROWS_PER_STRIP, [height])[0] or height, height)
    tables = bytes(tags.get(JPEG_TABLES, []))
    parts: list[tuple[int, bytes]] = []
    for number, (place, size) in enumerate(zip(tags[STRIPS], tags[STRIP_BYTES], strict=True)):
        part = data[place : place + size]
        if tags.get(FILL_ORDER, [1])[0] == 2:
            part = part.translate(REVERSED)
        if compression == 7 and tables:
            part = tables[:-2] + part[2:]
        parts.append((min(rows, height - number * rows), part))
    if any(high < 1 for high, _ in parts):
        raise ReadRefused("broken")
    decode = "/Decode [1 0]" if photometric == WHITE_IS_ZERO and not fax else ""
    if fax:
        two = compression == 3 and tags.get(T4, [0])[0] & 1
        parms = f"{'/K 1' if two else FAXES[compression]} /Columns {width} /EndOfBlock false"
        parms += "" if photometric == WHITE_IS_ZERO else " /BlackIs1 true"
        return Raster(width, height, 1, "/DeviceGray", "CCITTFaxDecode", parms, "", parts, rows_known=True)
    parms = ""
    if tags.get(PREDICTOR, [1])[0] == 2 and FILTERS[compression] in ("LZWDecode", "FlateDecode"):
        parms = f"/Predictor 2 /Colors {samples} /BitsPerComponent {bits} /Columns {width}"
    soft = samples if samples in SOFT_COLOURS and photometric not in (CMYK, YCBCR, PALETTE) else 0
    return Raster(width, height, bits, space, FILTERS[compression], parms, decode, parts, soft)


def space_of(photometric: int, samples: int, tags: dict[int, list[int]]) -> str | None:
    if photometric == PALETTE and samples == 1:
        colours = tags[COLOUR_MAP]
        many = len(colours) // 3
        return indexed(bytes(colours[part * many + i] >> 8 for i in range(many) for part in range(3)))
    spaces = {1: "/DeviceGray", 2: "", 3: "/DeviceRGB", 4: "/DeviceCMYK" if photometric == CMYK else ""}
    return spaces.get(samples) if photometric in (0, 1, RGB, CMYK, YCBCR) else None


class Writer:
    """Writes the few objects of such a PDF."""

    def __init__(self) -> None:
        self.objects: list[bytes] = []

    def add(self, content: bytes) -> int:
        self.objects.append(content)
        return len(self.objects)

    def stream(self, head: str, content: bytes) -> int:
        return self.add(f"<< {head} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")

    def document(self, rasters: list[Raster]) -> bytes:
        parent = self.add(b"")
        kids = [self.page(raster, parent) for raster in rasters]
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self.objects[parent - 1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
        root = self.add(f"<< /Type /Catalog /Pages {parent} 0 R >>".encode())
        out, places = [b"%PDF-1.7\n"], [0]
        for number, content in enumerate(self.objects, 1):
            out.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        sizes = [len(part) for part in out]
        for size in sizes:
            places.append(places[-1] + size)
        table = places[-1]
        out.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.objects) + 1))
        out += [b"%010d 00000 n \n" % place for place, _ in pairwise(places[1:])]
        out.append(
            b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(self.objects) + 1, root, table)
        )
        return b"".join(out)

    def page(self, raster: Raster, parent: int) -> int:
        scale = POINTS / DPI
        space = self.through(raster.soft) if raster.soft else raster.space
        names, drawn, top = [], [], raster.height * scale
        for number, (rows, part) in enumerate(raster.parts):
            parms = (
                f"/DecodeParms << {raster.parms}{f' /Rows {rows}' if raster.rows_known else ''} >>"
                if raster.parms
                else ""
            )
            filter_ = f"/Filter /{raster.filter}" if raster.filter else ""
            image = self.stream(
                f"/Type /XObject /Subtype /Image /Width {raster.width} /Height {rows} /BitsPerComponent {raster.bits} "
                f"/ColorSpace {space} {filter_} {parms} {raster.decode}",
                part,
            )
            top -= rows * scale
            names.append(f"/I{number} {image} 0 R")
            drawn.append(f"q {raster.width * scale:.4f} 0 0 {rows * scale:.4f} 0 {top:.4f} cm /I{number} Do Q")
        content = self.stream("", "\n".join(drawn).encode())
        return self.add(
            f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 {raster.width * scale:.4f} {raster.height * scale:.4f}] "
            f"/Contents {content} 0 R /Resources << /XObject << {' '.join(names)} >> >> >>".encode()
        )

    def through(self, channels: int) -> str:
        """A colour space of colours and how far they are seen through, laid on white."""
        space, colours = SOFT_COLOURS[channels]
        each = OVER_WHITE.format(depth=colours, count=colours)
        program = f"{{ {channels} 1 roll {' '.join([each] * colours)} {channels} -1 roll pop }}"
        domain = " ".join(["0 1"] * channels)
        function = self.stream(
            f"/FunctionType 4 /Domain [{domain}] /Range [{' '.join(['0 1'] * colours)}]", program.encode()
        )
        names = " ".join(f"/C{number}" for number in range(channels))
        return f"[/DeviceN [{names}] {space} {function} 0 R]"
