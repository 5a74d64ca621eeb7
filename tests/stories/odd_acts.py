"""Acts as another installation may make them: right in form, and odd in every way in which an act can be odd.

Most of them count. What stands in their facts makes little sense, and their bodies hold anything.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from phoihop.features.commitments.law.kinds import KINDS as OCCURRENCE_KINDS

DAYS = st.dates().map(str) | st.sampled_from(
    ["1900-01-01", "2199-12-31", "2026-06-15", "2026-09-14", "2022-08-12", "2026-11-24", "2028-02-29"]
)
FORMED_DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str) | st.dates(
    date(2021, 1, 1), date(2028, 12, 31)
).map(str)
SLOTS = st.sampled_from(["p1", "p2", "p3", "o1"])
CADENCES = st.sampled_from(
    ["weekly", "monthly", "quarterly", "half_yearly", "nine_monthly", "yearly", "once", "continuous", "on_event"]
)
RULES = st.sampled_from(
    [
        "",
        "2 working days after",
        "day 25 of the last month",
        "09-30",
        "2026-09-30",
        "0001-01-01",
        "02-30",
        ";;",
        "05-31;11-30",
        "weekday friday",
        "366 working days after",
        "khi nao xong",
        "day 99 of the last month",
    ]
)
TERMS = st.sampled_from(["", "+5wd", "-366wd", "+8784h", "soon", "+0d", "-10d"])
SCHEMES = st.sampled_from(["", "calendar", "decree-09-2019", "of-another-house"])
LINES = st.sampled_from(["support", "training", "no-such-line", "L" * 60, ""])
WILD = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text("ab\x00 {}%'<&", max_size=4) | DAYS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "p1", "sha256", "id"]), inner),
    max_leaves=4,
)
HUGE = st.integers(-(10**30), 10**30) | st.sampled_from([1.5, "480", None, True, 10**15, -(10**15)])
TEXTS = st.sampled_from(["", "Quy chế", "x" * 700, "a\x00b", "<b>&amp;", "{0} %(x)s %s", "2026-13-99", "\u202e", "🙂"])


@st.composite
def commitments(draw: st.DrawFn, name: str) -> dict[str, Any]:
    given = {
        "id": name,
        "line": draw(LINES),
        "cadence": draw(CADENCES),
        "leads": draw(st.lists(st.sampled_from(["p1", "p2", "p3"]), min_size=1, max_size=2, unique=True)),
        "supports": draw(st.lists(SLOTS, max_size=2)),
        "receivers": draw(st.lists(SLOTS, max_size=2)),
        "times": draw(st.sampled_from([0, 0, 1, 2, 5, 12])),
        "scheme": draw(SCHEMES),
        "due": draw(RULES),
        "term": draw(TERMS),
        "start": draw(st.just("") | FORMED_DAYS),
        "until": draw(st.just("") | FORMED_DAYS),
        "joint": draw(st.booleans()),
        "clause": draw(st.sampled_from(["", "k1", "k9"])),
        "targets": draw(
            st.lists(st.fixed_dictionaries({"figure": LINES, "value": st.integers(0, 2**53 - 1)}), max_size=2)
        ),
    }
    return {key: value for key, value in given.items() if value or key in ("id", "line", "cadence", "leads")}


PARTIES = [{"slot": "p1"}, {"slot": "p2"}, {"slot": "p3"}, {"slot": "o1", "role": "observer"}]


@st.composite
def terms(draw: st.DrawFn, keeper: str, purpose: str = "new") -> dict[str, Any]:
    """Facts of a draft: four places, commitments c1, c2 and perhaps c1.2, dates that may not go together."""
    names = draw(st.sampled_from([["c1"], ["c1", "c2"], ["c1.2", "c2"], ["c1", "c1.2"]]))
    parties = [dict(party) for party in PARTIES]
    if purpose == "succession":
        parties[1]["ended"], parties[2]["succeeds"] = True, ["p2"]
    given = {
        "purpose": purpose,
        "form": "programme",
        "parties": parties,
        "keeper_slot": "p1",
        "keeper": keeper,
        "start": draw(st.just("2022-08-12") | FORMED_DAYS),
        "effective": draw(st.just("2022-08-12") | FORMED_DAYS),
        "to": draw(st.just("2027-12-31") | st.just("") | FORMED_DAYS),
        "tracked_since": draw(st.just("") | FORMED_DAYS),
        "earlier": draw(st.sampled_from(["untracked", "apart"])),
        "scheme": draw(SCHEMES),
        "reporting": draw(st.sampled_from(["yearly", "quarterly", "once", "now-and-then"])),
        "judged_by": draw(st.sampled_from(["document", "received"])),
        "silence": draw(st.sampled_from([0, 10, 366])),
        "commitments": [draw(commitments(name)) for name in names],
    }
    if purpose != "new" and draw(st.integers(0, 9)) == 0:
        given[draw(st.sampled_from(sorted(given)))] = draw(WILD)
    return given


def worded(form: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return bodies with these fields, some as they ought to be, some holding anything, some not there."""
    optional = {name: good | WILD | HUGE | TEXTS for name, good in form.items()}
    return st.fixed_dictionaries({}, optional=optional)


