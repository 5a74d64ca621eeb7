"""What Django refuses before a page sees it is answered in plain words too, and leaves one line in the log."""

from __future__ import annotations

import pytest
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


def test_a_forged_host_gets_a_plain_sentence_and_no_page(client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer["Content-Type"].startswith("text/plain")
    assert "Không hiểu được yêu cầu này" in answer.content.decode()


@pytest.mark.parametrize(("path", "status"), [("/agreements/?q=a%00b", 400), ("/agreements/a%00b/", 404)])
def test_an_address_with_the_sign_nul_is_refused_before_the_database_is_asked(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert "text/html" in answer["Content-Type"]
