"""Three spreadsheets of different habits are taken in and taken back, in a browser: as commitments, and as results."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from agreements import sheet_samples as samples
from cast import NOW
from chromium import OFFICE_PC, TELEPHONE, serving
from commitments.making import House, make_house
from phoihop.features.agreements.models import KeptTable, ReadingDraft
from phoihop.features.commitments.tables import Report

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]


@pytest.fixture
def house(open_browser: Callable[..., Any], own_database: str, monkeypatch: pytest.MonkeyPatch, settings: Any) -> House:
    monkeypatch.setattr("phoihop.screen.clock.now", lambda: NOW)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return make_house()


@pytest.fixture
def visit(open_browser: Callable[..., Any], house: House) -> Iterator[Visit]:
    with serving() as address:

        def opened(path: str, viewport: dict[str, int] = OFFICE_PC) -> Any:
            client = house.client(house.cast.command)
            page = open_browser(address, viewport=viewport)
            cookie = {"name": "phoihop_session", "value": client.cookies["phoihop_session"].value, "url": address}
            page.context.add_cookies([cookie])
            page.goto(path)
            return page

        yield opened


def dropped(page: Any, path: str, data: bytes, tmp_path: Path) -> None:
    """Drop a workbook on the page; where scripts run the form is sent at once."""
    file = tmp_path / "theo-doi.xlsx"
    file.write_bytes(data)
    page.goto(path)
    page.set_input_files("input[type=file]", file)
    page.wait_for_url("**/tables/*/")


def looked_at(page: Any, viewport: dict[str, int]) -> None:
    """Hold a page to what every page is held to."""
    found = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("viewport", [OFFICE_PC, TELEPHONE])
def test_a_plan_becomes_a_draft_on_the_reading_desk_and_is_taken_back(
    visit: Visit, viewport: dict[str, int], tmp_path: Path
) -> None:
    page = visit("/agreements/new/table/", viewport)
    looked_at(page, viewport)
    dropped(page, "/agreements/new/table/", samples.plan_of_the_committee(), tmp_path)
    looked_at(page, viewport)
    page.get_by_role("button", name="Xem từng dòng").click()
    expect(page.locator(".table-line")).to_have_count(5)
    expect(page.locator(".table-line").first).to_contain_text("Nắm tình hình nhân dân")
    looked_at(page, viewport)
    page.locator(".table-line").filter(has_text="Dòng 11").get_by_label("Bỏ qua").check()
    page.locator("main button.main").click()
    page.wait_for_url("**/reading/*/")
    assert len(ReadingDraft.objects.get().items) == 5
    table = KeptTable.objects.get()
    page.goto(f"/tables/{table.pk}/rows/")
    looked_at(page, viewport)
    page.get_by_role("link", name="Rút lại cả bảng").click()
    page.get_by_role("button", name="Rút lại", exact=True).click()
    expect(page.locator(".table-line.out")).to_have_count(1)
    assert not ReadingDraft.objects.exists()


@pytest.mark.parametrize("viewport", [OFFICE_PC, TELEPHONE])
def test_a_table_of_follow_up_becomes_reports_in_one_step_and_is_taken_back_in_one(
    visit: Visit, house: House, viewport: dict[str, int], tmp_path: Path
) -> None:
    page = visit(f"/agreements/{house.record}/matrix/", viewport)
    page.get_by_role("link", name="Đưa kết quả vào từ bảng theo dõi").click()
    looked_at(page, viewport)
    dropped(page, page.url, samples.follow_up_of_the_command(), tmp_path)
    looked_at(page, viewport)
    page.get_by_role("button", name="Xem từng dòng").click()
    first = page.locator(".table-line").first
    expect(first).to_contain_text("Dòng này nói về nhiệm vụ nào?")
    looked_at(page, viewport)
    first.get_by_label("Bỏ qua").check()
    page.locator("main button.main").click()
    expect(page.locator("main")).to_contain_text("3 báo cáo trong sổ")
    looked_at(page, viewport)
    assert Report.objects.filter(current=True).count() == 3
    page.get_by_role("link", name="Rút lại tất cả").click()
    page.get_by_role("button", name="Rút lại báo cáo").click()
    expect(page.locator("main")).to_contain_text("Đã rút lại 3 báo cáo")
    assert not Report.objects.filter(current=True).exists()


def test_a_calendar_of_marks_becomes_a_report_for_each_mark_that_says_done(
    visit: Visit, house: House, tmp_path: Path
) -> None:
    page = visit("/")
    dropped(page, f"/agreements/{house.record}/table/", samples.calendar_of_the_department(), tmp_path)
    page.get_by_role("button", name="Xem từng dòng").click()
    expect(page.locator(".table-line")).to_have_count(2)
    page.get_by_label("Dòng không ghi ngày gửi thì lấy ngày hết hạn của kỳ").check()
    page.get_by_role("button", name="Lưu câu trả lời").click()
    expect(page.locator(".table-line").first).to_contain_text("17/03/2026")
    page.locator("main button.main").click()
    expect(page.locator("main")).to_contain_text("2 báo cáo trong sổ")
    assert set(Report.objects.values_list("dated", flat=True)) == {date(2026, 3, 17), date(2026, 6, 16)}