FILES = st.lists(worded({"sha256": st.just("ab" * 32), "name": TEXTS, "size": HUGE, "dated": TEXTS}) | WILD, max_size=2)
TERMS_WORDS = worded(
    {
        "title": TEXTS,
        "short_title": TEXTS,
        "parties": st.dictionaries(SLOTS, worded({"name": TEXTS}) | WILD, max_size=4),
        "clauses": st.lists(worded({"id": st.sampled_from(["k1", "k2", "k" * 31]), "level": HUGE, "label": TEXTS, "text": TEXTS}), max_size=3),
        "commitments": st.dictionaries(st.sampled_from(["c1", "c2", "c1.2"]), worded({"title": TEXTS, "text": TEXTS, "deliverable": TEXTS, "clause_label": TEXTS}) | WILD),
        "files": FILES,
        "basis": TEXTS,
    }
)  # fmt: skip
ISSUE_WORDS = worded({"number": TEXTS, "signers": st.lists(worded({"slot": SLOTS, "name": TEXTS}) | WILD, max_size=2), "files": FILES})  # fmt: skip
REPORT_WORDS = worded(
    {
        "result": TEXTS,
        "figures": st.dictionaries(st.sampled_from(["days_of_labour", "f", "f" * 50]), HUGE, max_size=3),
        "estimated": st.lists(st.sampled_from(["days_of_labour", "f"]), max_size=2),
        "difficulties": TEXTS,
        "number": TEXTS,
        "signer": worded({"capacity": TEXTS, "position": TEXTS}),
        "files": FILES,
        "reason": TEXTS,
    }
)
MOMENTS = (
    FORMED_DAYS | FORMED_DAYS.map(lambda day: f"{day}T23:59:59-14:00") | FORMED_DAYS.map(lambda day: f"{day}T00:00Z")
)
HEADER_TIMES = st.sampled_from(["2026-11-20T02:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])


@st.composite
def said_of_an_occurrence(draw: st.DrawFn) -> dict[str, Any]:
    """One thing said by one of two parties: kind, facts, words, and a number that chooses thread and what it answers."""
    kind = draw(st.sampled_from([*sorted(OCCURRENCE_KINDS), "report.filed", "report.filed", "report.corrected"]))
    lead = draw(SLOTS)
    facts: dict[str, Any] = {"commitment": draw(st.sampled_from(["c1", "c1", "c2", "c1.2"])), "lead": lead}
    given = {
        "on": draw(FORMED_DAYS),
        "due": draw(st.just("") | FORMED_DAYS),
        "received_on": draw(st.just("") | FORMED_DAYS),
        "until": draw(FORMED_DAYS),
        "answer_by": draw(FORMED_DAYS),
        "at": draw(MOMENTS),
        "said_for": draw(st.just("") | SLOTS),
        "part": draw(st.sampled_from(["lead", "lead", "support"])),
        "files": draw(st.lists(st.just("ab" * 32) | st.just("../x"), max_size=2)),
    }
    fields = OCCURRENCE_KINDS[kind].__struct_fields__
    facts |= {name: value for name, value in given.items() if name in fields and value}
    if "lead" not in fields:
        del facts["lead"]
    if draw(st.integers(0, 9)) == 0:
        facts[draw(st.sampled_from(sorted(facts)))] = draw(WILD)
    return {
        "kind": kind,
        "facts": facts,
        "words": draw(REPORT_WORDS),
        "by": draw(st.booleans()),
        "astray": draw(st.integers(0, 3)) == 0,
        "pick": draw(st.sampled_from([0, 0, 1, 2, 7, 59])),
        "period": draw(st.just("") | st.just("2026-06-15/2026-09-14") | st.tuples(DAYS, DAYS).map("/".join)),
        "time": draw(HEADER_TIMES),
    }
