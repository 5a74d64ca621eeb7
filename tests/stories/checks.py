"""What must hold at the end of a story: copies hold the same, judge the same, fold the same, and are right."""

from __future__ import annotations

from collections.abc import Sequence

from phoihop.record.act import Act
from phoihop.record.card import Keyring
from phoihop.record.copy import Copy
from phoihop.record.verify import Stored, verify
from stories import reference


def check_before_updates(copy: Copy, kept: dict[str, Act], genuine: Copy) -> None:
    """Older software keeps the same acts and judges none of them differently; what it cannot judge it says."""
    assert set(copy.verdicts()) == set(kept), "another set of acts is kept"
    assert copy.tips() == genuine.tips(), "other tips"
    for act_id, verdict in copy.verdicts().items():
        assert verdict.status == "unknown" or verdict == genuine.holdings.verdict(act_id), (
            "other verdicts before an update"
        )


def check(copies: Sequence[Copy], kept: dict[str, Act], genuine: Copy, keys: Keyring) -> None:
    """Every copy holds the same, judges the same and folds the same; and it is right."""
    states, verdicts, forks = genuine.states(), genuine.verdicts(), genuine.equivocations()
    left = {thread: genuine.thread(thread).left for thread in states}
    tips = reference.tips_of(kept)
    wiped = {act_id for act_id in kept if genuine.is_wiped(act_id)}
    chains = {act.id: reference.chain_below(act, kept) for act in kept.values()}
    assert set(genuine.verdicts()) == set(kept), "the reference does not agree with itself"
    for copy in copies:
        assert set(copy.verdicts()) == set(kept), "another set of acts is kept"
        assert copy.tips() == tips, "other tips"
        assert copy.verdicts() == verdicts, "other verdicts"
        assert copy.states() == states, "other states"
        assert copy.equivocations() == forks, "other equivocations"
        assert {thread: copy.thread(thread).left for thread in states} == left, "another thing is left out"
        for act in kept.values():
            placed = copy.holdings.place(act.id)
            below = {other.id for other in kept.values() if other.author == act.author and placed.covers(other)}
            assert below == chains[act.id], "the chain reaches elsewhere"
            assert placed.act.body is None or act.id not in wiped, "a wiped body is here"
        stored = [Stored(p.act.id, p.act.header, p.act.signature, p.act.body) for p in copy.holdings.in_order()]
        assert not verify(copy.record, stored, keys, tips).findings, "verification finds a fault"
        assert not (set(copy.waiting.for_acts()) & set(kept)), "what is kept waits still"
