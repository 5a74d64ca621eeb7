"""The commands: name, what each is for in both languages, and the module that does it, imported when it is asked for."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """One command. `timetable` has no module here: it reads its own options and knows its own help."""

    name: str
    module: str
    vi: str
    en: str

    def summary(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi


COMMANDS = (
    Command("demo", "demo", "Chạy thử với dữ liệu mẫu", "Try it out on sample data"),
    Command("init", "init", "Tạo hoặc nâng cấp hệ thống của cơ quan", "Create or update an installation"),
    Command("serve", "serve", "Mở hệ thống cho mọi người dùng", "Open the installation to its users"),
    Command("user", "user", "Tạo tài khoản, đặt lại mật khẩu, liệt kê", "Create accounts, reset passwords, list"),
    Command("backup", "backup", "Sao lưu toàn bộ vào một tệp", "Back everything up into one file"),
    Command("restore", "restore", "Khôi phục từ tệp sao lưu", "Restore from a backup"),
    Command("verify", "verify", "Kiểm tra chữ ký, sổ, tệp và bảng", "Check signatures, records, files and tables"),
    Command("rebuild", "rebuild", "Lập lại các bảng từ sổ theo dõi", "Rebuild the tables from the records"),
    Command("tick", "tick", "Làm việc định kỳ hằng ngày", "Do the daily work"),
    Command("read", "read", "Đọc văn bản thành nhiệm vụ", "Read a document into commitments"),
    Command("lint", "lint", "Kiểm tra dự thảo trước khi ký", "Check a draft before it is signed"),
    Command("timetable", "", "Lập kỳ báo cáo, thời hạn", "List periods and due dates"),
)


def command_named(name: str) -> Command | None:
    return next((command for command in COMMANDS if command.name == name), None)
