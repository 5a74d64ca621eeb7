"""What the reader found, as proposals that a person can confirm: with titles, parties by slot, and times that compute.

Nothing is guessed silently: what the document leaves open becomes a question, and what is only the usual way (no time
stated: continuous; no day of sending: the document's usual one) says so among its reasons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from phoihop.features.agreements.drafts.draft import Ask, DraftParty, Item, Reason
from phoihop.features.agreements.drafts.parties import slots_for
from phoihop.features.agreements.drafts.times import Time, times_of, with_time
from phoihop.reading import PARTIES, Agreement, Clause, Commitment, Reading
from phoihop.reading.titles import title_of

_WITHIN = {word: word.lower() for word in ("Về", "Giữa", "Giai", "Trong")}
"""Words that begin a line of a title on paper, and stand within the sentence once the lines are joined."""
WHO_LEADS = ("lead_undecided", "lead_not_a_party")


def proposals_of(reading: Reading, agreement: int, parties: Sequence[DraftParty]) -> list[Item]:
    """Return the proposals of one agreement of a reading, in the order of its text."""
    asked: dict[int, list[Ask]] = defaultdict(list)
    for question in reading.questions:
        for place in question.commitments:
            other = next((one for one in question.commitments if one != place), None)
            params = dict(question.params) | ({"other": str(other)} if other is not None else {})
            asked[place].append(Ask(question.code, params))
    about = reading.agreements[agreement] if reading.agreements else None
    clauses = {clause.id: clause for clause in reading.clauses}
    found = sorted(
        (
            (place, each)
            for place, each in enumerate(reading.commitments)
            if each.agreement == agreement or about is None
        ),
        key=lambda pair: (pair[1].start, pair[1].end),
    )
    ids: dict[int, str] = {}
    number = 1
    for place, commitment in found:
        ids[place] = f"n{number}"
        number += len(times_of(commitment))
    items = []
    for place, commitment in found:
        asks = [
            Ask(ask.code, ask.params | ({"other": ids[int(ask.params["other"])]} if "other" in ask.params else {}))
            for ask in asked[place]
            if int(ask.params.get("other", place)) in ids
        ]
        clause = clauses.get(-1 if commitment.clause is None else commitment.clause)
        first = int(ids[place][1:])
        for further, time in enumerate(times_of(commitment)):
            own = asks if not further else [ask for ask in asks if ask.code in WHO_LEADS]
            item = proposal(f"n{first + further}", commitment, list(own), clause, about, parties)
            items.append(
                with_time(
                    of_series(item, commitment, time, reading.text, named(commitment, about, parties)), time, about
                )
            )
    return once_for_pairs(items)


def once_for_pairs(items: list[Item]) -> list[Item]:
    """Ask about two mirrored duties at the later one only: there both have been seen."""
    seen: set[str] = set()
    for item in items:
        item.asks = [ask for ask in item.asks if ask.code != "mirrored" or ask.params.get("other") in seen]
        seen.add(item.id)
    return items


def proposal(
    name: str,
    commitment: Commitment,
    asks: list[Ask],
    clause: Clause | None,
    about: Agreement | None,
    parties: Sequence[DraftParty],
) -> Item:
    """Return one proposal, with what must be asked before it can be confirmed."""
    every = [party.slot for party in parties if party.role == "party"]
    leads, others = slots_for([each for each in commitment.lead if each != PARTIES], parties)
    if PARTIES in commitment.lead:
        leads = every
    supports, _ = slots_for([each for each in commitment.support if each != PARTIES], parties)
    if PARTIES in commitment.support:
        supports = every
    receivers, _ = slots_for(commitment.receivers, parties)
    item = Item(
        id=name,
        title=title_of(commitment.text, named(commitment, about, parties)),
        text=" ".join(commitment.text.split()),
        start=commitment.start,
        end=commitment.end,
        leads=leads,
        supports=[slot for slot in supports if slot not in leads],
        receivers=[slot for slot in receivers if slot not in leads],
        printed=", ".join(others),
        line=commitment.line,
        event=commitment.event or "",
        deliverable=commitment.deliverable or "",
        amount=amount_of(commitment),
        clause=-1 if commitment.clause is None else commitment.clause,
        label=clause.path if clause is not None else "",
        why=[Reason(why.code, why.text, why.start, why.end) for why in commitment.why],
    )
    codes = {ask.code for ask in asks}
    if not leads and "lead_undecided" not in codes:
        asks = [
            Ask("lead_not_a_party" if others else "lead_undecided", {"name": item.printed} if others else {}),
            *asks,
        ]
    item.asks = asks
    return item


def named(commitment: Commitment, about: Agreement | None, parties: Sequence[DraftParty]) -> list[str]:
    """Return the names of bodies that a title can do without."""
    return [*commitment.lead, *commitment.support, *(party.name for party in parties), *shorts_of(about)]


def of_series(item: Item, commitment: Commitment, time: Time, text: str, names: Sequence[str]) -> Item:
    """Return a proposal as that of one of the times of its sentence: with the words that are its own, where it has any."""
    series, several = time.series, len(times_of(commitment)) > 1
    if series is None or not several:
        return item
    item.why = [why for why in item.why if why.code not in ("cadence", "date")]
    item.why.insert(0, Reason("one_of_several", series.words, series.start, series.end))
    apart = all(each.acts for each in commitment.series)
    if apart and commitment.start <= series.start < series.end <= commitment.end:
        item.start, item.end = series.start, series.end
        item.text = " ".join(text[series.start : series.end].split()).rstrip(" ,;")
        item.title = title_of(item.text, names)
    elif series.name:
        item.title = f"{item.title} ({series.name})"
    return item


def shorts_of(about: Agreement | None) -> list[str]:
    """Return the short names that a document gives its parties."""
    return [party.short for party in about.short_names] if about is not None else []


def amount_of(commitment: Commitment) -> str:
    target = commitment.target
    if target is None:
        return ""
    quantity = f"{target.quantity:,.10g}".replace(",", ".") if target.quantity >= 1000 else f"{target.quantity:g}"
    return " ".join((f"≥ {quantity}" if target.least else quantity, target.unit))


def in_sentence_case(text: str) -> str:
    """Set capitals as running text has them: “CHƯƠNG TRÌNH PHỐI HỢP giữa Sở Y tế” begins “Chương trình phối hợp”."""
    words = str(text).split()
    capitals = next((n for n, word in enumerate(words) if not (word.isupper() or not word.isalpha())), len(words))
    if capitals == 0 or (capitals == 1 and len(words[0]) < 2):
        return " ".join([*words[:1], *(_WITHIN.get(word, word) for word in words[1:])])
    opening = " ".join(words[:capitals]).capitalize()
    return " ".join([opening, *(_WITHIN.get(word, word) for word in words[capitals:])])
