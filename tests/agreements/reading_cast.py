"""An office with one officer, and documents of a fictional city that it takes in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import NOW
from phoihop.features.agreements.drafts.draft import as_json
from phoihop.features.agreements.models import ReadingDraft
from phoihop.features.agreements.reading.taking import fill
from phoihop.ledger.joining import join
from phoihop.people.actions import OrganisationPlan, enter_organisation, invite
from phoihop.people.models import Organisation
from phoihop.reading import Reading, read

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "reading"
OWN = "Ban Dân vận Thành ủy Sông Vân"
OTHER = "Bộ Chỉ huy quân sự thành phố Sông Vân"


def office(name: str = OWN, username: str = "vanphong", roles: tuple[str, ...] = ("officer", "signer")) -> Organisation:
    """Enter an organisation that works here, with one person."""
    organisation = enter_organisation(OrganisationPlan(name, numbering="party"))
    join(organisation, NOW)
    user = invite(
        organisation, username=username, display_name="Chuyên viên", roles=list(roles), password="mat-khau-dai-1"
    )
    user.must_change_password = False
    user.save()
    return organisation


def signed_in(username: str = "vanphong") -> Client:
    client = Client()
    assert client.login(username=username, password="mat-khau-dai-1")
    return client


def sample(name: str = "programme.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (SAMPLES / name).read_bytes())


def take_in(client: Client, *files: SimpleUploadedFile, **more: str) -> ReadingDraft:
    """Drop files as the page does; returns the draft that came of them."""
    answer = client.post("/agreements/new/", {"documents": list(files), **more})
    assert answer.status_code == 302, answer.content.decode()
    return ReadingDraft.objects.latest("pk")


@cache
def reading_of_programme() -> Reading:
    return read((SAMPLES / "programme.docx").read_bytes(), "programme.docx")


@pytest.fixture
def desk(db: None) -> tuple[Client, ReadingDraft]:
    """The sample programme on the reading desk of an office, as its reading left it; the file itself is not kept."""
    organisation = office()
    reading = reading_of_programme()
    row = ReadingDraft(organisation=organisation.id, made=NOW, changed=NOW, reading=as_json(reading))
    fill(row, reading, 0)
    row.save()
    return signed_in(), ReadingDraft.objects.get(pk=row.pk)
