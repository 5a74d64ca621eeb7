"""Evidence: brought in while a report is written, refused where it must not come in, opened by those who may read."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.features.commitments.models import ReportDraft
from phoihop.features.commitments.tables import Evidence
from phoihop.vault.keeping import is_kept
from phoihop.vault.models import StoredFile

pytestmark = pytest.mark.django_db

PLAN = "Kế hoạch mở lớp bồi dưỡng kiến thức quốc phòng - an ninh năm 2026.".encode()


@pytest.fixture(autouse=True)
def _vault(settings, tmp_path):
    settings.VAULT = tmp_path / "vault"
    settings.TEMPORARY = tmp_path / "temporary"


def upload(content=PLAN, name="Kế hoạch.txt"):
    return SimpleUploadedFile(name, content, "text/plain")


def typed(**more):
    return {"do": "file", "result": "Đã mở lớp.", "on": "24/11/2026"} | more


def test_a_chosen_file_is_brought_in_at_once_and_kept_with_the_draft(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    answer = client.post(url, typed(attached=upload()))
    assert answer.status_code == 302
    page = client.get(url).content.decode()
    assert "Kế hoạch.txt" in page
    assert "Đã mở lớp." in page
    assert not Evidence.objects.exists(), "nothing is filed before it is sent"
    (file,) = ReportDraft.objects.get().files
    key = f"file_{file['sha256'][:16]}"
    sent = typed(
        send="1",
        **{f"{key}_number": "1205/KH-BCHQS", f"{key}_dated": "20/10/2026", f"{key}_signer": "KT. Chỉ huy trưởng"},
    )
    assert client.post(url, sent).status_code == 302
    evidence = Evidence.objects.get()
    assert (evidence.digest, evidence.number, evidence.dated) == (file["sha256"], "1205/KH-BCHQS", "2026-10-20")


def test_a_file_is_taken_off_the_draft_again(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    client.post(url, typed(attached=upload()))
    (file,) = ReportDraft.objects.get().files
    client.post(url, typed(remove=file["sha256"]))
    assert ReportDraft.objects.get().files == []
    assert not is_kept(file["sha256"]), "nothing else names it"
    assert not StoredFile.objects.exists()


def test_a_file_that_another_report_names_stays_when_it_is_taken_off_this_one(house):
    client, url, other = house.client(house.cast.command), house.url("c1", "2026-Q3"), house.url("c1", "2026-Q2")
    for address in (url, other):
        client.post(address, typed(attached=upload()))
    digest = StoredFile.objects.get().digest
    client.post(url, typed(remove=digest))
    assert is_kept(digest), "somebody is still writing another report with it"
    client.post(other, typed(send="1"))
    assert Evidence.objects.get().digest == digest
    client.post(url, typed(attached=upload()))
    client.post(url, typed(remove=digest))
    assert is_kept(digest), "an entry names it"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("MẬT\nBáo cáo tình hình".encode(), "bao cao.txt", "không được đưa vào hệ thống này"),
        (b"MZ\x90\x00 a program", "a.exe", "không thuộc loại được phép"),
        (b"", "rong.txt", "không có nội dung"),
    ],
)
def test_a_refused_file_leaves_nothing_behind_and_the_words_stay(house, content, name, words):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    answer = client.post(url, typed(attached=upload(content, name)))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert "Đã mở lớp." in page
    assert (StoredFile.objects.count(), ReportDraft.objects.get().files) == (0, [])


def test_a_file_goes_out_to_members_of_the_record_and_to_nobody_else(house):
    client, url = house.client(house.cast.command), house.url("c1", "2026-Q3")
    client.post(url, typed(attached=upload()))
    client.post(url, typed(send="1"))
    evidence = Evidence.objects.get()
    address = f"{url}files/{evidence.act}/{evidence.digest}/"
    for reader in (client, house.client(house.cast.board, ["viewer"])):
        answer = reader.get(address)
        assert b"".join(answer.streaming_content) == PLAN
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert house.client(house.cast.observer).get(address).status_code == 404
    assert client.get(address.replace(evidence.digest, "0" * 64)).status_code == 404
    assert client.get(address.replace(evidence.act, "0" * 64)).status_code == 404
