"""An upload stays in memory; what is too large is not held, and its sender gets a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory

from phoihop.record.law import Refused
from phoihop.vault.keeping import take
from phoihop.vault.upload import is_over_limit

LIMIT = 64 * 1024


@pytest.fixture
def _handler(home: Path, settings: Any) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["phoihop.vault.upload.MemoryOnlyUploadHandler"]


def sent(**sizes: int) -> HttpRequest:
    files = {field: SimpleUploadedFile(f"{field}.txt", b"a" * size) for field, size in sizes.items()}
    return RequestFactory().post("/", {"note": "kept", **files})


@pytest.mark.usefixtures("_handler")
def test_a_file_of_the_limit_is_held_in_memory(home: Path) -> None:
    request = sent(scan=LIMIT)
    upload = request.FILES["scan"]
    assert (upload.read(), upload.size, upload.name) == (b"a" * LIMIT, LIMIT, "scan.txt")
    assert list(home.rglob("*")) == []


@pytest.mark.usefixtures("_handler", "db")
def test_a_larger_file_is_let_pass_by_and_refused_while_the_rest_of_the_form_arrives(home: Path) -> None:
    request = sent(scan=LIMIT + 1, small=10)
    assert request.POST["note"] == "kept"
    assert is_over_limit(request.FILES["scan"])
    assert request.FILES["scan"].read() == b""
    assert request.FILES["small"].read() == b"a" * 10
    with pytest.raises(Refused) as refused:
        take(request.FILES["scan"], "scan.txt")
    assert (refused.value.code, refused.value.kind) == ("file_too_large", "too_large")
    assert list(home.rglob("*")) == []


@pytest.mark.usefixtures("_handler")
def test_the_files_of_one_request_together_have_a_limit(home: Path) -> None:
    request = sent(a=LIMIT, b=LIMIT, c=1)
    assert [is_over_limit(request.FILES[field]) for field in "abc"] == [False, False, True]


@pytest.mark.usefixtures("_handler")
def test_what_was_let_pass_by_takes_nothing_from_the_others(home: Path) -> None:
    request = sent(a=LIMIT * 5, b=LIMIT, c=LIMIT)
    assert [is_over_limit(request.FILES[field]) for field in "abc"] == [True, False, False]
