"""Reads what an instrument says of itself: kind, number, title, date, parties, period, entry into force, signers.

For papers with numbered parts: the office form with letterhead, the codified form with one head line, a decision with
its attached regulation. Press reports are read by `press`.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading import dates
from phoihop.reading.bodies import Bodies
from phoihop.reading.outcome import Agreement, Kind, Party, Why
from phoihop.reading.packs import Pack
from phoihop.reading.parties import Head, Parties
from phoihop.reading.structure import Unit
from phoihop.reading.tokens import Tokens

HEAD_CHARACTERS = 6000
NUMBER = re.compile(
    r"\b(?:số|Số|SỐ)\s{0,2}:?\s{0,3}(\d{1,5}[a-zA-Z]?(?:/\d{4})?[-/]\s?[A-ZĐ][A-Za-zĐđƯưÔôƠơÊêÂâĂă0-9&.,]{0,40}(?:\s?[-/]\s?[A-ZĐ][A-Za-zĐđƯưÔôƠơÊêÂâĂă0-9&]{0,24}){0,14})"
)
BLANK_NUMBER = re.compile(r"\bSố\s{0,2}:?\s{0,3}[.…_]{0,20}\s?([-/][A-ZĐ][A-ZĐa-zđ0-9&-]{1,40})")
PLACE_DATE = re.compile(
    r"([A-ZĐÀ-Ỹ][\wÀ-ỹ .]{1,40}),\s{0,3}ngày\s{0,3}(\d{1,2})\s{0,3}tháng\s{0,3}(\d{1,2})\s{0,3}năm\s{0,3}(\d{4})"
)
ISSUED = re.compile(r"\sngày\s(\d{1,2}/\d{1,2}/\d{4})\s+của\s")
REPLACES = re.compile(
    r"(?:thay thế|hết hiệu lực|bãi bỏ)[^.;]{0,80}?(?:số\s)(\d{1,5}(?:/\d{4})?[/-][A-ZĐ][\wĐđ&/-]{1,60})"
)
SHORT_FORM = re.compile(
    r"\((?:sau đây|gọi|dưới đây)[^()]{0,30}?(?:gọi tắt|gọi chung|viết tắt|gọi)(?:\s(?:tắt|chung))?\s(?:là|:)?\s?[“\"]?([^()“”\"]{2,80}?)[”\"]?\)",
    re.IGNORECASE,
)
BRACKETED_SHORT = re.compile(r"\(([A-ZĐ][A-ZĐ&]{1,11}(?:[ \u00a0][\wÀ-ỹ]{1,12}){0,5})\)")
TERM_OF_BASIS = re.compile(r"^\W{0,3}can cu\b[^;\n]*\bnhiem ky\b[^;\n]*", re.MULTILINE)
"""“Căn cứ Quy chế làm việc của ..., nhiệm kỳ 2025 - 2030": the term of a committee, not that of the agreement."""
SINGLE_YEAR = re.compile(r"\bnam (20\d{2})\b")


class Instrument(msgspec.Struct):
    """What was read of one instrument, still to be filled with the parties that only duties show."""

    kind: Kind
    number: str | None
    symbol: str | None
    title: str
    signed_on: str | None
    place: str | None
    start: int
    end: int
    parties: list[str]
    short: list[Party]
    why: list[Why]
    from_: str | None = None
    to: str | None = None
    in_force_on: str | None = None
    bases: list[str] = []
    replaces: list[str] = []


def kind_at(tokens: Tokens, index: int) -> tuple[Kind, int] | None:
    """The kind of instrument whose name stands at a word, and how many words it has."""
    best: tuple[Kind, int] | None = None
    for tag, size in tokens.tags[index].items():
        if tag.startswith("kind:") and (best is None or size > best[1]):
            best = (tag[5:], size)  # type: ignore[assignment]
    return best


