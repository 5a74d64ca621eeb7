"""What Django refuses before a page sees it is answered in plain words too, and leaves one line in the log."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client

from cast import make_cast
from phoihop.people.models import Organisation
from web.seats import administrator

pytestmark = pytest.mark.django_db
HUGE = "x" * (8 * 1024 * 1024 + 1)


@pytest.fixture
def client(db) -> Client:
    client = administrator(make_cast())
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("checked", [True, False])
def test_a_form_that_is_too_large_says_so_and_changes_nothing(client, checked, capfd):
    """Read first by the check of the form's token, or where that is off by the page itself."""
    client.get("/settings/organisation/")
    client.handler.enforce_csrf_checks = checked
    before = list(Organisation.objects.order_by("pk").values())
    answer = client.post("/settings/organisation/", {"name": HUGE})
    assert answer.status_code == 413
    page = answer.content.decode()
    assert "Nội dung gửi lên dài quá 8 MB" in page
    assert "Chưa có gì thay đổi" in page
    written = "".join(capfd.readouterr())
    assert "reason=RequestDataTooBig" in written
    assert "Traceback" not in written
    assert list(Organisation.objects.order_by("pk").values()) == before


def test_a_form_with_too_many_fields_says_so(client):
    answer = client.post("/settings/organisation/", {f"f{n}": "" for n in range(5001)})
    assert answer.status_code == 413
    assert "Biểu mẫu có quá nhiều mục" in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), [("vi", "không mở dưới tên này"), ("en", "not opened under this name")])
def test_a_forged_host_gets_a_plain_sentence_in_the_look_of_the_house_and_nothing_of_anybody(
    client, capfd, language, words
):
    client.cookies["phoihop_language"] = language
    answer = client.get("/", headers={"host": "evil.example"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert words in page
    assert "screen/house.css" in page
    assert "Bộ CHQS" not in page
    assert "evil.example" not in page
    assert "<form" not in page
    assert "Traceback" not in "".join(capfd.readouterr())
    told = client.get("/api/v1/agreements", headers={"host": "evil.example"})
    assert (told.status_code, told["Content-Type"]) == (400, "text/plain; charset=utf-8")


@pytest.mark.parametrize("checked", [True, False])
def test_a_file_whose_name_is_too_long_to_be_sent_is_told_so_without_a_traceback(client, capfd, checked):
    client.get("/settings/organisation/")
    client.handler.enforce_csrf_checks = checked
    answer = post_named(client, "báo cáo " * 125)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Tên tệp quá dài" in page
    assert "screen/house.css" in page
    written = "".join(capfd.readouterr())
    assert "reason=MultiPartParserError" in written
    assert "Traceback" not in written
    broken = client.post("/settings/organisation/", b"no parts", content_type="multipart/form-data; boundary=\xe9")
    assert broken.status_code == 400
    assert "Không hiểu được yêu cầu này" in broken.content.decode()
    assert "Traceback" not in "".join(capfd.readouterr())


def test_the_longest_name_that_computers_allow_is_sent_without_complaint(client):
    assert post_named(client, "ế" * 251 + ".txt").status_code == 200


def post_named(client: Client, name: str) -> HttpResponse:
    """Send a file under a name as it is: Django's own client would shorten it."""
    head = f'--x\r\nContent-Disposition: form-data; name="document"; filename="{name}"\r\nContent-Type: text/plain'
    body = f"{head}\r\n\r\nx\r\n--x--\r\n".encode()
    return client.post("/settings/organisation/", body, content_type="multipart/form-data; boundary=x")


@pytest.mark.parametrize(("path", "status"), [("/agreements/?q=a%00b", 400), ("/agreements/a%00b/", 404)])
def test_an_address_with_the_sign_nul_is_refused_before_the_database_is_asked(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert "text/html" in answer["Content-Type"]
