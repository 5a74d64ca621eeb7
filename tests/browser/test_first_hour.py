"""No manual: one officer, a new installation and one Word file; what is done by hand is counted and has a ceiling.

From three questions to a printed brief: the document is read, confirmed and recorded, our own report is filed, the
other party's paper is entered.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

MOST_CLICKS = 22
MOST_TYPED = 12
OWN = "Ban Dân vận Thành ủy Sông Vân"
OTHER = "Hội Nông dân thành phố Sông Vân"


class Hand:
    """What a person does by hand, counted."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.clicks = 0
        self.typed = 0

    def click(self, selector: str) -> None:
        self.clicks += 1
        self.page.locator(selector).first.click()

    def type(self, selector: str, words: str) -> None:
        self.typed += 1
        self.page.locator(selector).first.fill(words)


def signed_document(today: date) -> bytes:
    """A short programme of two bodies that begins today, in the form in which offices write them."""
    made = docx.Document()
    lines = [
        "CHƯƠNG TRÌNH PHỐI HỢP",
        f"giữa {OWN} và {OTHER}",
        f"về công tác dân vận giai đoạn {today.year} - {today.year + 4}",
        "(Văn bản mẫu, không có giá trị pháp lý)",
        f"Số: 09-CTr/BDVTU    Sông Vân, ngày {today:%d} tháng {today:%m} năm {today.year}",
        "I. NỘI DUNG PHỐI HỢP",
        f"1. {OWN} tổng hợp, báo cáo kết quả công tác dân vận hằng tháng.",
        f"2. {OTHER} báo cáo kết quả vận động nông dân hằng tháng.",
        "3. Định kỳ cung cấp số liệu về công tác dân vận cho nhau.",
        f"TM. {OWN.upper()}",
        "TRƯỞNG BAN",
    ]
    for line in lines:
        made.add_paragraph(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def answer_three_questions(hand: Hand) -> None:
    hand.page.goto("/")
    hand.type("#id_name", OWN)
    hand.type("#id_abbreviation", "BDVTU")
    hand.click("label:has(input[value=party])")
    hand.click("button.main")
    hand.type("#id_post", "Chuyên viên Văn phòng")
    hand.type("#id_username", "vanphong")
    hand.type("#id_password", "câu dễ nhớ của tôi")
    hand.click("button.main")
    hand.click("button.main")
    hand.page.wait_for_url("**/agreements/new/")


@pytest.mark.browser
def test_an_officer_with_no_manual_goes_from_three_questions_to_a_printed_brief(page: Any, tmp_path: Path) -> None:
    """New installation, Word file, confirm, record, file our report, enter theirs, print the brief."""
    hand = Hand(page)
    answer_three_questions(hand)
    assert OWN in page.inner_text(".settled")

    document = tmp_path / "chuong-trinh.docx"
    document.write_bytes(signed_document(date.today()))  # noqa: DTZ011 - the browser's day is the machine's
    hand.clicks += 2  # the button, and the file in the browser's own window
    page.set_input_files("input[type=file]", document)
    page.wait_for_url("**/reading/*/")
    page.wait_for_selector("#cards .current")
    assert page.locator("#cards > .proposal").count() == 3
    assert page.locator(".questions a").count() == 1

    hand.click(".questions a")
    hand.click("#cards .current label:has(input[value=quarterly])")
    hand.click("#cards .current button.main")
    page.wait_for_selector("#standing:has-text('1/3')")
    hand.click("#finish a[data-confirm]")
    hand.click("dialog button.main")
    page.wait_for_selector("#standing:has-text('3/3')")

    hand.click("#finish a.main")
    page.wait_for_url("**/record/")
    assert page.input_value("#id_number") == "09-CTr/BDVTU"
    assert page.is_checked("input[name=own][value=p1]")
    assert page.locator("#preview p").first.inner_text()
    hand.click("button.main.large")
    page.wait_for_url("**/matrix/")

    schedule = page.url
    open_first(hand, 0)
    file_own_report(hand)
    hand.clicks += 2  # the agreement above the report, and its schedule
    page.goto(schedule)
    open_first(hand, 1)
    enter_their_paper(hand)

    hand.click("nav.nav a[href='/overview/']")
    assert page.locator("article.sheet").count() == 1
    assert hand.clicks <= MOST_CLICKS
    assert hand.typed <= MOST_TYPED


def open_first(hand: Hand, row: int) -> None:
    """Open the first occurrence of a commitment from the schedule."""
    rows = hand.page.locator(".matrix tbody tr").filter(has=hand.page.locator("td a"))
    hand.clicks += 1
    rows.nth(row).locator("td a").first.click()
    hand.page.wait_for_selector("h1")


def file_own_report(hand: Hand) -> None:
    hand.type("#id_result", "Đã tổng hợp kết quả của các phường, xã.")
    hand.click("button[name=send]")
    hand.page.wait_for_selector(".message")


def enter_their_paper(hand: Hand) -> None:
    hand.click("main a[href*='do=enter']")
    hand.type("#id_result", "Đã vận động hội viên tham gia làm đường.")
    hand.type("#id_number", "31-BC/HND")
    hand.type("#id_on", f"{date.today():%d/%m/%Y}")  # noqa: DTZ011 - the day that the page takes as today
    hand.type("#id_received_on", f"{date.today():%d/%m/%Y}")  # noqa: DTZ011 - the day that the page takes as today
    hand.click("button[name=send]")
    hand.page.wait_for_selector(".message")


@pytest.mark.browser
def test_the_reading_desk_is_worked_by_keys_alone(page: Any, tmp_path: Path) -> None:
    """Move, answer, confirm, drop and take back without the mouse."""
    answer_three_questions(Hand(page))
    document = tmp_path / "chuong-trinh.docx"
    document.write_bytes(signed_document(date.today()))  # noqa: DTZ011 - the browser's day is the machine's
    page.set_input_files("input[type=file]", document)
    page.wait_for_url("**/reading/*/")
    page.wait_for_selector("#cards .current")
    page.keyboard.press("Enter")
    page.wait_for_selector("#standing:has-text('1/3')")
    page.keyboard.press("j")
    page.wait_for_selector("#p-n3.current")
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    page.wait_for_selector("#standing:has-text('2/3')")
    page.wait_for_selector("#p-n2.current")
    page.keyboard.press("d")
    page.wait_for_selector("#standing:has-text('2/2')")
    page.keyboard.press("u")
    page.wait_for_selector("#standing:has-text('2/3')")


Opened = Callable[..., Any]


@pytest.mark.browser
def test_without_scripts_the_same_desk_is_worked_by_forms(served: str, open_browser: Opened, tmp_path: Path) -> None:
    page = open_browser(served, java_script_enabled=False)
    answer_three_questions(Hand(page))
    document = tmp_path / "chuong-trinh.docx"
    document.write_bytes(signed_document(date.today()))  # noqa: DTZ011 - the browser's day is the machine's
    page.set_input_files("input[type=file]", document)
    page.click("button.without-script")
    page.wait_for_url("**/reading/*/")
    page.locator("#p-n1 button.main").click()
    assert "1/3" in page.inner_text("#standing")
    page.locator("#p-n3 button.main").click()
    assert page.locator("#p-n3 [role=alert]").count() == 1
    page.locator("#p-n3 input[value=yearly]").check()
    page.locator("#p-n3 button.main").click()
    assert "2/3" in page.inner_text("#standing")
