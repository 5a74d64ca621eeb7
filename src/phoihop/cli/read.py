"""`phoihop read`: reads a document into agreements and commitments, for people or for programs; needs no installation."""

from __future__ import annotations

import argparse

from phoihop.cli.options import Options
from phoihop.cli.terminal import Terminal
from phoihop.record.refused import Refused

HELP = {
    "vi": """\
Cách dùng: phoihop read TỆP [--original] [--language vi|en] [--format table|json] [--lang vi|en]
           phoihop read --compare TỆP_WORD BẢN_QUÉT [--format table|json] [--lang vi|en]

Đọc văn bản đã ký và đề xuất: loại, số, ngày, các bên, thời hạn, nhiệm vụ (chủ trì, phối hợp, thời gian thực hiện),
mỗi mục kèm chỗ trong văn bản và lý do. Chỉ là đề xuất: người dùng xác nhận trên hệ thống. Không lưu gì.

  TỆP       .docx, .pdf, .xlsx, .html, .txt, .md; .doc, .odt, .rtf nếu máy có LibreOffice;
            bản quét (.pdf, .png, .jpg, .tif) nếu máy có Tesseract với tiếng Việt
  --compare đối chiếu tệp Word với bản quét đã ký: nêu từng chỗ khác nhau (kết thúc với mã 1 nếu có)
  --original
            tệp Word còn vết chỉnh sửa: đọc bản trước khi sửa (mặc định: đọc bản sau khi chấp nhận chỉnh sửa)
  --language
            ngôn ngữ của văn bản: vi (tiếng Việt) hoặc en (tiếng Anh); không nêu thì tự nhận ra
  --format  table (mặc định: bảng cho người đọc) hoặc json (cho chương trình khác)

Văn bản có dấu chỉ độ mật, tệp có mật khẩu, tệp có macro hoặc tệp hỏng thì không đọc và nói rõ vì sao.
""",
    "en": """\
Usage: phoihop read FILE [--original] [--language vi|en] [--format table|json] [--lang vi|en]
       phoihop read --compare WORD_FILE SCAN [--format table|json] [--lang vi|en]

Reads a signed document and proposes: kind, number, date, parties, period, commitments (lead, support, when), each with
its place in the text and the reason for it. These are proposals; people confirm them. Nothing is stored.

  FILE      .docx, .pdf, .xlsx, .html, .txt, .md; .doc, .odt, .rtf where LibreOffice is installed;
            scans (.pdf, .png, .jpg, .tif) where Tesseract with Vietnamese is
  --compare compare the Word file with the signed scan: each difference is told (exit status 1 where there is one)
  --original
            a Word file with tracked changes is read as it was before them (by default as if they were accepted)
  --language
            the language of the document: vi (Vietnamese) or en (English); told by its text where not given
  --format  table (default, for people) or json (for programs)

A document with a secrecy mark or a password, with macros or a broken one is not read; a sentence says why.
""",
}


def options() -> Options:
    parser = Options("read")
    parser.add_argument("file")
    parser.add_argument("scan", nargs="?")
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--original", action="store_true")
    parser.add_argument("--language", choices=("vi", "en"), default="")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    return parser


def run(given: argparse.Namespace, terminal: Terminal) -> int:
    """Read the file, or compare two; 0, 1 where they differ, 2 where one is refused."""
    if given.scan is not None and not given.compare:
        raise Refused("option_unknown", {"given": given.scan, "command": "read"})
    if given.compare and given.scan is None:
        raise Refused("options_unclear", {"command": "read"})
    from phoihop.reading.command import read_command

    wanted = [f"--{name}" for name in ("original", "compare") if getattr(given, name)]
    wanted += ["--language", given.language] if given.language else []
    files = [name for name in (given.file, given.scan) if name is not None]
    return read_command(
        [*wanted, "--format", given.format, "--lang", terminal.lang, "--", *files], terminal.out, terminal.err
    )
