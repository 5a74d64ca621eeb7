"""From text with layout to proposals: decides what sort of document it is and lets the right reader read it.

The Vietnamese reader; what differs for other languages is a method of its own, see `modal.document`.
"""

from __future__ import annotations

import re

import msgspec

from phoihop.reading.asking import questions
from phoihop.reading.bodies import Bodies
from phoihop.reading.drafts import Draft, finished
from phoihop.reading.duties import Duties
from phoihop.reading.instruments import Instrument, agreement, attached, instrument, known_names
from phoihop.reading.layout import Layout
from phoihop.reading.letters import lowered, name_key
from phoihop.reading.news import in_office_form, is_report
from phoihop.reading.outcome import PARTIES, Agreement, Commitment, Reading, Signatory, Why
from phoihop.reading.packs import Pack
from phoihop.reading.parties import lettered_parties
from phoihop.reading.press import Press
from phoihop.reading.signatures import signatories, signature_start
from phoihop.reading.speech import Speech
from phoihop.reading.structure import Unit, clauses_of, units_of, wrap_width
from phoihop.reading.tables import TaskTables, grids
from phoihop.reading.tokens import Tokens
from phoihop.reading.vietnamese import vietnamese
from phoihop.reading.vocabulary import Vocabulary

HEADED = ("article", "clause", "roman", "section", "chapter")
LONGEST_HEAD = 30
WIDE_NAME = re.compile(
    r"^(?:cơ quan|đơn vị|tổ chức|ngành|địa phương|bộ|sở|doanh nghiệp|lực lượng|bên)(?:$|,| và | hoặc | có | liên quan| khác| được| đã| nào| chức năng| chủ trì| phối hợp| đó| này| nhận| trực thuộc| thuộc | ngang bộ)"
)
PROCEDURAL = 0.5
MOSTLY = 0.75
RANK = (" trưởng ", " phó ")
SHORT_NAME = 2
MINISTER = re.compile(r"^(?:Bộ trưởng|BỘ TRƯỞNG)\s(?=Bộ\s)")
LAST_PARTS = ("article", "roman", "clause")


