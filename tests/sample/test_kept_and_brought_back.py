"""The whole sample backed up and brought back elsewhere, and what `phoihop verify` says of it before and after harm.

On PostgreSQL the same file carries rows instead of a database, and they come back into SQLite.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from cli.running import phoihop
from phoihop.cli.archive import Reader
from phoihop.cli.backup import back_up
from phoihop.cli.terminal import Terminal
from phoihop.cli.verify import verify
from phoihop.ledger.models import Act
from phoihop.vault.models import StoredFile

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("sample_installation")]
PASSPHRASE = "mot cum mat khau dai"


def quiet() -> Terminal:
    return Terminal(io.StringIO(), io.StringIO(), "vi")


def verified() -> tuple[int, str]:
    terminal = Terminal(io.StringIO(), io.StringIO(), "vi")
    code = verify(terminal)
    return code, terminal.out.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize("rows", [False, True])
def test_a_backup_holds_everything_and_comes_back_equal(tmp_path: Path, *, rows: bool) -> None:
    file = tmp_path / "sao-luu.zip"
    made = back_up(file, passphrase=PASSPHRASE, rows=rows, terminal=quiet())
    assert (made.records, made.acts) == (3, Act.objects.count())
    assert made.database == ("sqlite" if connection.vendor == "sqlite" and not rows else "rows")
    files = StoredFile.objects.count()
    assert sum(name.startswith("vault/") for name in Reader(file).manifest.contents) == files

    back = phoihop(tmp_path / "var", "restore", str(file), PHOIHOP_PASSPHRASE=PASSPHRASE)
    assert back.code == 0, back.err
    assert f"3 sổ, {made.acts} lượt ghi, {files} tài liệu; sổ giống hệt bản sao lưu" in back.out
    checked = phoihop(tmp_path / "var", "verify")
    assert checked.code == 0, checked.out
    assert checked.out.startswith(f"Đã kiểm tra 3 sổ, {made.acts} lượt ghi")
    assert "mọi chữ ký đều đúng" in checked.out


def test_verify_says_in_one_sentence_that_all_is_well() -> None:
    code, said = verified()
    assert code == 0
    assert said.count("\n") == 1
    assert said.startswith("Đã kiểm tra 3 sổ, 849 lượt ghi")


def place_of_one() -> Path:
    digest = StoredFile.objects.order_by("digest").values_list("digest", flat=True)[0]
    return Path(settings.VAULT) / digest[:2] / digest


def test_verify_names_a_file_that_was_changed_missing_or_strange() -> None:
    place = place_of_one()
    data = place.read_bytes()
    place.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    code, said = verified()
    assert (code, f"Tệp {place.name} trong kho tài liệu đã bị thay đổi." in said) == (1, True)

    place.unlink()
    assert f"Thiếu tệp {place.name} trong kho tài liệu." in verified()[1]
    StoredFile.objects.filter(digest=place.name).delete()
    said = verified()[1]
    assert f"Tài liệu kèm theo {place.name[:12]} không có trong kho và không có ghi nhận đã xóa." in said

    place.parent.mkdir(exist_ok=True)
    (place.parent / "la.txt").write_text("?")
    assert f"Trong kho tài liệu có tệp lạ: {place.parent.name}/la.txt." in verified()[1]


def test_verify_names_the_agreement_and_the_entry() -> None:
    from ledger.tampering import execute, unguarded

    act = Act.objects.filter(kind="report.filed").order_by("record", "position")[0]
    with unguarded():
        execute("UPDATE ledger_act SET kind = 'report.received' WHERE act = %s", act.act)
    code, said = verified()
    assert code == 1
    assert f", lượt ghi thứ {act.position} ({act.act[:12]}): Cột kind của lượt ghi khác với nội dung đã ký." in said
    assert said.splitlines()[-1].endswith("có 1 chỗ không đúng, nêu ở trên.")
