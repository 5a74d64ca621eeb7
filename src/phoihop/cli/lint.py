"""`phoihop lint`: what a drafter would want to know of an agreement before it is signed; needs no installation."""

from __future__ import annotations

import argparse

from phoihop.cli.options import Options
from phoihop.cli.terminal import Terminal
from phoihop.record.refused import Refused

HELP = {
    "vi": """\
Cách dùng: phoihop lint TỆP [TỆP ...] [--format table|json|sarif] [--off MÃ="lý do"] [--lang vi|en]
           phoihop lint --codes

Kiểm tra dự thảo văn bản phối hợp trước khi ký: nhiệm vụ không có cơ quan chủ trì, không có thời hạn, không có sản phẩm;
ngày không có thật; viện dẫn sai; thiếu đầu mối, báo cáo, sơ kết, sửa đổi; việc đã hứa trong văn bản khác cùng được nêu.
Không chấm điểm, không xếp hạng, không lưu gì.

  TỆP       như phoihop read; nhiều tệp thì so cả giữa các tệp (tệp sau so với tệp trước)
  --format  table (mặc định), json hoặc sarif
  --off     bỏ qua một mã, kèm lý do; dùng được nhiều lần
  --codes   liệt kê các mã

Kết thúc với 0 nếu không có gì cần xem, 1 nếu có, 2 nếu không đọc được tệp.
""",
    "en": """\
Usage: phoihop lint FILE [FILE ...] [--format table|json|sarif] [--off CODE="reason"] [--lang vi|en]
       phoihop lint --codes

Checks the draft of an agreement before it is signed: commitments without a lead, a time or anything to show for them;
days that do not exist; broken references; no focal point, reporting, review or amendment; what another of the named
documents promises already. It gives no score, ranks nobody and stores nothing.

  FILE      as for phoihop read; of several files, later ones are compared with earlier ones
  --format  table (default), json or sarif
  --off     leave a code out, with the reason; may be given several times
  --codes   list the codes

Ends with 0 where there is nothing to look at, 1 where there is, 2 where a file cannot be read.
""",
}


def options() -> Options:
    parser = Options("lint")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--format", choices=("table", "json", "sarif"), default="table")
    parser.add_argument("--off", action="append", default=[])
    parser.add_argument("--codes", action="store_true")
    return parser


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Lint the files; 0, 1 where something was found, or 2 where one is refused."""
    from phoihop.reading.lint.command import codes_table, lint_files

    if given.codes:
        terminal.out.write(codes_table(terminal.lang))
        return 0
    if not given.files:
        raise Refused("options_unclear", {"command": "lint"})
    return lint_files(
        given.files, terminal.out, terminal.err, shown_as=given.format, off=given.off, language=terminal.lang
    )