def known_names(tokens: Tokens, bodies: Bodies) -> None:
    """Teaches short and collective names the document sets: "(sau đây gọi chung là nhà trường)"."""
    for match in SHORT_FORM.finditer(tokens.text):
        name = match.group(1).strip(" .,;:")
        if (
            name
            and len(name.split()) <= 12
            and not name.lower().startswith(
                (
                    "thông tư",
                    "nghị định",
                    "quyết định",
                    "quy chế",
                    "chương trình",
                    "kế hoạch",
                    "nghị quyết",
                    "thỏa thuận",
                )
            )
        ):
            first = tokens.first_at(match.start(1))
            if (
                tokens.size(first, "head")
                or tokens.size(first, "class")
                or tokens.size(first, "person")
                or name.isupper()
            ):
                bodies.known.add(name)
    for match in BRACKETED_SHORT.finditer(tokens.text):
        if full_name_before(tokens, bodies, match.start()):
            bodies.known.add(match.group(1))


def attached(tokens: Tokens, units: list[Unit]) -> int:
    """Where the instrument begins that a decision puts in force, or 0 where the document is one instrument."""
    ordered = False
    articles = 0
    for unit in units:
        index = tokens.first_at(unit.start)
        if unit.kind == "article":
            articles += 1
        if unit.kind != "paragraph" or index >= len(tokens):
            continue
        line = tokens.text[unit.start : unit.end]
        found = kind_at(tokens, index)
        if found is None or not line.isupper() or tokens.starts[index] != unit.start:
            continue
        if found[0] == "decision" and not ordered and not articles:
            ordered = True
        elif ordered and articles and found[0] not in ("decision", "other"):
            return unit.line_start
    return 0


def instrument(tokens: Tokens, bodies: Bodies, pack: Pack, units: list[Unit], start: int, end: int) -> Instrument:
    """Reads the instrument whose text lies in [start, end)."""
    text = tokens.text
    head_end = min(end, start + HEAD_CHARACTERS)
    first_article = next(
        (
            u.line_start
            for u in units
            if u.kind in ("article", "roman", "chapter", "part") and start <= u.line_start < end
        ),
        head_end,
    )
    head_end = min(head_end, max(first_article, start + 1))
    title_unit = None
    kind: Kind = "other"
    title = ""
    for unit in units:
        if not start <= unit.line_start < head_end:
            continue
        index = tokens.first_at(unit.start)
        if index >= len(tokens) or tokens.starts[index] >= unit.end:
            continue
        found = kind_at(tokens, index)
        line = text[unit.start : unit.end]
        if found is None or line.rstrip().endswith((";", ":")) or (found[0] == "other" and title_unit is not None):
            continue
        kind, title_unit = found[0], unit
        if kind != "other":
            break
    number, symbol = number_in(head_lines(text, start, head_end))
    out = Instrument(kind, number, symbol, "", None, None, start, end, [], [], [])
    if title_unit is not None:
        out.why.append(Why("kind", text[title_unit.start : title_unit.end][:80], title_unit.start, title_unit.end))
        title = title_of(tokens, units, title_unit, head_end)
    folded = dates.plain(text[start:end])
    head = folded[: head_end - start]
    line_one = text[title_unit.start : title_unit.end] if title_unit else ""
    issued = ISSUED.search(line_one)
    if issued:
        day = dates.full_dates(dates.plain(issued.group(1)))
        out.signed_on = day[0].value if day else None
        title = re.sub(r"^.{0,40}?số\s\S+(?:\s?-\s?[A-ZĐ]\S+)*\s", "", line_one[: issued.start()], count=1)
        at = tokens.first_at(title_unit.start + issued.end() if title_unit else 0)
        names = bodies.list_at(at, tokens.first_at(title_unit.end if title_unit else 0))
        if names:
            out.parties.extend(names.names)
    place = PLACE_DATE.search(text, start, head_end)
    if place and not out.signed_on:
        out.place = place.group(1).strip()
        out.signed_on = dates.iso(int(place.group(2)), int(place.group(3)), int(place.group(4)))
    out.title = " ".join(title.split())[:600]
    told = Head(out.kind, out.symbol or "", title_unit, start, head_end, end)
    out.parties = Parties(tokens, bodies, pack, units).of(told, out.parties)
    out.in_force_on = dates.in_force(head, out.signed_on) or dates.in_force(folded, out.signed_on)
    years = dates.period(dates.plain(out.title)) or dates.period(
        TERM_OF_BASIS.sub("", head[:1500]) if not issued else dates.plain(line_one)
    )
    single = SINGLE_YEAR.findall(dates.plain(out.title))
    if years and kind != "decision":
        out.from_, out.to = years
    elif kind in ("plan", "programme") and len(single) == 1:
        out.from_, out.to = single[0], single[0]
    else:
        out.from_ = out.in_force_on
        limit = dates.TO_DATE.search(folded[folded.find("hieu luc") :] if "hieu luc" in folded else "")
        if limit and out.in_force_on and kind not in ("decision", "joint_circular"):
            out.to = dates.iso(int(limit.group(1)), int(limit.group(2)), int(limit.group(3)))
    out.bases = [
        " ".join(text[u.start : u.end].split())[:300]
        for u in units
        if start <= u.line_start < head_end and text[u.start : u.end].lower().startswith("căn cứ")
    ][:20]
    out.replaces = [match.group(1) for match in REPLACES.finditer(text, start, end)][:10]
    for match in SHORT_FORM.finditer(text, start, end):
        out.short.append(Party(full_name_before(tokens, bodies, match.start()), match.group(1).strip()))
    return out


