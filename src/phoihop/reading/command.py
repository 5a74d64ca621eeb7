"""The command `phoihop read FILE`: a table for people, JSON for programs; a refusal is one sentence and status 2.

Reads nothing but the file that is named and writes nothing but its output.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TextIO

import msgspec

from phoihop.reading.comparing import differences
from phoihop.reading.isolated import Limits, read_in_child
from phoihop.reading.layout import Wanted
from phoihop.reading.outcome import PARTIES, Commitment, Reading
from phoihop.reading.packs import LANGUAGES as PACKS
from phoihop.reading.refusals import ReadRefused
from phoihop.reading.sentences import LANGUAGES, note, question, refusal

REFUSED = 2
WIDTH = 72
SHOWN_LINES = 3
WORDS = {
    "vi": {
        "agreements": "Văn bản", "commitments": "Nhiệm vụ", "questions": "Cần người quyết định", "parties": "các bên",
        "none": "Không tìm thấy nhiệm vụ nào.", "lead": "chủ trì", "support": "phối hợp", "due": "thời hạn",
        "number": "số", "signed": "ký ngày", "until": "đến", "notes": "Lưu ý",
        "alike": "Hai văn bản giống nhau.", "differences": "Chỗ khác nhau", "written": "Tệp Word", "scanned": "Bản quét",
        "nothing": "(không có)", "misread": "có thể do nhận dạng sai chữ",
    },
    "en": {
        "agreements": "Agreements", "commitments": "Commitments", "questions": "For a person to decide", "parties": "the parties",
        "none": "No commitment was found.", "lead": "lead", "support": "support", "due": "due",
        "number": "number", "signed": "signed on", "until": "until", "notes": "To know",
        "alike": "The two texts are alike.", "differences": "Differences", "written": "Word file", "scanned": "Scan",
        "nothing": "(nothing)", "misread": "perhaps letters misread",
    },
}  # fmt: skip
CADENCES = {
    "once": ("một lần", "once"), "weekly": ("hằng tuần", "weekly"), "monthly": ("hằng tháng", "monthly"),
    "quarterly": ("hằng quý", "quarterly"), "half_yearly": ("6 tháng", "half-yearly"), "nine_monthly": ("9 tháng", "nine-monthly"),
    "yearly": ("hằng năm", "yearly"), "continuous": ("thường xuyên", "continuous"), "on_event": ("khi phát sinh", "on event"),
    "unspecified": ("không nêu", "not stated"),
}  # fmt: skip
LINES = {
    "information": ("trao đổi thông tin", "information"), "situation": ("nắm tình hình", "situation"), "advice": ("tham mưu, đề xuất", "advice"),
    "appraisal": ("xây dựng, thẩm định", "appraisal"), "communication": ("tuyên truyền, vận động", "communication"),
    "training": ("bồi dưỡng, tập huấn", "training"), "inspection": ("kiểm tra, giám sát", "inspection"),
    "commendation": ("thi đua, khen thưởng", "commendation"), "review": ("báo cáo, sơ kết, tổng kết", "review"),
    "support": ("chăm lo, hỗ trợ", "support"), "operation": ("công tác khác", "operation"),
}  # fmt: skip


def read_command(argv: list[str], out: TextIO, err: TextIO) -> int:
    """Runs `phoihop read`; returns the exit status: 0, 1 where compared texts differ, 2 where a document is refused."""
    parser = argparse.ArgumentParser(
        prog="phoihop read",
        description="Read a signed document into agreements and commitments, each with its place in the text.",
    )
    parser.add_argument(
        "file", metavar="FILE", help=".docx, .pdf, .xlsx, .html, .txt, .md, and with LibreOffice and Tesseract more"
    )
    parser.add_argument("scan", metavar="SCAN", nargs="?", help="with --compare: the signed scan of the same document")
    parser.add_argument("--compare", action="store_true", help="tell where FILE and SCAN say different things")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--original", action="store_true", help="tracked changes of Word as if they had been refused")
    parser.add_argument("--language", choices=PACKS, default="", help="language of the document")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi", help="language of the table and of refusals")
    args = parser.parse_args(argv)
    if args.compare != (args.scan is not None):
        parser.error("--compare needs FILE and SCAN")
    wanted = Wanted(original=args.original, language=args.language)
    readings: list[Reading] = []
    for name in filter(None, (args.file, args.scan)):
        try:
            readings.append(read_in_child(bytes_of(Path(name)), Path(name).name, Limits(), wanted))
        except ReadRefused as refused:
            err.write(refusal(refused.code, args.lang, **{"name": name, **refused.params}) + "\n")
            return REFUSED
    if args.compare:
        return compared(readings[0], readings[1], args, out)
    if args.format == "json":
        out.write(readings[0].to_json().decode("utf-8") + "\n")
    else:
        out.write(table(readings[0], args.lang))
    return 0


def compared(written: Reading, scanned: Reading, args: argparse.Namespace, out: TextIO) -> int:
    """Tells the differences; 1 where there are any, as `diff` does."""
    found = differences(written, scanned)
    words = WORDS[args.lang]
    if args.format == "json":
        out.write(msgspec.json.encode({"differences": found}).decode("utf-8") + "\n")
    elif not found:
        out.write(words["alike"] + "\n")
    else:
        lines = [f"{words['differences']} ({len(found)})"]
        for number, each in enumerate(found, 1):
            place = f"{each.place}: " if each.place else ""
            lines.append(f"{number:3}. {place}… {shortened(each.before)}")
            lines.append(f"     {words['written']}: {shortened(each.written) or words['nothing']}")
            sure = f" ({words['misread']})" if each.misread else ""
            lines.append(f"     {words['scanned']}: {shortened(each.scanned) or words['nothing']}{sure}")
        out.write("\n".join(lines) + "\n")
    return 1 if found else 0


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises `ReadRefused`: not_there, is_directory, unreadable, too_large."""
    limit = Limits().most_bytes
    try:
        if path.is_dir():
            raise ReadRefused("is_directory")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadRefused("not_there") from error
    except (OSError, ValueError) as error:
        raise ReadRefused("unreadable") from error
    if len(data) > limit:
        raise ReadRefused("too_large", limit=str(limit))
    return data


