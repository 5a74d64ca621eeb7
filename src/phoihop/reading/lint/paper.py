"""What is said of the document as a whole: its period, who signs and who owes, and the clauses that it should have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoihop.reading.asking import WITHOUT_TERM
from phoihop.reading.letters import name_key
from phoihop.reading.lint.findings import Finding
from phoihop.reading.outcome import PARTIES, Agreement, Commitment, Reading
from phoihop.reading.packs import pack
from phoihop.reading.tokens import Tokens

CLAUSES = ("focal_point", "reporting", "review", "amendment")
PERIOD = re.compile(r"\b(20\d\d)\s?-\s?(20\d\d)\b")
LAW = ("decision", "joint_circular")
"""Instruments that lay duties on bodies beneath the ones that sign: those sign through them."""
OTHERS = ("person", "office", "determiner")
TITLE_REACH = 300
"""A term stands in the title or the first lines, and again where the document says what it is."""


class Paper:
    """A reading with the words of its language marked: what every rule looks at."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = pack(reading.language)
        self.tokens = Tokens(reading.text, self.words.lexicon)

    def says(self, tag: str, start: int, end: int) -> int:
        """The offset at which a cue of this kind stands in the text from `start` to `end`, or -1."""
        first, last = self.tokens.first_at(start), self.tokens.first_at(end)
        at = self.tokens.find(tag, first, last)
        return self.tokens.starts[at] if at >= 0 else -1

    def of(self, agreement: int) -> list[tuple[int, Commitment]]:
        """The commitments of one agreement with their indices."""
        return [pair for pair in enumerate(self.reading.commitments) if pair[1].agreement == agreement]

    def end_of(self, agreement: Agreement) -> int:
        return agreement.end or len(self.reading.text)


def paper_findings(paper: Paper) -> Iterator[Finding]:
    for number, agreement in enumerate(paper.reading.agreements):
        yield from period_findings(paper, agreement)
        yield from bodies_findings(paper, number, agreement)
        yield from missing_clauses(paper, agreement)


def period_findings(paper: Paper, agreement: Agreement) -> Iterator[Finding]:
    """A programme or plan without a term; a term that ends before it begins; two terms for one document."""
    place = (agreement.start, min(agreement.start + TITLE_REACH, paper.end_of(agreement)))
    if agreement.kind not in WITHOUT_TERM and not agreement.to:
        yield Finding("no_period", *place)
    begin, to = agreement.from_ or agreement.signed_on, agreement.to
    if begin and to and to < begin[: len(to)]:
        yield Finding("period_contradicted", *place, params={"one": begin, "two": to})
    title = PERIOD.search(name_key(agreement.title).replace(" ", "-"))
    if title is None:
        return
    years = (title[1], title[2])
    for match in PERIOD.finditer(paper.tokens.low_text, agreement.start, paper.end_of(agreement)):
        own = paper.says("lint:own_term", max(0, match.start() - TITLE_REACH // 4), match.start()) >= 0
        if own and (match[1], match[2]) != years:
            params = {"one": "-".join(years), "two": f"{match[1]}-{match[2]}"}
            yield Finding("period_contradicted", match.start(), match.end(), params=params)
            return


def bodies_findings(paper: Paper, number: int, agreement: Agreement) -> Iterator[Finding]:
    """Who owes and does not sign, who signs and neither owes nor supports. Classes of bodies sign through others."""
    parties = {name_key(name): name for name in agreement.parties}
    shorts = {name_key(each.short): name_key(each.name) for each in agreement.short_names if each.short}
    if len(parties) < 2:
        return
    told: set[str] = set()
    named: set[str] = set()
    for index, commitment in paper.of(number):
        for name in (*commitment.lead, *commitment.support):
            key = shorts.get(name_key(name), name_key(name))
            named |= set(parties) if name == PARTIES else {p for p in parties if belongs(key, p)}
            if name not in commitment.lead or key in told or not is_single_body(paper, name) or agreement.kind in LAW:
                continue
            if not any(belongs(key, party) for party in parties):
                told.add(key)
                yield Finding("owes_unsigned", commitment.start, commitment.end, (index,), {"body": name})
    for key, name in parties.items():
        if key not in named and paper.of(number) and agreement.kind != "decision":
            yield Finding("signs_owes_nothing", agreement.start, agreement.start, params={"body": name})


def is_single_body(paper: Paper, name: str) -> bool:
    """Whether a name is one body's: no person in office, no class ("công an cùng cấp", "Cơ quan tiếp nhận")."""
    if name == PARTIES or not name[:1].isupper():
        return False
    tokens = Tokens(name, paper.words.lexicon)
    if any(tokens.size(index, tag) for index in range(len(tokens)) for tag in (*OTHERS, "lint:class")):
        return False
    return not tokens.size(0, "class") or any(tokens.is_upper(index) for index in range(1, len(tokens)))


def belongs(one: str, party: str) -> bool:
    """Whether a name is the party, a shorter or longer form of it, or a part of it ("Phòng Kế hoạch của Sở Y tế")."""
    return one == party or f" {one} " in f" {party} " or f" {party} " in f" {one} "


def missing_clauses(paper: Paper, agreement: Agreement) -> Iterator[Finding]:
    """A focal point, reporting, a review and how it is amended: what every agreement needs to be run."""
    end = paper.end_of(agreement)
    for clause in CLAUSES:
        if paper.says(f"lint:{clause}", agreement.start, end) < 0:
            yield Finding(f"no_{clause}", end, end)
