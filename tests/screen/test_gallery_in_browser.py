"""The gallery in a real browser: access, both widths, both schemes, keys, drafts, files, dialogs, and without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from chromium import OFFICE_PC, TELEPHONE, ZOOMED, serving

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/matrix/",
    "/form/",
    "/first/",
    "/list/",
    "/parts/",
    "/sheet/",
    "/confirm/",
    "/fragment/",
    "/agreement/",
    "/reading/",
    "/review/",
    "/leader/",
    "/question/",
]


@pytest.fixture
def site(_parts_alone):
    with serving() as address:
        yield address


@pytest.fixture
def visit(chromium, site):
    """Open a page of the gallery; whatever the browser complains about fails the test."""
    opened, complaints = [], []

    def open_page(path="/", viewport=OFFICE_PC, **options):
        context = chromium.new_context(
            viewport=viewport, locale="vi-VN", base_url=site, reduced_motion="reduce", **options
        )
        opened.append(context)
        context.set_default_timeout(8000)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    open_page.complaints = complaints
    yield open_page
    for context in opened:
        context.close()
    assert complaints == []


def findings(page):
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("viewport", [OFFICE_PC, TELEPHONE, ZOOMED])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, path, viewport):
    page = visit(path, viewport)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


@pytest.mark.parametrize("path", ["/", "/matrix/", "/form/", "/reading/"])
def test_axe_finds_nothing_in_the_dark(visit, path):
    assert findings(visit(path, color_scheme="dark")) == []


def test_axe_finds_nothing_with_errors_shown_and_the_summary_has_the_focus(visit):
    page = visit("/form/")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator(".errors")).to_be_focused()
    assert findings(page) == []
    page.get_by_role("link", name="Kết quả thực hiện: Mục này còn trống, đề nghị nhập.").click()
    expect(page.get_by_label("Kết quả thực hiện")).to_be_focused()


@pytest.mark.parametrize("viewport", [OFFICE_PC, TELEPHONE])
def test_menus_open_stay_on_the_screen_and_close_with_escape(visit, viewport):
    page = visit("/", viewport)
    for menu in page.locator("details.menu").all():
        menu.locator("summary").click()
        assert findings(page) == []
        frame = menu.locator(".menu-in").bounding_box()
        assert frame["x"] >= 0
        assert frame["x"] + frame["width"] <= viewport["width"]
        page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary")).to_be_focused()


def test_the_first_tab_stop_leads_past_the_bar(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Chuyển đến nội dung")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_j_and_k_move_along_the_lines_and_enter_does_the_work(visit):
    page = visit("/")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Viết báo cáo").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Trả lời")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/form/")


def test_a_control_is_pressed_by_its_key_on_the_current_line_only(visit):
    page = visit("/reading/")
    page.evaluate(
        "document.querySelectorAll('[data-key]').forEach(one => one.addEventListener('click', event => {"
        " event.preventDefault(); document.title += ' ' + one.textContent.trim(); }))"
    )
    for key in ("Enter", "d", "u"):
        page.keyboard.press(key)
    assert page.title().endswith("Phối Hợp Xác nhận Bỏ"), "u belongs to another line"
    page.keyboard.press("k")
    page.keyboard.press("u")
    assert page.title().endswith("lấy lại")


def test_a_hairline_joins_each_proposal_with_its_text(visit):
    page = visit("/reading/")
    assert page.locator("svg.joins path").count() == 4
    assert page.locator("svg.joins path.current").count() == 1
    page.set_viewport_size(TELEPHONE)
    expect(page.locator("svg.joins")).to_be_hidden()


def test_a_slash_searches_and_keys_never_take_what_is_typed(visit):
    page = visit("/")
    page.keyboard.press("/")
    page.keyboard.type("jk/")
    expect(page.get_by_role("searchbox", name="Tìm")).to_have_value("jk/")


def test_keys_can_be_switched_off(visit):
    page = visit("/")
    page.locator(".person summary").click()
    page.get_by_role("button", name="Phím tắt: đang bật").click()
    expect(page.get_by_role("button", name="Phím tắt: đang tắt")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".work.current").count() == 0


def test_a_draft_is_kept_while_typing(visit):
    page = visit("/form/")
    page.get_by_label("Kết quả thực hiện").press_sequentially("Đã mở 01 lớp")
    expect(page.locator("[data-draft-state]")).to_have_text(re.compile(r"Bản nháp đã giữ lúc \d\d:\d\d"))


def test_a_lost_connection_keeps_what_was_typed_and_says_so(visit):
    page = visit("/form/")
    page.route("**/draft/", lambda route: route.abort("internetdisconnected"))
    page.get_by_label("Kết quả thực hiện").fill("Đã mở 01 lớp")
    page.get_by_label("Đã gửi bản giấy").check()
    expect(page.locator("[data-draft-state]")).to_contain_text("Mất kết nối")
    page.reload()
    expect(page.get_by_label("Kết quả thực hiện")).to_have_value("Đã mở 01 lớp")
    expect(page.get_by_label("Đã gửi bản giấy")).to_be_checked()
    page.unroute("**/draft/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-draft-state]")).to_contain_text("Bản nháp đã giữ lúc")
    assert page.evaluate("sessionStorage.length") == 0
    visit.complaints.clear()  # the browser reports the lost connection, as it should


def test_a_draft_that_is_refused_is_told_in_a_sentence_and_kept_nowhere(visit):
    page = visit("/form/")
    page.get_by_label("Kết quả thực hiện").fill("đây là bí mật")
    expect(page.locator("[data-draft-state]")).to_have_text("Nội dung mang dấu mật không được lưu.")
    visit.complaints.clear()  # the browser reports the answer 422
    assert page.evaluate("sessionStorage.length") == 0


def test_a_chosen_file_is_sent_at_once_and_leads_on(visit, tmp_path):
    page = visit("/first/")
    (tmp_path / "quy-che.txt").write_text("Quy chế")
    page.locator("input[type=file]").set_input_files(tmp_path / "quy-che.txt")
    page.wait_for_url("**/list/")


def test_while_a_file_is_sent_its_name_is_said_once_and_it_is_sent_once(visit, tmp_path):
    page = visit("/first/")
    held = []
    page.route("**/first/", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    (tmp_path / "quy-che.txt").write_text("Quy chế")
    page.locator("input[type=file]").set_input_files(tmp_path / "quy-che.txt")
    expect(page.locator("[data-chosen]")).to_have_text("Đang tải lên quy-che.txt")
    page.evaluate("document.querySelector('form[data-upload]').requestSubmit()")
    expect(page.locator("[data-chosen]")).to_have_text("Đang tải lên quy-che.txt")
    expect(page.get_by_role("progressbar", name="Đang tải lên quy-che.txt", exact=True)).to_be_visible()
    held[0].continue_()
    page.wait_for_url("**/list/")
    assert len(held) == 1


def test_a_file_that_is_refused_comes_back_with_its_reason(visit, tmp_path):
    page = visit("/first/")
    (tmp_path / "mat.txt").write_text("x")
    page.locator("input[type=file]").set_input_files(tmp_path / "mat.txt")
    expect(page.locator(".drop .error")).to_have_text("Văn bản mang dấu mật: không đưa vào hệ thống này.")
    assert findings(page) == []
    page.locator("input[type=file]").set_input_files([{"name": "b.txt", "mimeType": "text/plain", "buffer": b"b"}])
    page.wait_for_url("**/list/")


def test_a_refusal_leaves_the_form_as_it_was(visit):
    page = visit("/first/")
    broken = {"name": "hong.txt", "mimeType": "text/plain", "buffer": b"x"}
    page.locator("input[type=file]").set_input_files([broken])
    expect(page.locator("[data-chosen]")).to_have_text("Tệp bị hỏng. Đề nghị mở tệp, lưu lại rồi gửi lại.")
    expect(page.get_by_role("heading", name="Đưa văn bản đầu tiên vào")).to_be_visible()
    visit.complaints.clear()  # the browser reports the answer 400


def test_a_file_can_be_dragged_in(visit):
    page = visit("/first/")
    dragged = page.evaluate_handle(
        "() => { const d = new DataTransfer(); d.items.add(new File(['x'], 'a.txt')); return d; }"
    )
    page.dispatch_event("[data-drop]", "dragover", {"dataTransfer": dragged})
    expect(page.locator("[data-drop]")).to_have_class(re.compile("over"))
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dragged})
    page.wait_for_url("**/list/")


def test_a_date_is_typed_or_picked(visit):
    page = visit("/form/")
    expect(page.get_by_role("button", name="Chọn ngày: Ngày ký")).to_be_visible()
    page.locator("input[type=date]").evaluate(
        "picker => { picker.value = '2026-03-05'; picker.dispatchEvent(new Event('change')); }"
    )
    expect(page.get_by_label("Ngày ký", exact=True)).to_have_value("05/03/2026")


def test_what_cannot_be_taken_back_asks_once_naming_the_thing(visit):
    page = visit("/parts/")
    page.get_by_role("link", name="Hủy văn bản").click()
    dialog = page.get_by_role("dialog", name="Tiếp nhận báo cáo quý III/2026 của Ban Nội chính?")
    expect(dialog).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Enter")  # the focus stands on the way back
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name="Hủy văn bản")).to_be_focused()
    assert page.url.endswith("/parts/")


def test_a_text_is_copied_and_says_so(visit):
    page = visit("/parts/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép lời nhắc").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Kính đề nghị quý cơ quan quan tâm gửi báo cáo."


def test_arrows_move_in_the_matrix_and_the_bar_tells_the_cell(visit):
    page = visit("/matrix/")
    page.get_by_title("quý III/2026: quá hạn").focus()
    expect(page.locator("[data-cell-words]")).to_have_text("quý III/2026: quá hạn")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_title("quý III/2025: hoàn thành đúng hạn").first).to_be_focused()
    expect(page.locator("[data-cell-place]")).to_contain_text("Mở 01 lớp bồi dưỡng")


def test_the_large_matrix_scrolls_in_itself_and_begins_near_today(visit):
    page = visit("/large/")
    assert page.locator(".matrix-scroll").evaluate("frame => frame.scrollLeft") > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_a_filter_takes_effect_when_it_is_chosen(visit):
    page = visit("/list/?sort=-title&page=3")
    page.get_by_label("Loại").select_option("c")
    page.wait_for_url(re.compile(r"/list/\?kind=c&q=&sort=-title$"))


def test_a_fragment_comes_under_the_policy_with_its_token(visit):
    page = visit("/fragment/")
    page.get_by_role("button", name="Hỏi").click()
    expect(page.locator("#answer")).to_have_text("Đã trả lời, POST")


def test_pages_work_without_scripts(visit):
    page = visit("/list/", java_script_enabled=False)
    page.get_by_label("Loại").select_option("c")
    page.get_by_role("button", name="Xem").click()
    page.wait_for_url("**/list/?kind=c&q=")
    page.goto("/first/")
    expect(page.locator("input[type=file]")).to_be_visible()
    expect(page.get_by_role("button", name="Gửi tệp")).to_be_visible()
    page.goto("/parts/")
    page.get_by_role("link", name="Hủy văn bản").click()
    expect(page.get_by_role("heading", name="Tiếp nhận báo cáo quý III/2026 của Ban Nội chính?")).to_be_visible()
    page.get_by_role("link", name="Không, quay lại").click()
    page.wait_for_url(re.compile(r"/$"))


@pytest.mark.parametrize("path", ["/", "/matrix/", "/form/", "/list/"])
def test_english_pages_stay_within_their_width(visit, path):
    page = visit(path)
    page.context.add_cookies([{"name": "phoihop_language", "value": "en", "url": page.url}])
    page.reload()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate("document.documentElement.scrollWidth") <= OFFICE_PC["width"]


def test_the_matrix_prints_on_one_a3_sheet(visit, tmp_path):
    pypdfium2 = pytest.importorskip("pypdfium2")
    page = visit("/matrix/")
    page.pdf(path=tmp_path / "matrix.pdf", prefer_css_page_size=True)
    printed = pypdfium2.PdfDocument(tmp_path / "matrix.pdf")
    sizes = [tuple(round(side / 72 * 25.4) for side in sheet.get_size()) for sheet in printed]
    words = printed[0].get_textpage().get_text_range()
    printed.close()
    assert sizes == [(420, 297)]
    assert "Hôm nay" in words
    assert "Danh mục" not in words
