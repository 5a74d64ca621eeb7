"""A review counts what a person counts by hand, and says it alike on the page, in Word and in Excel."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from docx import Document
from openpyxl import load_workbook

from commitments.making import stand_at_today
from phoihop.documents.typesetting import plain
from phoihop.features.agreements.tables import Agreement
from phoihop.people.actions import set_roles
from reviews.counted_agreement import (
    BY_BODY,
    BY_LINE,
    ESTIMATED,
    HEADS,
    NOT_TRACKED,
    OUTSIDE,
    ROWS,
    STATUSES,
    SUMS,
    TARGET,
    WHOLE,
    make_agreement,
)

pytestmark = pytest.mark.django_db
Rows = list[list[str]]
BY_LEAD, BY_WORK = "Kết quả theo cơ quan chủ trì", "Kết quả theo lĩnh vực công tác"
SUMMED = "Số liệu theo lĩnh vực công tác"


@pytest.fixture
def looking(monkeypatch, settings) -> tuple[Client, str]:
    stand_at_today(monkeypatch, settings)
    cast, me, _board, record = make_agreement()
    set_roles(me.user, cast.command, ["officer", "signer"])
    client = Client()
    client.force_login(me.user)
    client.cookies["phoihop_language"] = "vi"
    return client, record


def words_in(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def tables_of_page(markup: str) -> dict[str, Rows]:
    """The tables of a page by their captions, each row as its words."""
    found = {}
    for table in re.findall(r"<table.*?</table>", markup, re.DOTALL):
        caption = words_in(table.partition("<caption>")[2].partition("</caption>")[0])
        rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
        found[caption] = [[words_in(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows]
    return found


def tables_of_word(content: bytes) -> dict[str, Rows]:
    """The tables of a Word report by their captions (“Bảng 1. ...”), without the number."""
    document = Document(io.BytesIO(content))
    found: dict[str, Rows] = {}
    caption = ""
    for element in document.element.body.iterchildren():
        text = plain("".join(node.text or "" for node in element.iter() if node.tag.endswith("}t")))
        if element.tag.endswith("}p"):
            caption = text if text.startswith("Bảng ") else caption
        elif element.tag.endswith("}tbl") and caption:
            table = next(each for each in document.tables if each._tbl is element)
            found[caption.partition(". ")[2]] = [[plain(cell.text) for cell in row.cells] for row in table.rows]
            caption = ""
    return found


def closed_up(words: str) -> str:
    """Words of a page without the spaces that its links leave before a comma."""
    return re.sub(r" ([,.:)])", r"\1", words).replace("( ", "(")


def paragraphs_of(content: bytes) -> list[str]:
    paragraphs = Document(io.BytesIO(content)).paragraphs
    return [" ".join(plain(paragraph.text).split()) for paragraph in paragraphs]


def agreement_title(record: str) -> str:
    agreement = Agreement.objects.get(record=record)
    return agreement.title or agreement.short_title


def sheets_of(content: bytes) -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(content))
    return {
        page.title: [
            [plain(str(v)) if isinstance(v, str) else v for v in row] for row in page.iter_rows(values_only=True)
        ]
        for page in book.worksheets
    }


def counted(rows: Rows) -> dict[str, tuple[int, ...]]:
    """The rows of a table of counts under the seven heads of the hand-made one."""
    heads = [head.lower() for head in rows[0]]
    places = [heads.index(head) for head in HEADS]
    return {row[0]: tuple(int(row[place]) for place in places) for row in rows[1:]}


def summed(rows: Rows) -> dict[tuple[str, str], int]:
    return {(line, figure): int(value.split(" ")[0].replace(".", "")) for line, figure, value, *_ in rows[1:]}


def told(tables: dict[str, Rows]) -> Iterator[tuple[tuple[str, str, str], int]]:
    """The rows of the tables of figures: of the year 2026, without what was estimated."""
    commitments = {commitment for commitment, _body, _figure in ROWS}
    for caption, rows in tables.items():
        if caption in commitments:
            for row in rows[1:]:
                if row[0] == "2026":
                    for head, value in zip(rows[0][2:], row[2:], strict=True):
                        number = value.split(" ")[0].replace(".", "")
                        if number.isdecimal():
                            yield (caption, row[1], head.partition(" (")[0]), int(number)


def test_the_page_counts_as_a_person_does(looking):
    client, record = looking
    markup = page_of(client, f"/reviews/{record}/?scope=2026")
    tables = tables_of_page(markup)
    assert counted(tables[BY_LEAD]) == BY_BODY | {"Cộng": WHOLE}
    assert counted(tables[BY_WORK]) == BY_LINE | {"Cộng": WHOLE}
    assert summed(tables[SUMMED]) == SUMS
    assert dict(told(tables)) == ROWS
    assert tables["Giúp dân hằng quý"][-1] == ["Chỉ tiêu mỗi kỳ", TARGET, ""]
    words = words_in(markup)
    assert (
        "Trong 9 kỳ đã đến hạn : 4 hoàn thành đúng hạn , 1 hoàn thành quá hạn , 1 chờ tiếp nhận , 1 đề nghị bổ sung ,"
        " 2 quá hạn ." in words
    )
    assert OUTSIDE in closed_up(words)
    assert "Kết quả được báo cáo bằng 2 văn bản có số, ký hiệu ." in words
    assert f"5 ước {ESTIMATED}" in words


def test_word_carries_the_same_figures(looking):
    client, record = looking
    content = client.get(f"/reviews/{record}/word/?scope=2026").content
    tables = tables_of_word(content)
    assert counted(tables[BY_LEAD]) == BY_BODY | {"Cộng": WHOLE}
    assert counted(tables[BY_WORK]) == BY_LINE | {"Cộng": WHOLE}
    assert summed(tables[SUMMED]) == SUMS
    assert dict(told(tables)) == ROWS
    text = plain("\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs))
    assert (
        "Trong 9 kỳ đã đến hạn: 4 hoàn thành đúng hạn, 1 hoàn thành quá hạn, 1 chờ tiếp nhận, 1 đề nghị bổ sung,"
        " 2 quá hạn." in text
    )
    assert OUTSIDE in text
    assert f"Chỉ tiêu mỗi kỳ: Ngày công {TARGET}." in text
    assert f"Ước thực hiện đến hết kỳ, không cộng vào số liệu: Tin, bài {ESTIMATED}." in text


def test_excel_carries_the_same_figures(looking):
    client, record = looking
    sheets = sheets_of(client.get(f"/reviews/{record}/excel/?scope=2026").content)
    rows = sheets["Tổng hợp"]
    start = next(n for n, row in enumerate(rows) if row[0] == "Cơ quan, lĩnh vực")
    table = [[str(cell) for cell in row] for row in rows[start:] if row[1] is not None]
    assert counted(table) == BY_BODY | BY_LINE | {"Cộng": WHOLE}

    by_line = sheets["Theo lĩnh vực"]
    start = next(n for n, row in enumerate(by_line) if row[0] == "Lĩnh vực công tác")
    assert {(row[0], row[1]): row[2] for row in by_line[start + 1 :] if row[0]} == SUMS

    figures = sheets["Số liệu"]
    start = next(n for n, row in enumerate(figures) if row[0] == "Nội dung")
    found = {(row[0], row[3], row[4]): row for row in figures[start + 1 :] if row[0]}
    assert {key: row[5] for key, row in found.items()} == ROWS
    assert {row[2] for row in found.values()} == {2026}
    assert found["Tuyên truyền hằng quý", "Ban Dân vận", "Tin, bài"][7] == ESTIMATED
    assert {key: row[8] for key, row in found.items() if row[8]} == {("Giúp dân hằng quý", "Bộ CHQS", "Ngày công"): 500}

    occurrences = sheets["Các kỳ báo cáo"]
    start = next(n for n, row in enumerate(occurrences) if row[0] == "Nội dung")
    assert len([row for row in occurrences[start + 1 :] if row[0]]) == WHOLE[0] + WHOLE[-1] + 1 + 1 + 3


def test_the_annex_has_the_columns_that_offices_know(looking):
    client, record = looking
    annex = sheets_of(client.get(f"/reviews/{record}/excel/?scope=2026").content)["Phụ lục"]
    start = next(n for n, row in enumerate(annex) if row[0] == "STT")
    assert annex[start] == [
        "STT",
        "Nội dung",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn",
        "Kết quả",
        "Tình trạng",
        "Tài liệu kèm theo",
    ]
    help_row = next(row for row in annex if row[1] == "Giúp dân hằng quý")
    assert help_row[2:4] == ["Bộ CHQS", "Ban Dân vận"]
    assert str(help_row[5]).startswith(
        "3 kỳ đã đến hạn: 1 hoàn thành đúng hạn, 1 hoàn thành quá hạn, 1 đề nghị bổ sung."
        f" Ngày công: 1.600 ngày công (chỉ tiêu mỗi kỳ {TARGET}); Nhà, công trình: 3 công trình."
    )
    assert help_row[7] == "11/BC-BCHQS 20/03/2026"
    class_row = next(row for row in annex if row[1] == "Mở lớp bồi dưỡng")
    assert str(class_row[5]).startswith("1 kỳ đã đến hạn: 1 chờ tiếp nhận. Lớp bồi dưỡng: 1 lớp")


@pytest.mark.slow
def test_every_count_opens_as_many_entries(looking):
    client, record = looking
    markup = page_of(client, f"/reviews/{record}/?scope=2026")
    links = re.findall(r'<a href="(/reviews/[^"]+sources/[^"]+count=[^"]+)">([\d.]+)', markup)
    assert len(links) > 25
    for address, number in links:
        assert page_of(client, html.unescape(address)).count('class="row"') == int(number), address


def test_the_whole_term_says_what_is_not_tracked_and_equals_the_page_of_the_agreement(looking):
    client, record = looking
    markup = page_of(client, f"/reviews/{record}/")
    rows = tables_of_page(markup)[BY_LEAD]
    place = [head.lower() for head in rows[0]].index("không theo dõi")
    assert {row[0]: int(row[place]) for row in rows[1:]} == NOT_TRACKED | {"Cộng": sum(NOT_TRACKED.values())}
    assert counted(rows) == BY_BODY | {"Cộng": WHOLE}

    agreement = words_in(page_of(client, f"/agreements/{record}/"))
    for words in ("2 quá hạn", "1 đề nghị bổ sung", "2 chờ tiếp nhận"):
        assert words in agreement
    matrix = words_in(page_of(client, f"/agreements/{record}/matrix/"))
    assert "4 / 9" in matrix or "4/9" in matrix


def test_the_same_status_has_the_same_name_and_number_on_the_matrix_and_in_the_review(looking):
    client, record = looking
    matrix = words_in(page_of(client, f"/agreements/{record}/matrix/").partition("legend")[2].partition("<table")[0])
    workbook = sheets_of(client.get(f"/agreements/{record}/matrix/excel/").content)
    legend = "\n".join(str(cell) for sheet in workbook.values() for row in sheet[:6] for cell in row if cell)
    review = closed_up(words_in(page_of(client, f"/reviews/{record}/")))
    counted = review[review.index("kỳ đã đến hạn:") : review.index("Kết quả được báo cáo")]
    for word, number in STATUSES.items():
        assert re.search(rf"(?<!\w){word} {number}(?!\d)", matrix), word
        assert re.search(rf" {word} {number}(?!\d)", legend), word
        told = re.findall(rf"(?<!\d)(\d+) {word}(?= \(chưa|[,.)])(?!, không)", counted)
        assert sum(map(int, told)) == number, word
    assert sum(STATUSES.values()) == WHOLE[0] + WHOLE[-1] + 1 + 1 + 3 + 8


def test_only_what_leads_and_directs_counts_as_a_document_of_leadership(looking):
    client, record = looking
    markup = page_of(client, f"/reviews/{record}/?scope=2026")
    assert "Các bên đã ban hành 1 văn bản lãnh đạo, chỉ đạo : kế hoạch (1)." in words_in(markup)
    (address,) = re.findall(r'href="([^"]+directing=1)"', markup)
    listed = page_of(client, html.unescape(address))
    assert "05/KH-BCHQS" in listed
    assert "11/BC-BCHQS" not in listed


def test_the_report_is_named_after_the_agreement_and_its_annex_after_the_report(looking):
    client, record = looking
    whole = paragraphs_of(client.get(f"/reviews/{record}/word/").content)
    title = agreement_title(record)
    assert f"Tổng kết thực hiện {title}" in whole
    assert not any("31/12/2026" in each and title in each for each in whole[:8])
    assert "Phụ lục" in whole
    assert "(Kèm theo Báo cáo số /BC-BCHQS ngày tháng năm 2026 của Bộ Chỉ huy Quân sự thành phố Sông Vân)" in whole
    assert f"Sơ kết năm 2026 thực hiện {title}" in paragraphs_of(
        client.get(f"/reviews/{record}/word/?scope=2026").content
    )


def test_the_overview_says_the_same_of_the_agreement(looking):
    client, _record = looking
    words = html.unescape(page_of(client, "/overview/"))
    assert "9 kỳ đã đến hạn: 4 đúng hạn, 1 hoàn thành quá hạn, 2 chờ tiếp nhận hoặc bổ sung, 2 quá hạn" in words
    assert "2 việc quá hạn" in words_in(words)


def test_an_unknown_span_is_no_page_and_changes_nothing(looking):
    client, record = looking
    for address in ("", "sources/", "word/", "excel/"):
        for scope in ("2026-H3", "hom-nay", "2026-06-30..2026-01-01", "2026-02-30..2026-03-01", "٢٠٢٦"):
            assert client.get(f"/reviews/{record}/{address}", {"scope": scope}).status_code == 404
    assert client.post(f"/reviews/{record}/?scope=zzz", {"section": "limits", "text": "x"}).status_code == 404
