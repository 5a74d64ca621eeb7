"""A kept file goes out to be saved; a picture or PDF may be shown where it can do nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from phoihop.record.law import Refused
from phoihop.vault.keeping import take
from phoihop.vault.models import StoredFile
from phoihop.vault.serving import file_response
from vault import samples

pytestmark = pytest.mark.django_db


def test_a_file_goes_out_to_be_saved_under_its_name(home: Path) -> None:
    data = samples.word()
    with closing(file_response(take(data, "a.docx").digest, "Báo cáo\r\nX: y.docx")) as response:
        assert b"".join(response) == data
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''B%C3%A1o%20c%C3%A1oX_%20y.docx")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("make", [samples.png, samples.jpeg])
def test_a_picture_may_be_shown_in_a_sandbox(home: Path, make: Callable[[], bytes]) -> None:
    with closing(file_response(take(make(), "a.png", declared_not_secret=True).digest, "a", shown=True)) as response:
        assert response["Content-Disposition"].startswith("inline")
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("make", [samples.word, samples.table, samples.tiff])
def test_other_kinds_are_never_shown(home: Path, make: Callable[[], bytes]) -> None:
    with closing(file_response(take(make(), "a", declared_not_secret=True).digest, "a", shown=True)) as response:
        assert response["Content-Disposition"].startswith("attachment")


def test_a_file_without_its_row_goes_out_as_nothing_known(home: Path) -> None:
    digest = take(samples.word(), "a.docx").digest
    StoredFile.objects.all().delete()
    with closing(file_response(digest, "a.html", shown=True)) as response:
        assert (response["Content-Type"], response["Content-Disposition"][:10]) == (
            "application/octet-stream",
            "attachment",
        )


def test_a_file_that_is_not_here_is_refused(home: Path) -> None:
    with pytest.raises(Refused) as refused:
        file_response("0" * 64, "a.pdf")
    assert refused.value.kind == "missing"
