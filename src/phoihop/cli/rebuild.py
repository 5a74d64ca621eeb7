"""`phoihop rebuild`: drops the read tables and replays every record: the same rows again."""

from __future__ import annotations

import argparse

from phoihop.cli.installation import clock, day_of, home_of, open_home, rebuilt
from phoihop.cli.options import Options
from phoihop.cli.terminal import Terminal

HELP = {
    "vi": """\
Cách dùng: phoihop rebuild [--home THƯ_MỤC] [--lang vi|en]

Lập lại mọi bảng (danh sách văn bản, kỳ báo cáo, việc cần xử lý) từ sổ theo dõi. Sổ và tệp không thay đổi; chạy lúc
nào cũng được, kể cả khi hệ thống đang mở.

  --home   thư mục của hệ thống (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)
""",
    "en": """\
Usage: phoihop rebuild [--home FOLDER] [--lang vi|en]

Makes every table (agreements, reporting periods, the desk) anew from the joint records. Records and files do not
change; it may run at any time, also while the installation is open.

  --home   the installation's folder (default: the variable PHOIHOP_HOME, else the folder var)
""",
}


def options() -> Options:
    return Options("rebuild").with_home()


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Rebuild, showing how far it is."""
    open_home(home_of(given))
    records = rebuilt(terminal, day_of(clock()))
    terminal.say("rebuilt", records=records)
    return 0