def table(reading: Reading, language: str) -> str:
    """What was read, for people."""
    words, column = WORDS[language], LANGUAGES.index(language)
    lines = [words["agreements"]]
    for number, agreement in enumerate(reading.agreements, 1):
        parts = [agreement.title or agreement.kind]
        if agreement.number:
            parts.append(f"{words['number']} {agreement.number}")
        if agreement.signed_on:
            parts.append(f"{words['signed']} {agreement.signed_on}")
        if agreement.from_ or agreement.to:
            parts.append(f"{agreement.from_ or '…'} {words['until']} {agreement.to or '…'}")
        lines.append(f"{number}. " + "; ".join(parts))
        lines.extend(f"     - {party}" for party in agreement.parties)
    lines.extend(notes(reading, language))
    lines += ["", f"{words['commitments']} ({len(reading.commitments)})"]
    lines.extend(row(number, commitment, words, column) for number, commitment in enumerate(reading.commitments, 1))
    if not reading.commitments:
        lines.append(words["none"])
    if reading.questions:
        lines += ["", words["questions"]]
        for asked in reading.questions:
            places = ", ".join(str(index + 1) for index in asked.commitments)
            lines.append(f"  {places or '-'}: {question(asked.code, language, **asked.params)}")
    return "\n".join(lines) + "\n"


def notes(reading: Reading, language: str) -> list[str]:
    """What to know of the reading, and some lines of a converted text beside what stood there."""
    if not reading.notes:
        return []
    lines = ["", WORDS[language]["notes"]]
    lines.extend(f"  - {note(code, language)}" for code in reading.notes)
    for pair in reading.converted[:SHOWN_LINES]:
        lines += [f"      {shortened(pair.before)}", f"    → {shortened(pair.after)}"]
    return lines


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


def row(number: int, commitment: Commitment, words: dict[str, str], column: int) -> str:
    lead = "; ".join(words["parties"] if name == PARTIES else name for name in commitment.lead)
    text = shortened(commitment.text)
    about = [f"{words['lead']}: {lead}"]
    if commitment.support:
        about.append(f"{words['support']}: {'; '.join(commitment.support)}")
    about.append(CADENCES[commitment.cadence][column])
    if commitment.due:
        about.append(f"{words['due']}: {commitment.due}")
    about.append(LINES[commitment.line][column])
    return f"{number:3}. {text}\n     " + " | ".join(about)
