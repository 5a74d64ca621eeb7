"""Which bodies a document speaks of: matched to the directory by names old and new, and to the parties by their slots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from phoihop.features.agreements.drafts.draft import DraftParty, ReadingDesk
from phoihop.people.models import Organisation, OrganisationName
from phoihop.reading import Agreement
from phoihop.vietnamese import fold_key

SHORTEST = 6
MOST_NAMES = 1_000


class Directory:
    """The names that organisations of this installation bear or bore, folded. One query."""

    def __init__(self, own: Organisation) -> None:
        self.own = own
        self.by_name: dict[str, str] = {}
        rows = OrganisationName.objects.values_list("key_fold", "organisation_id")
        for key, organisation in rows:
            self.by_name.setdefault(key, organisation)
        for name in (own.name, own.short_name, own.abbreviation):
            if name:
                self.by_name[fold_key(name)] = own.id

    def find(self, name: str) -> str:
        """Return the organisation of this name; a name that only adds or drops the place counts where one fits."""
        key = fold_key(name)
        if key in self.by_name:
            return self.by_name[key]
        return one_of({who for known, who in self.by_name.items() if alike(known, key)})


def one_of(found: set[str]) -> str:
    return found.pop() if len(found) == 1 else ""


def alike(one: str, other: str) -> bool:
    """Whether one folded name is the other with words added at its end."""
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and long.startswith(short + " ")


def parties_from(agreement: Agreement, own: Organisation) -> list[DraftParty]:
    """Return the parties of an agreement that was read, each tied to the directory where its name is known."""
    directory = Directory(own)
    shorts = {fold_key(party.name): party.short for party in agreement.short_names}
    found = []
    for number, name in enumerate(dict.fromkeys(agreement.parties), 1):
        found.append(DraftParty(f"p{number}", name, shorts.get(fold_key(name), ""), directory.find(name)))
    taken: set[str] = set()
    for party in found:  # one organisation stands in one place only
        if party.organisation in taken:
            party.organisation = ""
        taken.add(party.organisation)
    return found


def slot_for(name: str, parties: Sequence[DraftParty]) -> str:
    """Return the slot of the party that a name in the text means; "" where it is none of them."""
    key = fold_key(name)
    for party in parties:
        if key in {fold_key(party.name), fold_key(party.short)} - {""}:
            return party.slot
    return one_of({party.slot for party in parties if alike(fold_key(party.name), key)})


def slots_for(names: Iterable[str], parties: Sequence[DraftParty]) -> tuple[list[str], list[str]]:
    """Return the slots that names mean, and the names that mean none."""
    slots: list[str] = []
    others: list[str] = []
    for name in names:
        slot = slot_for(name, parties)
        (slots if slot else others).append(slot or name)
    return list(dict.fromkeys(slots)), list(dict.fromkeys(others))


def next_slot(*parties: Sequence[DraftParty]) -> str:
    """Return a slot that none of these parties has or had."""
    return f"p{max((int(party.slot[1:]) for some in parties for party in some), default=0) + 1}"


def add_party(parties: list[DraftParty], name: str, own: Organisation) -> str:
    """Add a body to the parties and return its slot; one that is there already keeps its own."""
    known = slot_for(name, parties)
    if known:
        return known
    slot = next_slot(parties)
    organisation = Directory(own).find(name)
    if any(party.organisation == organisation for party in parties):
        organisation = ""
    parties.append(DraftParty(slot, " ".join(name.split()), "", organisation))
    return slot


def names_of(desk: ReadingDesk) -> list[str]:
    """Return the names of bodies that may stand in a document: its parties, and all names of the directory, old and new."""
    names = [name for party in desk.parties for name in (party.name, party.short)]
    names += [name for each in desk.row.reading.get("commitments", ()) for name in (*each["lead"], *each["support"])]
    names += OrganisationName.objects.values_list("name", flat=True)[:MOST_NAMES]
    names += Organisation.objects.exclude(short_name="").values_list("short_name", flat=True)[:MOST_NAMES]
    return list(dict.fromkeys(names))
