"""An installation through its commands: created, served, given people, backed up, brought back, checked."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from cli.running import phoihop

pytestmark = pytest.mark.slow  # every command is a process of its own

PASSPHRASE = "mot cum mat khau dai"


@pytest.fixture(scope="module")
def created(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation as `init` leaves it. Tests that change something copy it."""
    home = tmp_path_factory.mktemp("created") / "var"
    made = phoihop(home, "init")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith(f"Đã tạo hệ thống ở {home}.")
    return home


@pytest.fixture
def home(created: Path, tmp_path: Path) -> Path:
    shutil.copytree(created, tmp_path / "var")
    return tmp_path / "var"


def test_init_makes_folder_secrets_database_and_static_files_and_may_be_repeated(created: Path) -> None:
    here = {each.name for each in created.iterdir()}
    assert here >= {"session.secret", "keys.secret", "phoihop.sqlite3", "static", "temporary"}
    secret = (created / "keys.secret").read_bytes()
    again = phoihop(created, "init", "--lang", "en")
    assert again.out == f"The installation in {created} is up to date; there was nothing to do.\n"
    assert (created / "keys.secret").read_bytes() == secret


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps who may read a file elsewhere than in its mode")
def test_what_an_installation_keeps_is_for_its_own_account_alone(created: Path, tmp_path: Path) -> None:
    phoihop(created, "backup", str(tmp_path / "a.zip"))
    for kept in (created, created / "phoihop.sqlite3", created / "keys.secret", tmp_path / "a.zip"):
        assert kept.stat().st_mode & 0o077 == 0, kept


def test_a_new_installation_verifies_rebuilds_and_ticks(home: Path) -> None:
    assert phoihop(home, "verify").out.startswith("Đã kiểm tra 0 sổ, 0 lượt ghi")
    assert phoihop(home, "rebuild").out == "Đã lập lại các bảng của 0 sổ.\n"
    assert phoihop(home, "tick").code == 0


def test_people_are_created_listed_and_given_another_password(home: Path) -> None:
    made = phoihop(home, "user", "create", "an", "--operator", "--name", "Người vận hành", typed="\n")
    assert made.code == 0
    assert "(chỉ in ra một lần)" in made.out
    taken = phoihop(home, "user", "create", "an", "--operator", typed="\n")
    assert (taken.code, taken.err) == (2, "Tên đăng nhập “an” đã có. Hãy chọn tên khác.\n")
    assert phoihop(home, "user", "list").out == "an  Người vận hành  người vận hành\n"

    easy = phoihop(home, "user", "password", "an", PHOIHOP_PASSWORD="12345678")
    assert easy.code == 2
    assert easy.err.startswith("Mật khẩu quá dễ đoán:")
    reset = phoihop(home, "user", "password", "an", PHOIHOP_PASSWORD="mat-khau-that-dai")
    assert (reset.code, reset.out) == (0, "Đã đặt lại mật khẩu của an; người dùng đổi khi đăng nhập.\n")
    assert phoihop(home, "user", "password", "binh").code == 2


WRONG_USERS = {
    ("create", "an"): "Hãy ghi --operator, hoặc --organisation và --role",
    ("create", "an", "--operator", "--role", "viewer"): "Hãy ghi --operator, hoặc --organisation và --role",
    ("create", "an", "--role", "viewer"): "Cần cả --organisation và --role.",
    ("create", "an", "--organisation", "Ban X", "--role", "king"): "Không có vai trò “king”.",
    ("create", "an", "--organisation", "Ban X", "--role", "viewer"): "Không có cơ quan “Ban X” trong danh bạ.",
}


def test_a_person_without_a_right_place_is_refused_and_nothing_is_made(home: Path) -> None:
    for arguments, words in WRONG_USERS.items():
        refused = phoihop(home, "user", *arguments, typed="\n")
        assert refused.code == 2
        assert refused.err.startswith(words)
    assert phoihop(home, "user", "list").out == "Chưa có tài khoản nào.\n"


