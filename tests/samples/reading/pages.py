"""Writes small PDF files with Vietnamese text for the reader's tests: one line of text at each place given.

The font is named and not embedded; a ToUnicode map tells the letters, as it does in files that offices make.
"""

from __future__ import annotations

from itertools import pairwise

Line = tuple[float, float, str]
Stroke = tuple[float, float, float, float]


def ruled(columns: list[float], rows: list[float], gone: tuple[Stroke, ...] = ()) -> list[Stroke]:
    """The strokes around the cells of a table, each side drawn by itself, less those that merged cells lack."""
    strokes = [(x0, y, x1, y) for y in rows for x0, x1 in pairwise(columns)]
    strokes += [(x, y1, x, y0) for x in columns for y0, y1 in pairwise(rows)]
    return [stroke for stroke in strokes if stroke not in gone]


def pdf_of(pages: list[list[Line]], *, size: int = 13, strokes: list[list[Stroke]] | None = None) -> bytes:
    """A PDF of A4 pages; each line is (x, y, text) in points from the lower left corner, each stroke (x, y, x, y)."""
    letters = sorted({letter for page in pages for _, _, text in page for letter in text})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    mapping = "\n".join(f"<{code:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /S def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{mapping}\nendbfchar endcmap end end"
    )
    objects: list[bytes] = []

    def add(content: str) -> int:
        objects.append(content.encode("latin-1"))
        return len(objects)

    def stream(content: str) -> int:
        return add(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")

    unicode_map = stream(cmap)
    descriptor = add(
        "<< /Type /FontDescriptor /FontName /Sample /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    inner = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        f"/Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 500 >>"
    )
    font = add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [{inner} 0 R] /ToUnicode {unicode_map} 0 R >>"
    )
    parent = len(objects) + 2 * len(pages) + 1
    kids = []
    for number, page in enumerate(pages):
        own = strokes[number] if strokes else []
        lines = "".join(f"{x0:.1f} {y0:.1f} m {x1:.1f} {y1:.1f} l S\n" for x0, y0, x1, y1 in own)
        drawn = lines + "\n".join(
            f"BT /F1 {size} Tf {x:.1f} {y:.1f} Td <{''.join(f'{codes[c]:04X}' for c in text)}> Tj ET"
            for x, y, text in page
        )
        content = stream(drawn)
        kids.append(
            add(
                f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
                f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
            )
        )
    add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    root = add(f"<< /Type /Catalog /Pages {parent} 0 R >>")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    return out + f"trailer << /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
