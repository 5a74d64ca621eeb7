"""Finding things: with and without marks, newest first, and nothing that one may not see."""

from __future__ import annotations

from datetime import date

import pytest

from cast import NOW, TODAY, at, issue, make_cast, programme
from phoihop.features.agreements.actions import invite_party, record_agreement, wipe_words
from phoihop.features.commitments.actions import FilePlan, ReportForm, due_row, file_report
from phoihop.ledger.rebuild import differences, rebuild
from phoihop.people.models import Standing
from phoihop.registers.search import Found, hits, marked, put, settle, words_of
from phoihop.registers.tables import Search

pytestmark = pytest.mark.django_db
SHEET = FilePlan("ab" * 32, "danh-sách lớp bồi dưỡng.pdf", 1200, "application/pdf")


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def record(cast):
    """The command's programme with a board that does not see it yet, and one report about days of labour."""
    me = cast.officer(cast.command)
    made = record_agreement(programme(cast, cast.board), issue(), by=me, now=at(2026, 1, 5))
    row = due_row(made, "c1", "2026-06-15/2026-09-14", cast.command.id, by=me)
    form = ReportForm(
        "Giúp Nhân dân phường Hòa Bình 520 ngày công, sửa 3 km đường Đồng Tâm.",
        date(2026, 9, 16),
        number="45/BC-BCHQS",
        files=(SHEET,),
    )
    file_report(row, form, by=me, now=at(2026, 9, 16))
    return made


def found(organisation, asked: str, kind: str = "") -> list[tuple[str, str]]:
    return [(row.kind, row.title) for row in hits(organisation.id, asked, kind)]


REPORT = ("report", "45/BC-BCHQS")


@pytest.mark.parametrize(
    "asked",
    ["Hòa Bình", "Hoà Bình", "hoa binh", "HÒA BÌNH", "đồng tâm", "dong tam", "520 ngày", "45/BC-BCHQS", "45 bc", "đườ"],
)
def test_a_report_is_found_with_and_without_marks_and_by_its_number(cast, record, asked):
    assert REPORT in found(cast.command, asked)


@pytest.mark.parametrize(
    "asked", ["hòa hợp", "xyz", '"bình hòa"', "", "  ", "!!!", '"', "o'", "' OR 1=1 --", "*", "a:b NEAR c"]
)
def test_what_does_not_occur_is_not_found(cast, record, asked):
    assert REPORT not in found(cast.command, asked)


def test_words_in_quotation_marks_follow_each_other(cast, record):
    assert REPORT in found(cast.command, '"phường hòa bình" "ngày công"')
    assert REPORT in found(cast.command, "bình hòa")


def test_only_the_last_word_may_be_a_beginning(cast, record):
    assert REPORT in found(cast.command, "phường hò")
    assert REPORT not in found(cast.command, "phườ hòa")


def test_agreements_commitments_and_files_are_found_each_by_their_kind(cast, record):
    assert found(cast.command, "giai đoạn 2022", "agreement") == [
        ("agreement", "Chương trình phối hợp công tác dân vận, giai đoạn 2022 - 2026")
    ]
    assert found(cast.command, "12-CTr/BDVTU-BCHQS")[0][0] == "agreement"
    assert found(cast.command, "mo lop boi duong", "commitment") == [("commitment", "Mở lớp bồi dưỡng")]
    assert found(cast.command, "danh sach lop") == [("evidence", SHEET.name)]


def test_the_newest_stands_first(cast):
    days = [date(2024, 5, 1), None, date(2026, 2, 2), date(2025, 1, 1)]
    record = "a" * 64
    Standing.objects.create(organisation=cast.command.id, record=record, role="party")
    put(record, [Found("report", str(number), f"số {number}", "giao ban", day) for number, day in enumerate(days)])
    assert [row.dated for row in hits(cast.command.id, "giao ban")] == [*sorted(filter(None, days), reverse=True), None]


def test_another_organisation_finds_nothing_of_it_until_it_stands_in_the_record(cast, record):
    assert found(cast.board, "hòa bình") == []
    assert found(cast.observer, "ngày công") == []
    invite_party(record, "p2", by=cast.officer(cast.command), now=NOW)
    assert REPORT in found(cast.board, "hòa bình")
    assert found(cast.observer, "hòa bình") == []


def test_a_stale_token_shows_nothing_and_a_missing_right_cannot_be_typed(cast, record):
    Search.objects.update(tokens=f"@{cast.observer.id}")
    assert found(cast.observer, "hòa bình") == []
    assert found(cast.observer, f"hòa bình @{cast.command.id}") == []
    assert found(cast.command, "hòa bình") == []


def test_nobody_finds_anything(cast, record):
    assert list(hits("", "hòa bình")) == []


def test_a_rebuild_gives_the_same_rows(cast, record):
    before = list(Search.objects.order_by("id").values())
    assert {row["kind"] for row in before} == {"agreement", "commitment", "report", "evidence"}
    assert differences(record, TODAY).rows == []
    Search.objects.all().delete()
    assert found(cast.command, "hòa bình") == []
    rebuild(TODAY)
    assert list(Search.objects.order_by("id").values()) == before
    assert REPORT in found(cast.command, "hòa bình")


def test_words_that_were_wiped_are_found_no_more(cast, record):
    act = Search.objects.get(kind="report").key
    wipe_words(record, act, "personal_data", by=cast.officer(cast.command), now=NOW)
    settle()
    assert found(cast.command, "hòa bình") == []
    assert found(cast.command, "danh sách") == []
    assert not Search.objects.filter(text_fold__contains="dong tam").exists()
    assert differences(record, TODAY).rows == []


def test_a_long_text_is_cut_around_the_word():
    text = "Trong quý, đơn vị đã tổ chức nhiều hoạt động. " * 5 + "Sửa đường Đồng Tâm dài 3 km. " + "Kết quả tốt. " * 30
    before, word, after = marked(text, "dong tam")
    assert word == "Đồng Tâm"
    assert before.startswith("… ")
    assert before.endswith("Sửa đường ")
    assert after.startswith(" dài 3 km.")
    assert after.endswith(" …")
    assert marked("Không có gì", "xyz") == ("Không có gì", "", "")
    assert marked("", "xyz") == ("", "", "")


def test_words_are_letters_and_digits_alone():
    assert words_of("Số 12-CTr/BDVTU, ngày 05/6/2026 (“Đồng Tâm”)") == [
        "so", "12", "ctr", "bdvtu", "ngay", "05", "6", "2026", "dong", "tam",
    ]  # fmt: skip
