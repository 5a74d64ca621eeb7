"""The first hour, the reading desk and recording in a real browser: axe, both widths, dark, with errors shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from agreements.reading_cast import NOW, SAMPLES, office, reading_of_programme, signed_in
from chromium import OFFICE_PC, TELEPHONE, serving
from phoihop.features.agreements.drafts.draft import as_json
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.taking import fill
from phoihop.reading import read
from phoihop.reading.comparing import Difference

pytestmark = pytest.mark.browser
Visit = Callable[..., Any]
PAGES = (
    "/agreements/new/",
    "/agreements/new/text/",
    "/agreements/new/table/",
    "/agreements/new/by-hand/",
    "/first/",
    "/first/periods/",
    "/reading/1/",
    "/reading/1/?at=n11",
    "/reading/1/n2/edit/",
    "/reading/1/n1/split/",
    "/reading/1/add/",
    "/reading/1/rest/",
    "/reading/1/record/",
    "/reading/2/look/",
    "/reading/2/scan/",
)


@pytest.fixture
def visit(open_browser: Callable[..., Any], own_database: str) -> Iterator[Visit]:
    """Open pages as the officer of an office with a document on its desk, one proposal of it confirmed."""
    organisation = office(roles=("officer", "signer", "administrator"))
    row = ReadingDraft(pk=1, organisation=organisation.id, made=NOW, changed=NOW)
    row.reading = as_json(reading_of_programme())
    fill(row, reading_of_programme(), 0)
    row.items = [item | ({"state": "confirmed"} if item["id"] == "n3" else {}) for item in row.items]
    row.save()
    looked_at(organisation.id)
    client = signed_in()
    with serving() as address:

        def opened(viewport: dict[str, int] = OFFICE_PC, **options: Any) -> Any:
            page = open_browser(address, viewport=viewport, **options)
            cookie = {"name": "phoihop_session", "value": client.cookies["phoihop_session"].value, "url": address}
            page.context.add_cookies([cookie])
            return page

        yield opened


def looked_at(organisation: str) -> None:
    """Put on the desk a text in VNI with tracked changes, whose scan says something else."""
    reading = as_json(read((SAMPLES / "programme-vni.docx").read_bytes(), "a.docx"))
    reading["notes"] = [*reading["notes"], "tracked_changes"]
    difference = Difference(0, 4, "Điều 3.1", "thực hiện chế độ báo cáo", "hằng quý", "hằng năm", misread=True)
    ReadingDraft.objects.create(
        pk=2, organisation=organisation, made=NOW, changed=NOW, reading=reading, agreement=0,
        source={"sha256": "0" * 64, "name": "chuong-trinh.docx"}, scan={"sha256": "1" * 64, "name": "quet.pdf"},
        fields={"scan": {"found": [as_json(difference)], "count": 1}},
    )  # fmt: skip


def findings(page: Any) -> list[str]:
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("viewport", [OFFICE_PC, TELEPHONE])
def test_axe_finds_nothing_and_nothing_sticks_out(visit: Visit, viewport: dict[str, int]) -> None:
    page = visit(viewport)
    for path in PAGES:
        page.goto(path)
        assert findings(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path


def test_axe_finds_nothing_in_the_dark_with_errors_shown_or_a_dialog_open(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    page.goto("/reading/1/add/")
    page.click("main button.main")
    page.wait_for_selector(".errors")
    assert findings(page) == []
    page.goto("/reading/1/record/")
    page.click("main button.main.large")
    page.wait_for_selector(".errors")
    assert findings(page) == []
    page.goto("/reading/1/")
    page.click("#finish a[data-confirm]")
    page.wait_for_selector("dialog[open]")
    assert findings(page) == []


def test_the_document_follows_the_current_proposal_and_lines_join_what_is_in_sight(visit: Visit) -> None:
    page = visit()
    page.goto("/reading/1/")
    page.wait_for_selector("mark.current[data-of=n1]")
    page.wait_for_selector("svg.joins path.current", state="attached")
    page.keyboard.press("j")
    page.wait_for_selector("mark.current[data-of=n2]")
    page.click("mark[data-of=n4]")
    page.wait_for_selector("#p-n4.current")
    assert page.locator("#cards .buttons:visible").count() == 1


def test_words_marked_in_the_document_are_offered_as_a_commitment(visit: Visit) -> None:
    page = visit()
    page.goto("/reading/1/")
    page.evaluate(
        """() => {
            const text = [...document.querySelectorAll("[data-at]")].find((each) => each.textContent.includes("Nâng cao"));
            getSelection().selectAllChildren(text);
        }"""
    )
    page.click("[data-add-marked]")
    page.wait_for_url("**/add/?start=*")
    assert "Nâng cao nhận thức" in page.inner_text("figure.quote")


def confirmed(page: Any) -> int:
    return int(page.locator("#cards > [data-state=confirmed]").count())


def at_a_run_of_plain_proposals(page: Any) -> list[str]:
    """Make the first of three proposals current that follow one another and ask nothing; return their names."""
    page.goto("/reading/1/")
    open_ones = page.locator("#cards > [data-state=proposed]")
    plain = [
        (card.get_attribute("data-item"), card.locator("[role=radiogroup]").count() == 0) for card in open_ones.all()
    ]
    start = next(n for n in range(len(plain) - 2) if all(asks_nothing for _name, asks_nothing in plain[n : n + 3]))
    names = [str(name) for name, _plain in plain[start : start + 3]]
    page.goto(f"/reading/1/?at={names[0]}")
    page.locator(f"#p-{names[0]} [data-key=Enter]").focus()
    return names


def test_every_press_of_enter_confirms_one_proposal_also_while_an_answer_is_on_its_way(visit: Visit) -> None:
    page = visit()
    names = at_a_run_of_plain_proposals(page)
    before = confirmed(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/confirm/") else None)
    for _ in names:
        page.keyboard.press("Enter")
    for name in names:
        page.wait_for_selector(f"#p-{name}[data-state=confirmed]")
    assert confirmed(page) == before + len(names)
    assert [address.split("/")[-3] for address in asked] == names


def test_enter_that_is_held_down_confirms_once(visit: Visit) -> None:
    page = visit()
    names = at_a_run_of_plain_proposals(page)
    before = confirmed(page)
    for _ in range(6):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    page.wait_for_selector(f"#p-{names[0]}[data-state=confirmed]")
    page.wait_for_selector(f"#p-{names[1]}.current")
    assert confirmed(page) == before + 1
