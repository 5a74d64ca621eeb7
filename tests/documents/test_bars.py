"""Columns as a picture: each part in its own pattern, on one scale, readable without colour."""

from __future__ import annotations

import io
import struct
import zlib

from docx import Document
from docx.oxml.ns import qn

from phoihop.documents import word
from phoihop.documents.bars import BAR, BASE, HIGH, KEY, PITCH, Bars, picture
from phoihop.documents.paper import Brief, Column, Table

Dots = list[str]
"""The rows of a picture, "1" for ink."""


def dots(bars: Bars) -> Dots:
    drawn = picture(bars)
    assert drawn.startswith(b"\x89PNG")
    width, height, depth, kind = struct.unpack(">IIBB", drawn[16:26])
    assert (depth, kind) == (1, 0)
    length = int.from_bytes(drawn[33:37], "big")
    lines = zlib.decompress(drawn[41 : 41 + length])
    step = 1 + -(-width // 8)
    assert len(lines) == height * step
    rows = [lines[n * step + 1 : (n + 1) * step] for n in range(height)]
    return ["".join("1" if bit == "0" else "0" for byte in row for bit in f"{byte:08b}")[:width] for row in rows]


def ink_in(image: Dots, column: int, top: int, low: int) -> float:
    """How much of a part of a column is ink, from 0 to 1."""
    left = column * PITCH + (PITCH - BAR) // 2
    part = "".join(row[left : left + BAR] for row in image[top:low])
    return part.count("1") / len(part)


def test_each_part_of_a_column_has_a_pattern_of_its_own():
    image = dots(Bars([(1, 1, 1, 1)], 4, ""))
    quarter = HIGH // 4
    solid, hatched, outlined, striped = (
        ink_in(image, 0, HIGH - (n + 1) * quarter, HIGH - n * quarter) for n in range(4)
    )
    assert solid == 1
    assert outlined < 0.35 < hatched < striped < 0.8
    assert len(KEY) == 4


def test_columns_share_the_scale_of_the_highest_and_stand_on_one_line():
    image = dots(Bars([(4, 0, 0, 0), (2, 0, 0, 0), (0, 0, 0, 0)], 4, ""))
    assert (len(image[0]), len(image)) == (3 * PITCH, HIGH + BASE)
    assert ink_in(image, 0, 0, HIGH) == 1
    assert ink_in(image, 1, 0, HIGH // 2) == 0
    assert ink_in(image, 1, HIGH // 2, HIGH) == 1
    assert ink_in(image, 2, 0, HIGH) == 0
    assert all(ink_in(image, n, HIGH, HIGH + BASE) == 1 for n in range(3))


def test_a_year_begins_with_a_line_and_no_column_is_no_failure():
    image = dots(Bars([(0, 0, 0, 0)] * 2, 1, "", years=frozenset({1})))
    assert image[0][PITCH] == "1"
    assert image[0][0] == "0"
    assert len(dots(Bars([], 0, ""))[0]) == PITCH


def test_a_picture_in_word_is_told_in_words_and_in_other_files_the_words_stand_alone():
    bars = Bars([(1, 0, 0, 2)], 3, "3 kỳ: 1 đúng hạn, 2 quá hạn")
    table = Table([Column("Văn bản"), Column("Theo quý")], [["Chương trình", bars]])
    document = Document(io.BytesIO(word.brief(Brief("Tình hình", "", [], [table]))))
    (told,) = document.element.body.iter(qn("wp:docPr"))
    assert told.get("descr") == bars.words
    assert len(document.inline_shapes) == 1
