"""Three to five organisations, each with its own copy of one record, and all that can happen to acts between them.

Acts are lost, doubled, delayed and reordered; links fail; backups are restored; keys are stolen and closed; keepers tell
two stories; clocks are wrong; software is older here than there. `finish` lets everything arrive in the end and checks
every copy against the reference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from random import Random

from phoihop.record import canonical
from phoihop.record.act import Act, Entry, seal, signing_input
from phoihop.record.body import seal_body
from phoihop.record.bundle import write_line
from phoihop.record.card import Keyring
from phoihop.record.copy import Copy
from phoihop.record.keys import SigningKey
from phoihop.record.own import KeyClosed
from phoihop.record.refused import Refused
from stories import reference
from stories.checks import check, check_before_updates
from stories.organisations import CLOCKS, Cards, Organisation, author_of, card_of, key_of
from stories.play import Play, salt_of

MakeCopy = Callable[..., Copy]


class World:
    """One story: `happen` is called with each move, then `finish`."""

    def __init__(self, play: Play, organisations: int, make_copy: MakeCopy = Copy) -> None:
        self.play = play
        self.make_copy = make_copy
        self.ticks = 0
        self.parted: set[int] = set()
        self.post: list[tuple[int, bytes]] = []
        self.members = [author_of(place) for place in range(organisations)]
        self.all_keys = Cards(*(card_of(author, 1) for author in self.members))
        self.organisations = [
            Organisation(author, self._new_copy(keys, play.laws), keys, CLOCKS[place % 3])
            for place, author in enumerate(self.members)
            for keys in [Cards(*(card_of(known, 1) for known in self.members))]
        ]
        # The last organisation runs older software and is not listed by the founding act.
        self.organisations[-1].copy.learn(play.older)
        founder = self.organisations[0]
        founding = self._speak(founder, play.founding(founder.author, self.members[:-1]))
        assert founding is not None
        self.record = founding.id
        for entry in play.bindings(founder.copy, self.members[:-1]):
            self._speak(founder, entry)
        for other in self.organisations[1:]:
            other.copy.holdings.record = self.record
            other.copy.take_bundle(founder.copy.bundle_for())
        for member in self.organisations[:-1]:
            signature = self._speak(member, play.signature(member.copy, member.author, founding))
            assert signature is not None, "a member could not sign"
            founder.copy.take(signature)
        issue = self._speak(founder, play.issue(founder.copy, founder.author, founding))
        assert issue is not None
        assert founder.copy.holdings.verdict(issue.id).counts, founder.copy.holdings.verdict(issue.id).reason

    def happen(self, move: str, place: int, seed: int) -> None:
        self.ticks += 1
        getattr(self, f"_{move}")(self.organisations[place % len(self.organisations)], Random(seed))

    # What organisations do.

    def _rest(self, _organisation: Organisation, _random: Random) -> None:
        pass

    def _amend(self, organisation: Organisation, random: Random) -> None:
        """A keeper (or somebody who is not) drafts, all whom it reaches sign, and it issues: sometimes two rivals."""
        if self._place(organisation) in self.parted:
            return
        reached = [other for other in self.organisations if self._place(other) not in self.parted]
        if random.random() < 0.8:
            keeper = self.play.keeper(organisation.copy)
            organisation = next((other for other in reached if other.author == keeper), organisation)
        for _ in range(random.choice([1, 1, 2])):
            draft = self._speak(
                organisation, self.play.amendment(organisation.copy, organisation.author, str(self.ticks))
            )
            for other in reached if draft is not None else ():
                other.copy.take_bundle(organisation.copy.bundle_for(other.copy.tips()))
                self._speak(other, self.play.signature(other.copy, other.author, draft))
                organisation.copy.take_bundle(other.copy.bundle_for(organisation.copy.tips()))
            if draft is not None:
                self._speak(organisation, self.play.issue(organisation.copy, organisation.author, draft))

    def _say(self, organisation: Organisation, random: Random) -> None:
        entry = self.play.anything(organisation.copy, organisation.author, self.members, random)
        self._speak(organisation, entry)

    def _deliver(self, _organisation: Organisation, random: Random) -> None:
        for _ in range(min(3, len(self.post))):
            at = random.randrange(len(self.post))
            to, line = self.post[at]
            if to not in self.parted:
                self.organisations[to].copy.take_line(line)
                if random.random() < 0.8:
                    del self.post[at]

    def _lose(self, _organisation: Organisation, random: Random) -> None:
        if self.post:
            del self.post[random.randrange(len(self.post))]

    def _sync(self, organisation: Organisation, random: Random) -> None:
        other = random.choice(self.organisations)
        if not self.parted & {self._place(organisation), self._place(other)}:
            other.copy.take_bundle(organisation.copy.bundle_for(other.copy.tips()))

    def _part(self, organisation: Organisation, _random: Random) -> None:
        self.parted.add(self._place(organisation))

    def _heal(self, organisation: Organisation, _random: Random) -> None:
        self.parted.discard(self._place(organisation))

    def _back_up(self, organisation: Organisation, _random: Random) -> None:
        organisation.backup = [placed.act for placed in organisation.copy.holdings.in_order()]

    def _restore(self, organisation: Organisation, random: Random) -> None:
        if organisation.backup:
            laws = organisation.copy.laws
            organisation.copy = self._new_copy(organisation.keys, laws)
            for act in organisation.backup:
                organisation.copy.take(act)
            self._say(organisation, random)

    def _update(self, organisation: Organisation, _random: Random) -> None:
        organisation.copy.learn(self.play.laws)

    def _wipe(self, organisation: Organisation, random: Random) -> None:
        act = random.choice(organisation.copy.holdings.in_order()).act
        self._speak(organisation, self.play.wipe(organisation.copy, organisation.author, act))

    def _close_key(self, organisation: Organisation, random: Random) -> None:
        if organisation.key == 2:
            return
        organisation.key += 1
        card = card_of(organisation.author, organisation.key + 1)
        self.all_keys.confirm(card)
        organisation.keys.confirm(card)
        organisation.copy.keys_confirmed(organisation.author)
        closed = key_of(organisation.author, random.randrange(organisation.key)).thumbprint
        self._speak(organisation, Entry(self.record, KeyClosed(key=closed), "terms"))

    def _introduce(self, organisation: Organisation, random: Random) -> None:
        other = random.choice(self.organisations)
        other.keys.confirm(card_of(organisation.author, organisation.key + 1))
        other.copy.keys_confirmed(organisation.author)

    # What is done to them.

    def _steal(self, organisation: Organisation, random: Random) -> None:
        """A thief speaks under a key of this organisation, anywhere on its chain, to one of the others."""
        act = self._sealed_on(
            organisation, self._own_act(organisation, random), random, key=random.randint(0, organisation.key)
        )
        deceived = random.choice(self.organisations)
        deceived.copy.take(act)
        if act.id in deceived.copy.holdings and random.random() < 0.5:
            self._speak(deceived, self.play.response(deceived.copy, deceived.author, act))

    def _tell_two_stories(self, organisation: Organisation, random: Random) -> None:
        prev = self._own_act(organisation, random)
        for to in random.sample(range(len(self.organisations)), 2):
            self._send(self._sealed_on(organisation, prev, random), [to])

    def _forge(self, organisation: Organisation, random: Random) -> None:
        """A copy with a wrong signature, or a changed act signed by somebody else, comes before the true one."""
        act = random.choice(organisation.copy.holdings.in_order()).act
        signature = act.signature[::-1] if random.random() < 0.5 else key_of(organisation.author, 0).sign(act.header)
        self._send(Act(act.header, signature, act.body, act.head), range(len(self.organisations)))

    def _swap_body(self, organisation: Organisation, random: Random) -> None:
        act = random.choice(organisation.copy.holdings.in_order()).act
        self._send(
            Act(act.header, act.signature, seal_body({"word": "swapped"}, bytes(16)), act.head),
            self._others(organisation),
        )

    def _intrude(self, organisation: Organisation, random: Random) -> None:
        """A stranger, another record, a wrong number, a name that never comes, something seen that never was."""
        fields = {
            "stranger": {"author": author_of(99)},
            "record": {"record": "a" * 64},
            "number": {"seq": 7 + random.randrange(9)},
            "name": {"names": {"about": "b" * 64}},
            "seen": {"seen": ["c" * 64]},
        }[random.choice(["stranger", "record", "number", "name", "seen", "seen"])]
        act = self._sealed_on(organisation, self._own_act(organisation, random), random)
        header = canonical.encode({**canonical.decode(act.header), **fields})
        self._send(
            _signed_again(header, key_of(organisation.author, organisation.key), act.body), self._others(organisation)
        )

    # How it ends.

    def finish(self, random: Random) -> None:
        """All arrives and all cards are known; then all software is updated: copies agree before and after."""
        self.parted.clear()
        random.shuffle(self.post)
        for to, line in self.post:
            self.organisations[to].copy.take_line(line)
        for organisation in self.organisations:
            for other in self.organisations:
                organisation.keys.confirm(card_of(other.author, other.key + 1))
                organisation.copy.keys_confirmed(other.author)
        copies = [organisation.copy for organisation in self.organisations]
        pool = [placed.act for copy in copies for placed in copy.holdings.in_order()]
        pool += [act for copy in copies for act in copy.waiting]
        for _ in range(3):
            for one in copies:
                for other in copies:
                    if one is not other and one.tips() != other.tips():
                        other.take_bundle(one.bundle_for(other.tips()))
        kept = reference.kept_of(pool, self.all_keys, self.record)
        genuine = reference.replay(kept, self.play.laws, self.all_keys, self.record)
        for copy in copies:
            check_before_updates(copy, kept, genuine)
            copy.learn(self.play.laws)
        copies += [
            self._given(kept, lambda acts: acts[::-1]),
            self._given(kept, lambda acts: random.sample(acts, len(acts))),
        ]
        check(copies, kept, genuine, self.all_keys)

    def _given(self, kept: dict[str, Act], order: Callable[[list[Act]], list[Act]]) -> Copy:
        """A new copy that was given everything once, in this order."""
        copy = self._new_copy(self.all_keys, self.play.laws)
        copy.holdings.record = self.record
        depths = reference.depths_of(kept)
        for act in order(sorted(kept.values(), key=lambda act: (depths[act.id], act.id))):
            copy.take(act)
        return copy

    # Small things.

    def _new_copy(self, keys: Keyring, laws) -> Copy:
        return self.make_copy(laws, keys, getattr(self, "record", ""))

    def _now(self, organisation: Organisation) -> datetime:
        return organisation.clock + timedelta(minutes=self.ticks)

    def _speak(self, organisation: Organisation, entry: Entry) -> Act | None:
        copy = organisation.copy
        try:
            act = copy.speak(
                self._as_member(copy, organisation.author, entry),
                author=organisation.author,
                key=key_of(organisation.author, organisation.key),
                now=self._now(organisation),
                salt=salt_of(self.ticks),
            )
        except Refused:
            return None
        self._send(act, self._others(organisation))
        return act

    def _as_member(self, copy: Copy, author: str, entry: Entry) -> Entry:
        """A first act names what lists its author, where something here does."""
        if not copy.record or copy.holdings.tips_of(author):
            return entry
        listing = [p.act.id for p in copy.holdings.in_order() if author in p.act.head.facts.get("members", ())]
        names = {**entry.names, **({"member": listing[0]} if listing else {})}
        return Entry(entry.record, entry.facts, entry.thread, names, entry.body)

    def _own_act(self, organisation: Organisation, random: Random) -> Act | None:
        own = [p.act for p in organisation.copy.holdings.in_order() if p.act.author == organisation.author]
        return random.choice(own) if own else None

    def _sealed_on(self, organisation: Organisation, prev: Act | None, random: Random, key: int | None = None) -> Act:
        """An act on any act of the chain, which no honest copy would make."""
        copy = organisation.copy
        entry = self.play.anything(copy, organisation.author, self.members, random)
        if prev is None:
            entry = self._as_member(copy, organisation.author, entry)
        return seal(
            entry,
            author=organisation.author,
            key=key_of(organisation.author, organisation.key if key is None else key),
            prev=prev,
            seen=copy.holdings.unnamed(organisation.author),
            merges=[],
            now=self._now(organisation),
            salt=salt_of(self.ticks, random.random()),
        )

    def _send(self, act: Act, to: Sequence[int]) -> None:
        line = write_line(act)
        self.post += [(place, line) for place in to]

    def _others(self, organisation: Organisation) -> list[int]:
        return [place for place in range(len(self.organisations)) if self.organisations[place] is not organisation]

    def _place(self, organisation: Organisation) -> int:
        return self.organisations.index(organisation)


def _signed_again(header: bytes, key: SigningKey, body: bytes | None) -> Act:
    return Act.received(header, key.sign(signing_input(header)), body)
