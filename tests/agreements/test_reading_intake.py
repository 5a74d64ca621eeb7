"""Taking a document in: what comes on to the desk, and what is refused with nothing kept."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agreements.reading_cast import NOW, OWN, office, sample, signed_in, take_in
from phoihop.features.agreements.drafts.draft import ReadingDesk
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.taking import limits
from phoihop.features.agreements.reading.words import reasons_of
from phoihop.people.models import Organisation
from phoihop.vault.models import StoredFile
from vault.samples import png

pytestmark = pytest.mark.django_db


def word(*lines: str) -> bytes:
    made, file = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(file)
    return file.getvalue()


@pytest.fixture
def client() -> Client:
    office()
    return signed_in()


def test_a_word_file_becomes_proposals_with_parties_from_the_document(client: Client) -> None:
    row = take_in(client, sample())
    assert row.state == "open"
    assert [party["name"] for party in row.parties] == [OWN, "Bộ Chỉ huy quân sự thành phố Sông Vân"]
    assert row.parties[0]["organisation"] == row.organisation
    assert len(row.items) == 11
    assert StoredFile.objects.get().digest == row.source["sha256"]
    first = row.items[0]
    assert (first["cadence"], first["due"], first["label"]) == ("monthly", "day 25 of the last month", "II.1a")


def test_a_scan_that_comes_along_is_kept_as_the_original(client: Client) -> None:
    row = take_in(client, SimpleUploadedFile("quet.png", png()), sample(), declared="on")
    assert row.source["name"] == "programme.docx"
    assert row.scan["name"] == "quet.png"


def test_a_scan_waits_until_its_secrecy_is_declared(client: Client) -> None:
    files = [sample(), SimpleUploadedFile("quet.png", png())]
    page = client.post("/agreements/new/", {"documents": files})
    assert list(page.context["form"].errors) == ["declared"]
    assert not ReadingDraft.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "file",
    [
        ("mat.docx", word("MẬT", "QUY CHẾ PHỐI HỢP", "Điều 1. Phối hợp")),
        ("mat.html", "<html><body><p>TỐI MẬT</p><p>QUY CHẾ PHỐI HỢP</p></body></html>".encode()),
        ("hong.docx", b"PK\x03\x04 not a document"),
        ("chuong-trinh.exe", b"MZ\x90\x00"),
        ("trong.docx", b""),
    ],
    ids=lambda file: file[0],
)
def test_what_may_not_come_in_is_refused_in_a_sentence_and_nothing_is_kept(
    client: Client, file: tuple[str, bytes]
) -> None:
    page = client.post("/agreements/new/", {"documents": SimpleUploadedFile(*file)})
    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["documents"]
    assert not ReadingDraft.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_web_page_is_read_and_not_kept(client: Client) -> None:
    page = "<html><body><p>QUY CHẾ PHỐI HỢP giữa Sở Y tế và Sở Tư pháp</p><p>1. Sở Y tế báo cáo hằng quý.</p></body></html>"
    row = take_in(client, SimpleUploadedFile("trang.html", page.encode()))
    assert row.source == {}
    assert len(row.items) == 1
    assert not StoredFile.objects.exists()


def test_pasted_text_is_read_and_a_mark_in_it_is_refused(client: Client) -> None:
    text = "QUY CHẾ PHỐI HỢP giữa Sở Y tế và Sở Tư pháp\n1. Sở Y tế gửi báo cáo hằng quý."
    assert client.post("/agreements/new/text/", {"text": text}).status_code == 302
    page = client.post("/agreements/new/text/", {"text": f"TUYỆT MẬT\n{text}"})
    assert list(page.context["form"].errors) == ["text"]
    assert ReadingDraft.objects.count() == 1


def test_of_several_agreements_each_chosen_one_has_a_draft_of_its_own(client: Client) -> None:
    row = take_in(client, sample("press-1.txt"))
    assert row.agreement == -1
    assert client.get(f"/reading/{row.pk}/").url == f"/reading/{row.pk}/choose/"
    assert client.post(f"/reading/{row.pk}/choose/", {}).status_code == 200
    answer = client.post(f"/reading/{row.pk}/choose/", {"agreement": ["0", "1"]})
    assert answer.url == f"/reading/{row.pk}/"
    assert sorted(ReadingDraft.objects.values_list("agreement", flat=True)) == [0, 1]


def test_typing_by_hand_begins_with_the_parties(client: Client) -> None:
    one = {"form": "regulation", "title": "Quy chế phối hợp", "parties": OWN}
    assert list(client.post("/agreements/new/by-hand/", one).context["form"].errors) == ["parties"]
    answer = client.post("/agreements/new/by-hand/", one | {"parties": f"{OWN}\n\n Hội Nông dân "})
    row = ReadingDraft.objects.get()
    assert answer.url == f"/reading/{row.pk}/"
    assert [party["name"] for party in row.parties] == [OWN, "Hội Nông dân"]


def test_a_viewer_brings_nothing_in() -> None:
    office(roles=("viewer",))
    client = signed_in()
    assert client.get("/agreements/new/").status_code == 403
    assert client.post("/agreements/new/", {"documents": sample()}).status_code == 403
    assert not ReadingDraft.objects.exists()


def test_a_draft_is_not_there_for_another_organisation(client: Client) -> None:
    row = take_in(client, sample())
    office("Sở Y tế thành phố Sông Vân", "soyte")
    other = signed_in("soyte")
    for address in ("", "record/", "choose/", "add/", "rest/", "progress/", "n1/edit/", "n1/split/", "delete/"):
        assert other.get(f"/reading/{row.pk}/{address}").status_code == 404
    for address in ("undo/", "n1/confirm/", "n1/drop/", "n1/merge/", "usual/", "delete/"):
        assert other.post(f"/reading/{row.pk}/{address}").status_code == 404
    assert other.get(f"/reading/{row.pk}/files/{row.source['sha256']}/").status_code == 404
    assert client.get(f"/reading/{row.pk}/files/{'0' * 64}/").status_code == 404
    shown = client.get(f"/reading/{row.pk}/files/{row.source['sha256']}/")
    assert b"".join(shown.streaming_content).startswith(b"PK")
    shown.close()


def test_a_reading_that_was_cut_off_with_its_server_is_given_up(client: Client) -> None:
    row = ReadingDraft.objects.create(
        organisation=Organisation.objects.get().id, state="waiting", made=NOW, changed=NOW
    )
    ReadingDraft.objects.filter(pk=row.pk).update(changed=NOW.replace(year=2020))
    page = client.get(f"/reading/{row.pk}/progress/")
    assert page.status_code == 200
    assert ReadingDraft.objects.get(pk=row.pk).state == "failed"


def test_an_agreement_in_english_becomes_proposals_that_quote_its_own_words() -> None:
    office("River Guard of Song Van", username="guard")
    row = take_in(signed_in("guard"), sample("agreement-en.txt"))
    assert [party["name"] for party in row.parties] == [
        "Office of Schools of Hoa Lam District",
        "River Guard of Song Van",
    ]
    items = ReadingDesk(row).items
    inspect = next(item for item in items if item.title.startswith("Inspect the ferries"))
    assert (inspect.cadence, inspect.line) == ("half_yearly", "inspection")
    assert "câu dẫn “The Guard” giao các điểm này" in reasons_of(inspect)
    report = next(item for item in items if item.title.startswith("Submit a written report"))
    assert "“shall” là việc phải làm" in reasons_of(report)


def test_the_reader_takes_files_as_large_as_the_installation_accepts(settings: Any) -> None:
    settings.UPLOAD_LIMIT = 70 * 1024 * 1024
    assert limits().most_bytes == settings.UPLOAD_LIMIT