class Reader:
    """Reads one document whose text is NFC."""

    def __init__(self, layout: Layout, words: Pack) -> None:
        self.layout = layout
        self.language = words.language
        self.words = words
        self.tokens = Tokens(layout.text, words.lexicon)
        self.grids = grids(layout, self.tokens)
        self.lettered: dict[str, str] = {}
        self.units = units_of(layout, self.words.marks, frozenset(grid.table for grid in self.grids))
        self.speech = self.speaking()

    def speaking(self) -> Speech:
        """The language at work on this text."""
        self.bodies = Bodies(self.tokens, line_ends=wrap_width(self.layout) == 0)
        known_names(self.tokens, self.bodies)
        Vocabulary(self.tokens, self.bodies).learn(self.units)
        return vietnamese(self.words, self.tokens, self.bodies)

    def read(self) -> Reading:
        clauses = clauses_of(self.units, self.layout.text)
        agreements: tuple[Agreement, ...]
        if self.is_report():
            agreements, drafts = self.report()
            commitments = self.finish(drafts)
        else:
            found = self.instrument()
            drafts = self.duties(found)
            commitments = self.finish(drafts)
            if found.kind == "decision" or (found.start and len(found.parties) < 2):
                found.parties = named_leads(commitments, self.persons()) or self.titled(found)
            agreements = (agreement(found),)
        return Reading(
            text=self.layout.text,
            format=self.layout.format,
            language=self.language,
            blocks=self.layout.blocks,
            clauses=clauses,
            agreements=agreements,
            commitments=commitments,
            signatories=self.signers(),
            questions=questions(agreements, commitments, tuple(draft.timing.stated_only for draft in drafts)),
            notes=self.layout.notes,
        )

    def persons(self) -> tuple[str, ...]:
        """How names of persons and offices begin, and of groups that are nobody by name."""
        tags = ("person", "rank", "determiner", "not_party")
        words = [phrase.lstrip("=") + " " for tag in tags for phrase in self.words.phrases.get(tag, [])]
        return tuple({" ".join(lowered(word).split()) + " " for word in words})

    def titled(self, found: Instrument) -> list[str]:
        """The bodies of a title: "Quy định mối quan hệ công tác của A và B"."""
        at = self.layout.text.find(found.title[:60]) if found.title else -1
        first, last = self.tokens.first_at(max(at, 0)), self.tokens.first_at(max(at, 0) + len(found.title))
        for index in range(first, last - 1):
            if at >= 0 and self.tokens.low[index] == "của":
                names = self.bodies.list_at(index + 1, last)
                return [name for name in names.names if name != PARTIES] if names is not None else []
        return []

    def is_report(self) -> bool:
        """Whether this is a press report and no instrument."""
        return not (self.grids or in_office_form(self.layout.text)) and is_report(self.units, self.tokens)

    def report(self) -> tuple[tuple[Agreement, ...], list[Draft]]:
        """The agreements and commitments of a press report."""
        return Press(self.tokens, self.bodies, self.words, self.units).read()

    def signers(self) -> tuple[Signatory, ...]:
        return tuple(
            msgspec.structs.replace(signer, party=self.lettered.get(name_key(signer.party), signer.party))
            for signer in signatories(self.layout)
        )

    def closing(self, after: int) -> int:
        """Where the closing part begins after an offset, or the end of the text."""
        return signature_start(self.layout, after)

    def instrument(self) -> Instrument:
        """The instrument that the document is, or that its decision puts in force."""
        start = attached(self.tokens, self.units)
        found = instrument(self.tokens, self.bodies, self.words, self.units, start, len(self.layout.text))
        if start:
            order = instrument(self.tokens, self.bodies, self.words, self.units, 0, start)
            found.number = found.number or order.number
            found.symbol = found.symbol or order.symbol
            found.signed_on = found.signed_on or order.signed_on
            found.place = found.place or order.place
            found.in_force_on = found.in_force_on or order.in_force_on
            found.from_ = found.from_ or order.from_ or found.in_force_on
            found.bases = found.bases or order.bases
            if len(found.parties) < 2:
                found.parties = order.parties if len(order.parties) > 1 else found.parties
        self.lettered = {key: self.natural(name) for key, name in lettered_parties(self.layout.text).items()}
        if len(found.parties) < 2 and len(self.lettered) > 1:
            found.parties = list(self.lettered.values())
        if len(found.parties) < 2 and found.kind != "decision" and not start:
            signed = [signer.party for signer in self.signers() if signer.party]
            found.parties = list(dict.fromkeys(signed)) or found.parties
        found.parties = [self.natural(name) for name in found.parties]
        self.bodies.known.extend(found.parties)
        return found

    def natural(self, name: str) -> str:
        """A name printed in capitals in the form that the running text gives it."""
        if not name.isupper() or " " not in name:
            return name
        low = self.tokens.low_text
        key = " ".join(name.lower().split())
        at = low.find(key)
        while at >= 0:
            printed = self.layout.text[at : at + len(key)]
            if not printed.isupper() and printed[:1].isupper():
                return printed
            at = low.find(key, at + 1)
        return name

    def duties(self, found: Instrument) -> list[Draft]:
        last = max((u.line_start for u in self.units if u.kind in LAST_PARTS), default=0)
        closing = self.closing(last)
        for part in self.units:
            part.children = [child for child in part.children if self.units[child].line_start < closing]
        reader = Duties(self.speech, self.units, joint=found.kind != "decision")
        drafts = [draft for draft in reader.read(found.start) if draft.start < closing]
        rows = TaskTables(self.speech)
        for grid in self.grids:
            unit = max(
                (u.id for u in self.units if u.line_start < min(c.start for c in grid.cells.values())), default=0
            )
            drafts.extend(rows.read(grid, unit))
        for draft in drafts:
            draft.leads = tuple(self.lettered.get(name_key(name), name) for name in draft.leads)
            draft.support = tuple(self.lettered.get(name_key(name), name) for name in draft.support)
            draft.receivers = tuple(self.lettered.get(name_key(name), name) for name in draft.receivers)
        drafts.sort(key=lambda draft: draft.start)
        in_given_cases(drafts, self.units, self.tokens)
        return drafts

    def head(self, draft: Draft) -> tuple[int, int] | None:
        """The words of the nearest head above a duty that tells a subject and not only whose duty it is."""
        at = self.units[draft.unit].parent if self.units else -1
        while at >= 0:
            unit = self.units[at]
            first, last = self.tokens.first_at(unit.start), self.tokens.first_at(unit.end)
            if unit.kind in HEADED and 0 < last - first <= LONGEST_HEAD:
                silent = any(self.tokens.size(first, tag) for tag in ("owner_head", "soft_head", "parameter"))
                return None if silent else (first, last)
            at = unit.parent
        return None

    def finish(self, drafts: list[Draft]) -> tuple[Commitment, ...]:
        numbers = clause_numbers(self.units)
        heads = [self.head(draft) for draft in drafts]
        for draft, head in zip(drafts, heads, strict=True):
            draft.spans += self.speech.names.mentioned(
                self.tokens.first_at(draft.start), self.tokens.first_at(draft.end)
            )
            draft.spans += self.speech.names.mentioned(*head) if head else []
        return tuple(
            finished(draft, self.tokens, self.words.quantities, numbers.get(draft.unit), head)
            for draft, head in zip(drafts, heads, strict=True)
        )