def full_name_before(tokens: Tokens, bodies: Bodies, offset: int) -> str:
    """The name of the body that ends where a bracket begins."""
    last = tokens.first_at(offset)
    for first in range(max(0, last - 14), last):
        names = bodies.list_at(first, last)
        if names is not None and names.last >= last:
            return names.names[-1]
    return ""


def head_lines(text: str, start: int, end: int) -> str:
    """The head without its legal bases, which carry numbers of other papers."""
    lines = text[start:end].split("\n")
    return "\n".join(
        line for line in lines if not line.strip().lower().startswith(("căn cứ", "thực hiện", "xét", "theo"))
    )


def number_in(head: str) -> tuple[str | None, str | None]:
    """Number with symbol, and the symbol alone, of the head of an instrument."""
    found = NUMBER.search(head)
    if found is None:
        blank = BLANK_NUMBER.search(head)
        return None, blank.group(1).strip("-/") if blank else None
    number = re.sub(r"\s+", " ", found.group(1)).rstrip(" .,-/")
    symbol = re.sub(r"^\d+[a-zA-Z]?(?:/\d{4})?\s?[-/]\s?", "", number)
    return number, symbol


def title_of(tokens: Tokens, units: list[Unit], unit: Unit, head_end: int) -> str:
    """The name of the kind with the lines of the title below it."""
    text = tokens.text
    lines = [text[unit.start : unit.end]]
    for later in units[unit.id + 1 : unit.id + 7]:
        line = text[later.start : later.end]
        low = line.lower()
        if (
            later.line_start >= head_end
            or later.kind != "paragraph"
            or low.startswith(("căn cứ", "thực hiện", "nhằm", "để ", "xét", "số", "hôm nay"))
            or line.startswith("(")
            or len(line) > 400
            or set(line) <= set("-_*=— ")
            or line.rstrip().endswith(":")
        ):
            break
        lines.append(line)
        if line.rstrip().endswith("."):
            break
    return " ".join(lines)


def agreement(found: Instrument) -> Agreement:
    """What was read, as an agreement."""
    return Agreement(
        kind=found.kind,
        number=found.number,
        title=found.title,
        signed_on=found.signed_on,
        from_=found.from_,
        to=found.to,
        parties=tuple(found.parties),
        symbol=found.symbol,
        place=found.place,
        in_force_on=found.in_force_on,
        legal_bases=tuple(found.bases),
        replaces=tuple(found.replaces),
        short_names=tuple(found.short),
        start=found.start,
        end=found.end,
        why=tuple(found.why),
    )
