"""Pages of the gallery as they are sent: frame, navigation, sample mark, nothing inline, small."""

import gzip
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory, override_settings
from django.utils import translation

import phoihop.screen
from phoihop.screen import context, navigation

FOLDER = Path(phoihop.screen.__file__).parent
PAGES = [
    "/",
    "/matrix/",
    "/form/",
    "/first/",
    "/list/",
    "/parts/",
    "/sheet/",
    "/confirm/",
    "/agreement/",
    "/reading/",
    "/review/",
    "/leader/",
    "/question/",
]


@pytest.fixture
def client():
    return Client(headers={"accept-language": "vi"})


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_frame_in_the_language_of_the_reader(client, path):
    page = client.get(path).content.decode()
    assert '<html lang="vi">' in page
    for landmark in ("<header", '<main id="content"', "<footer", 'class="skip" href="#content"', "Dữ liệu mẫu"):
        assert page.count(landmark) == 1 or landmark == "Dữ liệu mẫu", landmark
    assert "Bộ Chỉ huy Quân sự thành phố" in page


@pytest.mark.parametrize("path", PAGES)
def test_nothing_stands_inline_and_nothing_comes_from_outside(client, path):
    answer = client.get(path)
    page = answer.content.decode()
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_below_60_kb_compressed_with_its_style_and_script(client, path):
    assets = [(FOLDER / "static" / "screen" / name).read_bytes() for name in ("house.css", "house.js")]
    assert sum(len(gzip.compress(part)) for part in [client.get(path).content, *assets]) < 60_000


def test_every_address_that_the_frame_needs_is_shown_where_it_exists(client):
    page = client.get("/").content.decode()
    for address in ("/search/", "/act-for/", "/sign-out/", "/language/setlang/"):
        assert f'action="{address}"' in page
    assert 'aria-current="page">Việc cần xử lý' in page


@override_settings(ROOT_URLCONF="screen.gallery.bare")
def test_a_frame_without_its_pages_shows_only_what_exists():
    page = Client().get("/").content.decode()
    assert "<form" not in page
    assert "Phối Hợp" in page


def frame(**actor):
    request = RequestFactory().get("/list/page/")
    if actor:
        request.actor = SimpleNamespace(**actor)
    return context.house(request)["house"]


def test_nobody_sees_the_name_of_the_product_and_no_navigation():
    house = frame()
    assert (house.user, house.organisation, house.others, house.nav, house.person) == (None, None, [], [], "")


def test_a_person_is_shown_by_post_before_name():
    user = SimpleNamespace(is_authenticated=True, display_name="Nguyễn An")
    assert frame(user=user, post="Văn thư").person == "Văn thư"
    assert frame(user=user).person == "Nguyễn An"


def test_the_other_organisations_can_be_chosen():
    one, other = SimpleNamespace(id="1", name="Một"), SimpleNamespace(id="2", name="Hai")
    user = SimpleNamespace(is_authenticated=True)
    assert frame(user=user, organisation=one, organisations=[one, other]).others == [other]


def test_an_entry_is_current_on_the_pages_below_it_and_seen_by_whom_it_concerns(monkeypatch):
    entries = []
    monkeypatch.setattr(navigation, "ENTRIES", entries)
    navigation.add(navigation.Entry("late", "Sau", "list", order=9))
    navigation.add(navigation.Entry("early", "Trước", "desk", order=1))
    navigation.add(navigation.Entry("early", "Trùng", "desk"))
    navigation.add(navigation.Entry("gone", "Mất", "no-such-page"))
    navigation.add(navigation.Entry("closed", "Kín", "form", seen_by=lambda request: False))
    nav = frame(user=SimpleNamespace(is_authenticated=True)).nav
    assert [(place.words, place.url, place.current) for place in nav] == [
        ("Trước", "/", False),
        ("Sau", "/list/", True),
    ]


def test_sample_data_is_marked_only_where_it_is_sample_data(client):
    with override_settings(SAMPLE=False):
        assert "Dữ liệu mẫu" not in client.get("/").content.decode()


def test_messages_are_announced_once(client):
    page = client.post("/form/", {"result": "x", "people": "1", "signed": "1/1/2026", "kind": "paper"}, follow=True)
    assert page.content.decode().count('class="message success"') == 1
    assert 'class="message' not in client.get("/").content.decode()


def test_the_english_page_is_english(client):
    client.cookies["phoihop_language"] = "en"
    page = client.get("/form/").content.decode()
    assert '<html lang="en">' in page
    assert "Skip to the content" in page
    assert "(optional)" in page


def test_the_catalogue_has_every_word_and_no_word_too_many(catalogue):
    known = {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id
    }
    used = set()
    for path in FOLDER.rglob("*.html"):
        for words, _quote, of in re.findall(
            r"{%\s*trans\s+((['\"]).*?\2)(?:\s+context\s+['\"](\w+)['\"])?", path.read_text("utf-8")
        ):
            used.add((of or None, words[1:-1]))
    for path in FOLDER.rglob("*.py"):
        source = path.read_text("utf-8")
        used |= {
            (None, words) for words in re.findall(r'\b(?:_|gettext|gettext_lazy|ngettext)\(\s*"((?:[^"])*)"', source)
        }
        used |= set(re.findall(r'\bpgettext(?:_lazy)?\(\s*"([^"]*)",\s*"([^"]*)"', source))
    assert used <= known
    framework = {words for of, words in known - used}
    with translation.override(None):
        assert all(not words.startswith("%") for words in framework)
    assert len(framework) <= 12, "only sentences of the framework are worded anew"


def test_every_word_of_the_catalogue_is_translated(catalogue):
    for message in catalogue:
        if message.id:
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            assert all(texts), message.id
            assert not list(message.check(catalogue)), message.id
