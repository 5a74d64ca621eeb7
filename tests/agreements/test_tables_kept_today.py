"""The table that an office keeps in Excel: recognised, mapped by a person, seen row by row, taken in and taken back."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agreements import sheet_samples as samples
from agreements.reading_cast import office, signed_in
from cast import NOW
from phoihop.features.agreements.kept_tables.rows import LONG, READ_TABLE
from phoihop.features.agreements.models import ColumnMapping, KeptTable, ReadingDraft
from phoihop.jobs.models import Job
from phoihop.jobs.queue import run_job, take_next
from phoihop.ledger.models import Act

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # each workbook is opened by a program of its own
NEW = "/agreements/new/table/"
WHEN = "Thời gian"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("phoihop.screen.clock.now", lambda: NOW)


@pytest.fixture
def client(db: None) -> Client:
    office()
    return signed_in()


def dropped(client: Client, data: bytes, name: str = "theo-doi.xlsx", **more: str):
    return client.post(NEW, {"file": SimpleUploadedFile(name, data), **more})


def test_a_workbook_dropped_where_documents_are_becomes_a_table_too(client: Client) -> None:
    drop = "/agreements/new/"
    answer = client.post(drop, {"documents": SimpleUploadedFile("Theo dõi.XLSX", samples.plan_of_the_committee())})
    assert answer.url == f"/tables/{KeptTable.objects.get().pk}/"
    assert not ReadingDraft.objects.exists()


def table_of(client: Client, data: bytes, name: str = "theo-doi.xlsx", **more: str) -> KeptTable:
    answer = dropped(client, data, name, **more)
    assert answer.status_code == 302, answer.content.decode()
    return KeptTable.objects.latest("pk")


def mapped(client: Client, table: KeptTable, **changes: str):
    """Go on from the columns as they are proposed, with some changes."""
    page = client.get(f"/tables/{table.pk}/").context
    given = {f"column_{column.place}": column.role for column in page["columns"]}
    return client.post(f"/tables/{table.pk}/", given | {"go": "1"} | changes)


def lines(client: Client, table: KeptTable):
    return client.get(f"/tables/{table.pk}/rows/").context["page"].lines


def test_the_sheet_its_two_rows_of_head_and_its_columns_are_recognised(client: Client) -> None:
    table = table_of(client, samples.plan_of_the_committee())
    page = client.get(f"/tables/{table.pk}/")
    assert [(column.head, column.role) for column in page.context["columns"]] == [
        ("STT", "number"),
        ("Nội dung công việc", "content"),
        ("Cơ quan thực hiện – Chủ trì", "lead"),
        ("Cơ quan thực hiện – Phối hợp", "support"),
        ("Thời gian", "when"),
        ("Sản phẩm", "product"),
        ("Ghi chú", "note"),
    ]
    assert (page.context["first"], page.context["last"]) == (6, 8)
    assert page.context["kept"].grid.name == "Phụ lục I"
    assert page.context["kept"].chosen.year == 2026


def test_every_row_is_shown_as_what_it_becomes_and_rows_with_a_question_come_first(client: Client) -> None:
    table = table_of(client, samples.plan_of_the_committee())
    assert mapped(client, table).url == f"/tables/{table.pk}/rows/"
    shown = [
        (line.number, [dict(facts)[WHEN] for facts in line.becomes], line.questions) for line in lines(client, table)
    ]
    assert shown == [
        (15, ["thường xuyên"], ["Cơ quan nào chủ trì?"]),
        (10, ["chậm nhất ngày 31/3/2026"], []),
        (11, ["chậm nhất ngày 30/6/2026"], []),
        (13, ["chậm nhất ngày 30/6/2026", "chậm nhất ngày 30/9/2026"], []),
        (14, ["hằng quý, 2 ngày làm việc sau khi chốt số liệu"], []),
    ]
    left = client.get(f"/tables/{table.pk}/rows/").context["left"]
    assert [(number, why) for number, why, _words in left] == [
        ("9", "đầu mục"),
        ("12", "đầu mục"),
        ("17", "dòng cộng"),
        ("19", "phần dưới bảng"),
        ("20", "phần dưới bảng"),
    ]


def test_a_table_is_taken_in_as_one_draft_with_its_sections_and_taken_back_as_one(client: Client) -> None:
    table = table_of(client, samples.plan_of_the_committee())
    mapped(client, table)
    rows = f"/tables/{table.pk}/rows/"
    answer = client.post(rows, {"shown": ["10", "11"], "out": ["11"], "take": "1"})
    draft = ReadingDraft.objects.get()
    assert answer.url == f"/reading/{draft.pk}/"
    assert [(item["label"], item["title"][:22]) for item in draft.items] == [
        ("I.1", "Xây dựng kế hoạch tuyê"),
        ("II.3", "Mở 02 lớp bồi dưỡng ch"),
        ("II.3", "Mở 02 lớp bồi dưỡng ch"),
        ("II.4", "Báo cáo kết quả thực h"),
        ("II.5", "Nắm tình hình nhân dân"),
    ]
    assert [clause["title"] for clause in draft.reading["clauses"]] == ["CÔNG TÁC TUYÊN TRUYỀN", "Công tác huấn luyện"]
    assert draft.title == "Kế hoạch phối hợp công tác dân vận năm 2026"
    assert client.get(answer.url).status_code == 200
    assert "bàn đọc" in client.get(rows).content.decode()
    assert client.post(f"/tables/{table.pk}/undo/").url == rows
    assert not ReadingDraft.objects.exists()
    assert [line.number for line in lines(client, table) if line.out] == [11]
    assert not Act.objects.exists()


def test_a_draft_that_was_thrown_away_on_the_desk_leaves_the_table_to_be_taken_again(client: Client) -> None:
    table = table_of(client, samples.plan_of_the_committee())
    mapped(client, table)
    client.post(f"/tables/{table.pk}/rows/", {"take": "1"})
    draft = ReadingDraft.objects.get()
    client.post(f"/reading/{draft.pk}/delete/")
    client.post(f"/tables/{table.pk}/rows/", {"take": "1"})
    assert ReadingDraft.objects.count() == 1


def test_a_mapping_is_remembered_by_the_shape_of_the_head_for_the_office_that_made_it(client: Client) -> None:
    head = ("STT", "Việc", "Ai làm", "Bao giờ")
    data = samples.table(
        head, (1, "Mở lớp tập huấn", "Sở Y tế", "Quý II"), (2, "Kiểm tra bếp ăn", "Sở Y tế", "Quý III")
    )
    mapped(client, table_of(client, data), column_1="content", column_2="lead", column_3="when")
    again = client.get(f"/tables/{table_of(client, data, 'khac.xlsx').pk}/").context
    assert [column.role for column in again["columns"]] == ["number", "content", "lead", "when"]
    assert again["kept"].chosen.remembered
    assert ColumnMapping.objects.count() == 1
    office("Sở Nội vụ tỉnh khác", "nguoikhac")
    other = table_of(signed_in("nguoikhac"), data)
    assert not other.chosen.get("remembered")


def test_what_a_time_cell_says_and_is_not_understood_is_shown_as_it_is_and_asked(client: Client) -> None:
    head = ("STT", "Nội dung", "Chủ trì", "Thời gian")
    table = table_of(client, samples.table(head, (1, "Mở lớp tập huấn", "Sở Y tế", "Theo kế hoạch của tỉnh")))
    mapped(client, table)
    (line,) = lines(client, table)
    assert dict(line.becomes[0])[WHEN] == "chưa hiểu: “Theo kế hoạch của tỉnh”"
    assert len(line.questions) == 1


TIMES = {
    "Quý II": ("once", "2026-06-30"),
    "Quý II/2025": ("once", "2025-06-30"),
    "Thường xuyên": ("continuous", ""),
    "Trước 30/6": ("once", "2026-06-30"),
    "30/6/2026": ("once", "2026-06-30"),
    "Hằng quý": ("quarterly", ""),
    "6 tháng": ("half_yearly", ""),
    46203: ("once", "2026-06-30"),
    "T6/2026": ("once", "2026-06-30"),
    "Trước 30/9 hằng năm": ("yearly", "09-30"),
    "6 tháng đầu năm": ("once", "2026-06-30"),
}


def test_words_of_times_are_understood(client: Client) -> None:
    head = ("STT", "Nội dung", "Chủ trì", "Thời hạn")
    rows = [(n, f"Mở lớp tập huấn số {n}", "Sở Y tế", cell) for n, cell in enumerate(TIMES, 1)]
    table = table_of(client, samples.table(("Năm 2026",), head, *rows))
    mapped(client, table)
    client.post(f"/tables/{table.pk}/rows/", {"take": "1"})
    items = ReadingDraft.objects.get().items
    assert [(item["cadence"], item.get("due", ""), bool(item.get("asks"))) for item in items] == [
        (*meant, False) for meant in TIMES.values()
    ]


def test_pasted_rows_go_the_same_way_and_a_row_without_lead_goes_on_with_the_one_above(client: Client) -> None:
    rows = (
        "STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn\tGhi chú\n"
        "1\tMở lớp tập huấn\tSở Y tế\tSở Giáo dục\tTrước 30/9 hằng năm\tx\n"
        '2\t"Kiểm tra\nbếp ăn"\t\tSở Giáo dục\tHằng quý\t\n'
    )
    assert client.post(NEW, {"rows": rows}).status_code == 302
    table = KeptTable.objects.get()
    mapped(client, table)
    client.post(f"/tables/{table.pk}/rows/", {"take": "1"})
    draft = ReadingDraft.objects.get()
    names = {party["slot"]: party["name"] for party in draft.parties}
    assert [(item["title"], item["cadence"], [names[slot] for slot in item["leads"]]) for item in draft.items] == [
        ("Mở lớp tập huấn", "yearly", ["Sở Y tế"]),
        ("Kiểm tra bếp ăn", "quarterly", ["Sở Y tế"]),
    ]


def test_a_table_without_head_has_the_usual_columns(client: Client) -> None:
    client.post(NEW, {"rows": "1\tMở lớp tập huấn\tSở Y tế\n2\tKiểm tra bếp ăn\tSở Y tế\n"})
    page = client.get(f"/tables/{KeptTable.objects.get().pk}/").context
    assert [column.role for column in page["columns"]] == ["number", "content", "lead"]
    assert (page["first"], page["last"]) == (0, 0)


def test_a_mapping_that_makes_no_sense_is_told_and_changes_nothing(client: Client) -> None:
    table = table_of(client, samples.plan_of_the_committee())
    twice = mapped(client, table, column_2="content")
    assert twice.status_code == 400
    assert "Hai cột" in twice.content.decode()
    none = mapped(client, table, column_1="")
    assert "nội dung" in none.context["problem"].lower()
    assert not ColumnMapping.objects.exists()


def test_another_sheet_or_another_head_is_proposed_anew(client: Client) -> None:
    table = table_of(client, samples.plan_of_the_committee())
    page = client.post(f"/tables/{table.pk}/", {"sheet": "0", "first": "6", "last": "8"}).context
    assert page["kept"].grid.name == "Bìa"
    page = client.post(f"/tables/{table.pk}/", {"sheet": "1", "first": "0", "last": "0"}).context
    page = client.post(f"/tables/{table.pk}/", {"sheet": "1", "first": "7", "last": "8"}).context
    assert [column.head for column in page["columns"]][2:4] == ["Chủ trì", "Phối hợp"]


def test_when_all_rows_are_left_out_nothing_is_taken(client: Client) -> None:
    table = table_of(client, samples.calendar_of_the_department())
    mapped(client, table)
    answer = client.post(f"/tables/{table.pk}/rows/", {"shown": ["4"], "out": ["4"], "take": "1"})
    assert "ít nhất một dòng" in answer.context["problem"]
    assert not ReadingDraft.objects.exists()


def test_a_long_table_is_read_in_the_background_with_progress(client: Client) -> None:
    rows = tuple((n, f"Mở lớp tập huấn số {n}", "Sở Y tế", "Quý II/2026") for n in range(1, LONG + 1))
    table = table_of(client, samples.table(("STT", "Nội dung", "Chủ trì", "Thời gian"), *rows))
    mapped(client, table)
    address = f"/tables/{table.pk}/rows/"
    assert client.get(address).url == address
    assert "data-again" in client.get(address).content.decode()
    assert client.get(f"/tables/{table.pk}/progress/").status_code == 200
    job = take_next(NOW)
    assert job is not None
    assert job.kind == READ_TABLE
    assert run_job(job, clock=lambda: NOW).state == Job.State.DONE
    assert client.get(f"/tables/{table.pk}/progress/").url == address
    page = client.get(address).context["page"]
    assert (len(page.lines), page.pages) == (100, 4)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, content)
    return out.getvalue()


def test_what_is_no_table_or_must_not_enter_is_refused_plainly_and_nothing_is_kept(client: Client) -> None:
    plain = samples.table(("STT", "Nội dung"), (1, "Mở lớp"))
    long = samples.table(("STT", "Nội dung"), *((n, "Mở lớp") for n in range(5100)))
    secret_sheet = samples.workbook(
        lambda book, page: (page.write(0, 0, "STT"), book.add_worksheet("2").write(0, 0, "TỐI MẬT"))
    )
    refusals = [
        ("a.xlsx", with_part(plain, "xl/vbaProject.bin", b"x"), "macro"),
        ("a.xlsx", samples.table(("MẬT",), ("STT", "Nội dung")), "MẬT"),
        ("a.xlsx", secret_sheet, "TỐI MẬT"),
        ("a.xlsx", plain[:600], "hỏng"),
        ("a.docx", b"%PDF-1.4 x", "không"),
        ("a.exe", b"MZ\x90\x00", "không phải bảng"),
        ("a.xlsx", long, "5000 dòng"),
        ("a.xlsx", samples.table(()), "không có dòng"),
        ("a.csv", b"\xff\xff\xff", "UTF-8"),
    ]
    for name, data, words in refusals:
        answer = dropped(client, data, name)
        assert answer.status_code == 400
        assert words in answer.context["form"].errors["file"][0], (name, answer.context["form"].errors)
    assert client.post(NEW, {"rows": "MẬT\nSTT\tNội dung\n"}).status_code == 400
    assert client.post(NEW, {}).context["form"].errors["file"]
    assert not KeptTable.objects.exists()


def test_a_table_is_there_for_its_office_only_and_readers_take_nothing_in(client: Client) -> None:
    table = table_of(client, samples.plan_of_the_committee())
    office("Sở Nội vụ tỉnh khác", "nguoikhac")
    office("Sở Tài chính tỉnh khác", "nguoixem", roles=("viewer",))
    for page in ("", "rows/", "undo/", "progress/", "delete/"):
        assert signed_in("nguoikhac").get(f"/tables/{table.pk}/{page}").status_code == 404
    assert signed_in("nguoixem").get(NEW).status_code == 403


def test_the_blank_table_is_understood_without_asking(client: Client) -> None:
    blank = client.get("/agreements/new/table/template/")
    table = table_of(client, blank.content)
    page = client.get(f"/tables/{table.pk}/").context
    assert [column.role for column in page["columns"]] == [
        "number",
        "content",
        "lead",
        "support",
        "when",
        "product",
        "note",
    ]
    mapped(client, table)
    assert [line.questions for line in lines(client, table)] == [[], []]
