"""`phoihop tick`: the daily work and whatever waits in the background, for installations whose timer calls it."""

from __future__ import annotations

import argparse

from phoihop.cli.installation import clock, home_of, open_home
from phoihop.cli.options import Options
from phoihop.cli.terminal import Terminal

HELP = {
    "vi": """\
Cách dùng: phoihop tick [--home THƯ_MỤC] [--lang vi|en]

Làm việc hằng ngày: mở thêm kỳ báo cáo phía trước, dọn phiên đăng nhập đã hết hạn và tệp còn lại từ lần gửi bị ngắt quá
một ngày; rồi làm nốt các việc đang chờ chạy nền. Lệnh phoihop serve tự làm việc này; chỉ cần hẹn giờ lệnh này khi chạy
máy chủ web khác.

  --home   thư mục của hệ thống (mặc định: biến PHOIHOP_HOME, nếu không có thì thư mục var)
""",
    "en": """\
Usage: phoihop tick [--home FOLDER] [--lang vi|en]

Does the daily work: opens the reporting periods ahead, drops sessions that have run out and files that an upload which
was cut off more than a day ago has left; then does what waits in the background. `phoihop serve` does this by itself:
set a timer for it only where another web server runs.

  --home   the installation's folder (default: the variable PHOIHOP_HOME, else the folder var)
""",
}


def options() -> Options:
    return Options("tick").with_home()


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Do the day's work and every job that waits; 1 where a job failed."""
    open_home(home_of(given))
    from phoihop.jobs.queue import run_job, take_next
    from phoihop.jobs.tick import tick

    moved = tick(clock())
    done = failed = 0
    while (job := take_next(clock())) is not None:
        job = run_job(job, clock=clock)
        done += job.state == job.State.DONE
        failed += job.state == job.State.FAILED
    terminal.say("ticked_moved" if moved else "ticked")
    if done or failed:
        terminal.say("jobs_done", done=done, failed=failed)
    return 1 if failed else 0
