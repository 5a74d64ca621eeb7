"""The signed scan and the Word file of one document: where they differ is shown before the agreement is recorded."""

from __future__ import annotations

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from agreements.reading_cast import SAMPLES, office, sample, signed_in, take_in
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.scan import compare

pytestmark = pytest.mark.django_db


def changed_word() -> SimpleUploadedFile:
    """The sample of a Party regulation in which somebody changed a word after it was signed."""
    made, file = docx.Document(str(SAMPLES / "party-form.docx")), io.BytesIO()
    for paragraph in made.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("từ ngày ký", "từ ngày ban hành")
    made.save(file)
    return SimpleUploadedFile("van-ban.docx", file.getvalue())


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("ban-ky.pdf", (SAMPLES / "party-form.pdf").read_bytes())


@pytest.fixture
def client() -> Client:
    office()
    return signed_in()


def test_each_difference_is_shown_with_both_words(client: Client) -> None:
    row = take_in(client, changed_word(), scan())
    assert f"/reading/{row.pk}/scan/" in client.get(f"/reading/{row.pk}/").content.decode()
    compare(row.pk)
    page = client.get(f"/reading/{row.pk}/scan/")
    (found,) = page.context["found"]
    assert (found.written, found.scanned, found.misread) == ("ban hành.", "ký.", False)
    assert "1 chỗ khác nhau" in page.content.decode()


def test_texts_that_say_the_same_are_told_so(client: Client) -> None:
    row = take_in(client, sample("party-form.docx"), scan())
    assert "Đối chiếu" in client.get(f"/reading/{row.pk}/scan/").content.decode()
    compare(row.pk)
    assert "Bản quét khớp với văn bản" in client.get(f"/reading/{row.pk}/scan/").content.decode()


def test_a_scan_that_cannot_be_read_says_why(client: Client) -> None:
    row = take_in(client, sample("party-form.docx"), scan())
    ReadingDraft.objects.filter(pk=row.pk).update(scan={"sha256": "0" * 64, "name": "x.pdf"})
    compare(row.pk)
    assert "Không tìm thấy tệp này" in client.get(f"/reading/{row.pk}/scan/").content.decode()


def test_a_draft_that_is_gone_or_has_no_scan_has_no_comparison(client: Client) -> None:
    row = take_in(client, sample("party-form.docx"))
    assert client.get(f"/reading/{row.pk}/scan/").status_code == 404
    pk = row.pk
    row.delete()
    compare(pk)
    assert not ReadingDraft.objects.exists()
