"""What a person looks at before the desk: converted text, tracked changes; and a scan that is recognised meanwhile."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agreements.reading_cast import NOW, OWN, office, sample, signed_in, take_in
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.watch import Cancelled, Watch
from phoihop.people.models import Organisation
from phoihop.vault import keeping
from phoihop.vault.models import StoredFile
from samples.reading.older import tcvn3

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    office()
    return signed_in()


def test_a_converted_text_is_shown_beside_what_stood_there_before_the_desk_opens(client: Client) -> None:
    row = take_in(client, sample("programme-vni.docx"))
    assert client.get(f"/reading/{row.pk}/").url == f"/reading/{row.pk}/look/"
    page = client.get(f"/reading/{row.pk}/look/")
    assert "VNI" in page.context["notes"][0]
    assert "BAN DAÂN VAÄN" in page.content.decode()
    assert "BAN DÂN VẬN" in page.content.decode()
    assert client.post(f"/reading/{row.pk}/look/").url == f"/reading/{row.pk}/"
    assert client.get(f"/reading/{row.pk}/").status_code == 200
    assert [party["name"] for party in row.parties][:1] == [OWN]


def test_of_tracked_changes_a_person_says_which_text_counts(client: Client) -> None:
    row = take_in(client, sample("tracked-changes.docx"))
    assert client.get(f"/reading/{row.pk}/").url == f"/reading/{row.pk}/look/"
    assert client.get(f"/reading/{row.pk}/look/").context["may_choose"]
    client.post(f"/reading/{row.pk}/look/", {"changes": "original"})
    row.refresh_from_db()
    assert "hằng năm" in row.reading["text"]
    assert {item["cadence"] for item in row.items if "tập huấn" in item["text"]} == {"yearly"}
    desk = client.get(f"/reading/{row.pk}/")
    assert desk.context["notes"] == ["Tệp Word còn lưu vết chỉnh sửa (Track Changes)."]


def test_the_text_with_its_changes_counts_where_nothing_else_is_chosen(client: Client) -> None:
    row = take_in(client, sample("tracked-changes.docx"))
    before = row.reading
    client.post(f"/reading/{row.pk}/look/", {"changes": "accepted"})
    row.refresh_from_db()
    assert (row.reading, row.fields) == (before, {"looked": True})


def test_a_document_with_nothing_to_look_at_goes_straight_to_the_desk(client: Client) -> None:
    row = take_in(client, sample())
    assert client.get(f"/reading/{row.pk}/").status_code == 200
    assert client.get(f"/reading/{row.pk}/").context["notes"] == []


def test_a_plain_text_of_an_older_encoding_is_read_and_kept_as_it_came(client: Client) -> None:
    text = "quy chế phối hợp giữa sở y tế và sở tư pháp\n1. sở y tế gửi báo cáo hằng quý."
    written = "".join(stretch for _font, stretch in tcvn3(text)).encode("cp1252")
    row = take_in(client, SimpleUploadedFile("quy-che.txt", written))
    assert row.reading["text"] == text
    with keeping.open_file(row.source["sha256"]) as file:
        assert file.read() == written


def test_a_workbook_with_its_scan_becomes_proposals_and_is_kept(client: Client) -> None:
    row = take_in(client, sample("task-table.xlsx"), sample("programme.pdf"))
    assert len(row.items) == 6
    assert row.source["sha256"] in StoredFile.objects.values_list("digest", flat=True)


def waiting(**fields: int) -> ReadingDraft:
    organisation = Organisation.objects.get().id
    row = ReadingDraft.objects.create(organisation=organisation, state="waiting", made=NOW, changed=NOW, fields=fields)
    Watch().progress(1, 2)
    return row


def test_progress_of_a_scan_is_told_page_by_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("phoihop.features.agreements.reading.watch.close_old_connections", lambda: None)
    row = waiting()
    watch = Watch()
    watch.draft = row.pk
    watch.progress(3, 12)
    page = client.get(f"/reading/{row.pk}/progress/")
    assert "đã nhận dạng 3 trên 12 trang" in page.content.decode()


def test_a_reading_that_is_stopped_leaves_nothing_and_ends_at_its_next_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("phoihop.features.agreements.reading.watch.close_old_connections", lambda: None)
    row = waiting(done=1, of=9)
    assert client.post(f"/reading/{row.pk}/cancel/").url == "/agreements/new/"
    assert not ReadingDraft.objects.exists()
    watch = Watch()
    watch.draft = row.pk
    with pytest.raises(Cancelled):
        watch.progress(2, 9)


def test_neither_page_is_there_for_another_organisation(client: Client) -> None:
    row = take_in(client, sample("tracked-changes.docx"))
    office("Sở Y tế thành phố Sông Vân", "soyte")
    other = signed_in("soyte")
    assert other.get(f"/reading/{row.pk}/look/").status_code == 404
    assert other.post(f"/reading/{row.pk}/cancel/").status_code == 404