def in_given_cases(drafts: list[Draft], units: list[Unit], tokens: Tokens) -> None:
    """What stands among steps of a procedure is a step: in a text of procedure, an article whose other duties are mostly
    owed in a given case gives that cadence to those that name none.
    """
    steps = [draft.timing.cadence == "on_event" for draft in drafts]
    if sum(steps) < PROCEDURAL * len(steps):
        return
    articles: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        at = draft.unit
        while at >= 0 and units[at].kind != "article":
            at = units[at].parent
        if at >= 0:
            articles.setdefault(at, []).append(index)
    for held in articles.values():
        taken = sum(steps[index] for index in held)
        for index in held:
            draft = drafts[index]
            first, last = tokens.first_at(draft.start), tokens.first_at(draft.end)
            if tokens.find("focal", first, last) >= 0:
                continue
            if draft.timing.cadence == "unspecified" and taken > 1 and taken >= MOSTLY * (len(held) - 1):
                why = (*draft.timing.why, Why("procedure_around"))
                draft.timing = msgspec.structs.replace(
                    draft.timing, cadence="on_event", cadences=("on_event",), why=why
                )


def clause_numbers(units: list[Unit]) -> dict[int, int]:
    """For each unit the number of the clause that it is or stands in."""
    out: dict[int, int] = {}
    count = 0
    for unit in units:
        if unit.kind != "paragraph":
            out[unit.id] = count
            count += 1
        elif unit.parent in out:
            out[unit.id] = out[unit.parent]
    return out


def named_leads(commitments: tuple[Commitment, ...], persons: tuple[str, ...]) -> list[str]:
    """The bodies on which a one-sided decision lays duties by name: no office, no class, no part of another name."""
    out: dict[str, str] = {}
    for commitment in commitments:
        for name in map(of_minister, commitment.lead):
            low = " ".join(lowered(name).split()) + " "
            words = len(name.split())
            symbol = name.isupper() and words == 1
            person = low.startswith(persons) or low.endswith(RANK)
            if name != PARTIES and not symbol and not person and not WIDE_NAME.match(low.strip()):
                out.setdefault(name_key(name), name)
    names = list(out.values())
    return [name for name in names if not any(part_of(name, other) or inner_unit(name, other) for other in names)]


def inner_unit(name: str, other: str) -> bool:
    """Whether a name is that of a part of another body, or the body with a word more: "Thanh tra Bộ A", "A liên quan"."""
    inner, whole = name_key(name).split(), name_key(other).split()
    size = len(whole)
    names_it = size > SHORT_NAME or (size == SHORT_NAME and whole[0] == "bo")
    return names_it and size < len(inner) and any(inner[i : i + size] == whole for i in range(len(inner) - size + 1))


def of_minister(name: str) -> str:
    """A minister answers for the ministry: "Bộ trưởng Bộ A" is Bộ A."""
    found = MINISTER.match(name)
    return name[found.end() :] if found else name


def part_of(name: str, other: str) -> bool:
    """Whether a name of one or two words only begins or ends a longer one."""
    short, long = name_key(name).split(), name_key(other).split()
    return len(short) <= SHORT_NAME < len(long) and (long[: len(short)] == short or long[-len(short) :] == short)
