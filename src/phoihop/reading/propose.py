"""From text with layout to proposals: decides what sort of document it is and lets the right reader read it.

Texts that are not NFC are read in NFC and every offset is carried back, so that offsets hold in the text as it came.
"""

from __future__ import annotations

from phoihop.reading.bodies import Bodies
from phoihop.reading.duties import Duties, finished
from phoihop.reading.instruments import agreement, instrument, known_names
from phoihop.reading.layout import Layout
from phoihop.reading.letters import name_key
from phoihop.reading.outcome import PARTIES, Commitment, Question, Reading
from phoihop.reading.packs import pack
from phoihop.reading.press import Press
from phoihop.reading.structure import Unit, clauses_of, units_of
from phoihop.reading.tokens import Tokens


def reading_of(layout: Layout) -> Reading:
    language = "vi"
    words = pack(language)
    tokens = Tokens(layout.text, words.lexicon)
    bodies = Bodies(tokens)
    units = units_of(layout)
    known_names(tokens, bodies)
    clauses = clauses_of(units, layout.text)
    numbers = clause_numbers(units)
    if is_report(units, tokens):
        agreements, drafts = Press(tokens, bodies, words, units).read()
        commitments = tuple(finished(draft, tokens, numbers.get(draft.unit)) for draft in drafts)
    else:
        found = instrument(tokens, bodies, words, units, 0, len(layout.text))
        bodies.known.extend(found.parties)
        drafts = Duties(tokens, bodies, units, joint=found.kind != "decision").read()
        commitments = tuple(finished(draft, tokens, numbers.get(draft.unit)) for draft in drafts)
        if found.kind == "decision":
            found.parties = named_leads(commitments)
        agreements = (agreement(found),)
    return Reading(
        layout.text,
        layout.format,
        language,
        layout.blocks,
        clauses,
        agreements,
        commitments,
        (),
        questions(commitments, drafts),
    )


def is_report(units: list[Unit], tokens: Tokens) -> bool:
    """Running prose without numbered parts in which somebody signs, speaks or reviews."""
    numbered = sum(unit.kind not in ("paragraph", "dash", "plus") for unit in units)
    if any(unit.kind == "article" for unit in units) or numbered * 4 > len(units):
        return False
    return any("press:sign" in tags or "press:signing" in tags for tags in tokens.tags)


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


def named_leads(commitments: tuple[Commitment, ...]) -> list[str]:
    """The bodies on which a one-sided decision lays duties by name."""
    out: dict[str, str] = {}
    for commitment in commitments:
        for name in commitment.lead:
            if (
                name != PARTIES
                and name[:1].isupper()
                and not name.lower().startswith(("bộ trưởng", "thủ trưởng", "chủ tịch", "giám đốc", "các "))
            ):
                out.setdefault(name_key(name), name)
    return list(out.values())


def questions(commitments: tuple[Commitment, ...], drafts: list) -> tuple[Question, ...]:  # type: ignore[type-arg]
    return ()
