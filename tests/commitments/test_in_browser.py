"""The pages of occurrences, the desk, the list and the leader's page in a real browser: what scripts add, and axe."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from cast import NOW
from chromium import OFFICE_PC, TELEPHONE, ZOOMED, serving
from commitments.making import WRITES, due_on, make_house, reported, second_agreement
from phoihop.features.commitments import actions
from phoihop.features.commitments.tables import Evidence, Report
from phoihop.ledger.models import Act

pytestmark = pytest.mark.browser
MINUTES = b"Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh c\xc3\xb4ng nh\xe1\xba\xadn k\xe1\xba\xbft qu\xe1\xba\xa3"


@pytest.fixture
def house(open_browser, own_database):
    """An installation of its own, with something in most groups of the desk."""
    house = make_house()
    second_agreement(house, commitments=(due_on("2026-11-24", "c8"), due_on("2026-11-26", "c9")))
    reported(house, "c1", "2026-Q2", date(2026, 6, 16), figures={"days_of_labour": 610})
    row = house.row("c1", "2026-Q2")
    actions.send_back(row, "Thiếu số liệu.", date(2026, 11, 30), date(2026, 6, 20), by=house.board, now=NOW)
    reported(house, "c2", "2026-Y", date(2026, 11, 20), by=house.board)
    return house


@pytest.fixture
def visit(open_browser, house):
    with serving() as address:

        def opened(path, viewport=OFFICE_PC, organisation=None, **options):
            client = house.client(organisation or house.cast.command)
            page = open_browser(address, viewport=viewport, **options)
            cookie = {"name": "phoihop_session", "value": client.cookies["phoihop_session"].value, "url": address}
            page.context.add_cookies([cookie])
            page.goto(path)
            return page

        yield opened


def findings(page):
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("viewport", [OFFICE_PC, TELEPHONE, ZOOMED])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, house, viewport):
    third = house.url("c1", "2026-Q3")
    theirs = house.url("c2", "2026-Y")
    paths = ["/", "/owed/", "/overview/", third, house.url("c1", "2026-Q2"), theirs, f"{theirs}send-back/"]
    paths += ["/owed/paper/", f"/reviews/{house.record}/"]
    paths += [f"{third}ask/", f"/agreements/{house.record}/c3/open/"]
    page = visit(paths[0], viewport)
    for path in paths:
        page.goto(path)
        assert findings(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


def test_filters_stand_two_in_a_row_on_a_telephone_and_cut_no_words(visit):
    page = visit("/owed/", TELEPHONE)
    picks = page.locator(".filters .pick")
    places = [pick.bounding_box() for pick in picks.all()]
    assert len(places) == 6
    assert len({round(place["y"]) for place in places}) == 3
    assert all(place["height"] >= 44 for place in places)
    cut = "select => select.scrollWidth > select.clientWidth + 1"
    assert not any(pick.evaluate(cut) for pick in page.locator(".filters select").all())


def test_a_list_on_paper_keeps_its_columns_between_the_margins(visit):
    page = visit("/owed/", {"width": 661, "height": 935})  # the width of A4 between the margins
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 661
    widths = page.evaluate(
        "[...document.querySelector('tbody tr').cells].map(cell => cell.getBoundingClientRect().width)"
    )
    assert min(widths[:2]) >= 120


def test_wide_tables_of_a_review_scroll_inside_the_sheet(visit, house):
    page = visit(f"/reviews/{house.record}/", TELEPHONE)
    wide = page.locator(".document .scroll").first
    assert wide.evaluate("box => box.scrollWidth > box.clientWidth && getComputedStyle(box).overflowX == 'auto'")


def test_axe_finds_nothing_in_the_dark_with_errors_shown_or_a_dialog_open(visit, house):
    page = visit(house.url("c1", "2026-Q3"), color_scheme="dark")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator(".errors")).to_be_focused()
    assert findings(page) == []
    page.get_by_role("link", name="Đề nghị gia hạn").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert findings(page) == []


def test_a_report_is_typed_kept_joined_by_a_file_and_sent(visit, house):
    url = house.url("c1", "2026-Q3")
    page = visit(url)
    page.get_by_label("Kết quả thực hiện").fill("Giúp dân 480 ngày công.")
    page.get_by_label("Ngày công").fill("480")
    page.get_by_label("Ngày ký báo cáo", exact=True).fill("16/09/2026")
    expect(page.locator("#foreseen")).to_contain_text("hoàn thành đúng hạn")
    expect(page.locator("#foreseen")).to_contain_text("thấp hơn chỉ tiêu 20")
    expect(page.locator("[data-draft-state]")).to_contain_text("Bản nháp đã giữ lúc")
    page.reload()
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Giúp dân 480 ngày công.")
    chosen = {"name": "Quyết định.txt", "mimeType": "text/plain", "buffer": MINUTES}
    page.locator("#id_attached").set_input_files([chosen])
    expect(page.get_by_text("Quyết định.txt")).to_be_visible()
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Giúp dân 480 ngày công.")
    assert not Report.objects.filter(result__startswith="Giúp dân 480").exists(), "choosing a file sends nothing"
    page.get_by_label("Số, ký hiệu của Quyết định.txt").fill("1352/QĐ-BCHQS")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("status").filter(has_text="Đã gửi báo cáo.")).to_be_visible()
    assert Evidence.objects.get().number == "1352/QĐ-BCHQS"
    page.get_by_role("link", name="Quyết định.txt").first.click()


def test_a_refused_file_says_why_and_the_form_stays(visit, house):
    page = visit(house.url("c1", "2026-Q3"))
    page.get_by_label("Kết quả thực hiện").fill("Giúp dân 480 ngày công.")
    secret = {"name": "a.txt", "mimeType": "text/plain", "buffer": "MẬT\nnội dung".encode()}
    page.locator("#id_attached").set_input_files([secret])
    expect(page.locator(".errors")).to_contain_text("không được đưa vào hệ thống này")
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Giúp dân 480 ngày công.")
    assert findings(page) == []


def test_enter_in_a_field_keeps_a_draft_and_files_nothing(visit, house):
    page = visit(house.url("c1", "2026-Q3"))
    page.get_by_label("Kết quả thực hiện").fill("Giúp dân.")
    page.get_by_label("Chức vụ người ký").press("Enter")
    expect(page.locator("[data-draft-state]")).to_contain_text("Bản nháp đã giữ lúc")
    assert house.row("c1", "2026-Q3").state == "open"


def test_the_desk_is_walked_by_keys_and_a_report_received_in_a_dialog(visit, house):
    page = visit("/")
    page.keyboard.press("j")
    expect(page.locator(".work.current h3")).to_have_text("Việc c8")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc c8")
    page.goto(house.url("c2", "2026-Y"))
    page.get_by_role("link", name="Tiếp nhận").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("của Ban Dân vận?")
    dialog.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_text("Đã tiếp nhận báo cáo.")).to_be_visible()
    assert house.row("c2", "2026-Y").state == "received"


def test_pages_work_without_scripts(visit, house):
    page = visit(house.url("c1", "2026-Q3"), java_script_enabled=False)
    page.get_by_label("Kết quả thực hiện").fill("Giúp dân 480 ngày công.")
    page.get_by_role("button", name="Giữ bản nháp").click()
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Giúp dân 480 ngày công.")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Đã gửi báo cáo.")).to_be_visible()
    page.goto("/?line=support")
    expect(page.get_by_role("button", name="Xem", exact=True)).to_be_visible()


def test_who_was_signed_out_while_typing_signs_in_again_and_finds_it_in_the_form(visit, house):
    actor = house.cast.officer(house.cast.command, frozenset(WRITES))
    actor.user.set_password("mat-khau-that-dai")
    actor.user.save()
    url = house.url("c1", "2026-Q3") + "ask/"
    page = visit(url)
    page.get_by_role("textbox", name="Hạn mới").fill("20/12/2026")
    page.get_by_label("Lý do").fill("Trùng diễn tập khu vực phòng thủ.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Đề nghị gia hạn").click()
    expect(page.get_by_role("heading", name="Phiên làm việc đã hết")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("link", name="Đăng nhập").click()
    page.get_by_label("Tên đăng nhập").fill(actor.user.username)
    page.get_by_label("Mật khẩu").fill("mat-khau-that-dai")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_label("Lý do")).to_have_value("Trùng diễn tập khu vực phòng thủ.")
    expect(page.get_by_role("textbox", name="Hạn mới")).to_have_value("20/12/2026")
    expect(page.get_by_role("status").filter(has_text="đã được đưa trở lại")).to_be_visible()
    page.get_by_role("button", name="Đề nghị gia hạn").click()
    expect(page.get_by_text("đề nghị gia hạn đến 20/12/2026").first).to_be_visible()


def test_a_draft_goes_on_in_this_window_when_somebody_signs_in_again_in_another(visit, house):
    page = visit(house.url("c1", "2026-Q3"))
    cookie = next(each for each in page.context.cookies() if each["name"] == "phoihop_session")
    page.context.clear_cookies(name="phoihop_session")
    page.get_by_label("Kết quả thực hiện").fill("Giúp dân 480 ngày công.")
    expect(page.locator("[data-draft-state]")).to_contain_text("Phiên làm việc đã hết")
    page.context.add_cookies([cookie])
    page.get_by_label("Kết quả thực hiện").fill("Giúp dân 481 ngày công.")
    expect(page.locator("[data-draft-state]")).to_contain_text("Bản nháp đã giữ lúc")


def test_a_double_click_sends_a_form_once_and_reads_what_was_done(visit, house):
    row = house.row("c1", "2026-Q3")
    reported(house, "c1", "2026-Q3", date(2026, 11, 20))
    page = visit(house.url("c1", "2026-Q3") + "receive/", organisation=house.cast.board)
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.get_by_role("button", name="Tiếp nhận").dblclick()
    expect(page.get_by_role("status").filter(has_text="Đã tiếp nhận báo cáo.")).to_be_visible()
    assert len(sent) == 1
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Báo cáo kết quả")
    assert Act.objects.filter(kind="report.received", thread__contains=row.commitment).count() == 1
