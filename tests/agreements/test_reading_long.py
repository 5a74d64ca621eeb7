"""A reading that takes long goes on in a thread of its own; these tests have real transactions, because it writes too."""

from __future__ import annotations

import threading

from agreements.reading_cast import office, signed_in, take_in
from agreements.test_reading_scan import changed_word, scan
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.taking import take_text
from phoihop.people.acting import Actor, actor_for
from phoihop.people.models import User
from phoihop.screen.clock import now
from phoihop.vault.models import StoredFile


def test_a_long_reading_goes_on_while_a_page_shows_its_progress(own_database: str) -> None:
    office()
    client = signed_in()
    client.get("/agreements/new/")  # loads what pages need, so that the next one is faster than the reading
    by = actor_for(User.objects.get())
    row = take_in_text("QUY CHẾ PHỐI HỢP giữa Sở Y tế và Sở Tư pháp\n1. Sở Y tế gửi báo cáo hằng quý.", by)
    assert row.state == "waiting"
    assert client.get(f"/reading/{row.pk}/").url == f"/reading/{row.pk}/progress/"
    assert wait_until_read(row) == "open"
    assert client.get(f"/reading/{row.pk}/progress/").url == f"/reading/{row.pk}/"
    assert len(ReadingDraft.objects.get(pk=row.pk).items) == 1


def test_a_long_reading_that_is_refused_says_why_and_keeps_nothing(own_database: str) -> None:
    office()
    client = signed_in()
    row = take_in_text("MẬT\nQUY CHẾ PHỐI HỢP", actor_for(User.objects.get()))
    assert wait_until_read(row) == "failed"
    assert "MẬT" in client.get(f"/reading/{row.pk}/progress/").content.decode()
    assert not StoredFile.objects.exists()
    assert ReadingDraft.objects.get(pk=row.pk).reading == {}


def take_in_text(text: str, by: Actor) -> ReadingDraft:
    return take_text(text, declared=False, by=by, now=now(), wait=0.0)


def wait_until_read(row: ReadingDraft) -> str:
    """Look again until the reading is over."""
    pause = threading.Event()
    for _ in range(600):
        state = ReadingDraft.objects.values_list("state", flat=True).get(pk=row.pk)
        if state != "waiting":
            return str(state)
        pause.wait(0.1)
    return "waiting"


def test_a_scan_is_compared_in_the_background(own_database: str) -> None:
    office()
    client = signed_in()
    row = take_in(client, changed_word(), scan())
    assert client.post(f"/reading/{row.pk}/scan/").url == f"/reading/{row.pk}/scan/"
    pause = threading.Event()
    for _ in range(600):
        page = client.get(f"/reading/{row.pk}/scan/")
        if page.context["compared"]:
            break
        assert page.context["going_on"]
        pause.wait(0.1)
    assert len(page.context["found"]) == 1