def test_a_taken_port_is_named_with_another_to_choose(home: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for command in ("serve", "demo"):
            refused = phoihop(home, command, "--port", str(port))
            assert refused.code == 2
            assert refused.err.startswith(f"Cổng {port} đang được chương trình khác dùng.")
            assert f"--port {port + 1}" in refused.err
    assert not (home / "demo").exists()


def test_an_address_that_is_not_of_this_machine_is_refused(home: Path) -> None:
    assert "Không có địa chỉ mạng" in phoihop(home, "serve", "--host", "no.such.host.invalid").err


def test_a_database_of_a_newer_or_older_version_is_not_opened(home: Path) -> None:
    def write(statement: str) -> None:
        with closing(sqlite3.connect(home / "phoihop.sqlite3")) as database:
            database.execute(statement)
            database.commit()

    write("INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_later', '2030-01-01')")
    assert phoihop(home, "tick").err == (
        "Cơ sở dữ liệu do phiên bản mới hơn tạo ra (ledger.9999_later). Hãy cập nhật phần mềm.\n"
    )
    write("DELETE FROM django_migrations WHERE name = '9999_later'")
    write("DELETE FROM django_migrations WHERE app = 'jobs'")
    write("DROP TABLE jobs_job")
    assert phoihop(home, "tick").err.startswith("Cơ sở dữ liệu thuộc phiên bản cũ hơn.")
    assert phoihop(home, "init").out.startswith("Đã nâng cấp cơ sở dữ liệu")
    assert phoihop(home, "tick").code == 0


def test_what_is_no_database_is_told_without_a_traceback(home: Path) -> None:
    (home / "phoihop.sqlite3").write_bytes(b"this is no database" * 100)
    refused = phoihop(home, "verify")
    assert refused.code == 2
    assert refused.err.startswith("Không đọc được tệp cơ sở dữ liệu")
    assert "Traceback" not in refused.said


def test_a_setting_that_makes_no_sense_is_told(home: Path) -> None:
    for name, value in (
        ("PHOIHOP_UPLOAD_MB", "lots"),
        ("PHOIHOP_UPLOAD_MB", "-5"),
        ("PHOIHOP_LOG", "shout"),
        ("DATABASE_URL", "mysql://root@127.0.0.1/phoihop"),
    ):
        refused = phoihop(home, "tick", **{name: value})
        assert refused.code == 2
        assert refused.err.startswith("Một cài đặt trong biến môi trường không đúng")
        assert name in refused.err
    unreachable = phoihop(home, "tick", DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")
    assert unreachable.err.startswith("Không kết nối được cơ sở dữ liệu trong DATABASE_URL")


def test_an_installation_that_lost_the_secret_of_its_sessions_goes_on_with_another(home: Path) -> None:
    (home / "session.secret").unlink()
    assert phoihop(home, "tick").code == 0
    assert (home / "session.secret").is_file()


def test_a_backup_comes_back_with_its_keys_under_the_passphrase_only(home: Path, tmp_path: Path) -> None:
    phoihop(home, "user", "create", "an", "--operator", typed="\n")
    file = tmp_path / "sao-luu.zip"
    short = phoihop(home, "backup", str(file), "--with-keys", PHOIHOP_PASSPHRASE="ngan")
    assert short.code == 2
    assert not file.exists()
    made = phoihop(home, "backup", str(file), "--with-keys", PHOIHOP_PASSPHRASE=PASSPHRASE)
    assert made.code == 0
    assert made.out.startswith(f"Đã sao lưu vào {file}: 0 sổ, 0 lượt ghi")
    assert phoihop(home, "backup", str(file)).err.startswith(f"Tệp {file} đã có")
    with zipfile.ZipFile(file) as archive:
        assert (home / "keys.secret").read_bytes() not in b"".join(archive.read(name) for name in archive.namelist())

    there = tmp_path / "moi" / "var"
    there.parent.mkdir()
    assert phoihop(there, "restore", str(file), typed="sai roi\n").err.endswith(
        "Cụm mật khẩu không đúng. Chưa có gì được ghi.\n"
    )
    assert not there.exists()
    back = phoihop(there, "restore", str(file), typed=PASSPHRASE + "\n")
    assert back.code == 0, back.err
    assert (there / "keys.secret").read_bytes() == (home / "keys.secret").read_bytes()
    assert phoihop(there, "user", "list").out == phoihop(home, "user", "list").out
    again = phoihop(there, "restore", str(file), typed=PASSPHRASE + "\n")
    assert (again.code, "đã có dữ liệu" in again.err) == (2, True)


def test_rows_come_back_into_a_database_made_anew(home: Path, tmp_path: Path) -> None:
    phoihop(home, "user", "create", "an", "--operator", typed="\n")
    file = tmp_path / "dong.zip"
    assert phoihop(home, "backup", str(file), "--rows").code == 0
    there = tmp_path / "moi" / "var"
    there.parent.mkdir()
    back = phoihop(there, "restore", str(file))
    assert back.code == 0, back.err
    assert "hãy chép tệp keys.secret cũ" in back.out
    assert phoihop(there, "user", "list").out == phoihop(home, "user", "list").out
    assert phoihop(there, "verify").code == 0


def damaged(file: Path, target: Path, change: str) -> Path:
    """Write the archive again with one thing other than it should be."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if change == "a byte" and name == "database.sqlite3":
                data = data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]
            if change == "a content taken out" and name == "database.sqlite3":
                continue
            if name == "manifest.json":
                manifest = json.loads(data)
                if change == "a name that leads out":
                    manifest["contents"]["../out"] = manifest["contents"]["database.sqlite3"]
                if change == "a shorter length":
                    manifest["contents"]["database.sqlite3"]["size"] -= 1
                if change == "other tips":
                    manifest["tips"] = "0" * 64
                data = json.dumps(manifest).encode()
            new.writestr(name, data)
    return target


@pytest.fixture(scope="module")
def archive(created: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("archive") / "sao-luu.zip"
    assert phoihop(created, "backup", str(file)).code == 0
    return file


@pytest.mark.parametrize(
    "change", ["a byte", "a content taken out", "a name that leads out", "a shorter length", "other tips"]
)
def test_a_backup_that_was_changed_is_refused_and_leaves_nothing(archive: Path, tmp_path: Path, change: str) -> None:
    file = damaged(archive, tmp_path / "hong.zip", change)
    there = tmp_path / "var"
    refused = phoihop(there, "restore", str(file))
    assert refused.code == 2
    assert "Traceback" not in refused.said
    assert not (there / "phoihop.sqlite3").exists()
    assert not (tmp_path / "out").exists()


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thu.zip").write_bytes(b"PK\x03\x04 nothing")
    assert phoihop(tmp_path / "var", "restore", str(tmp_path / "thu.zip")).err.startswith("Tệp")
    assert "Không có tệp" in phoihop(tmp_path / "var", "restore", str(tmp_path / "khong.zip")).err
    assert not (tmp_path / "var").exists()
