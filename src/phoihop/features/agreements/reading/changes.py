"""What a person can do on the reading desk: confirm, correct, split, merge, drop, add, take back.

Each changes the proposals of one draft and notes how they stood before, so that it can be taken back. Raises
`Unanswered` where a question of the proposal is still open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from phoihop.features.agreements.drafts.draft import CONTINUOUS, ONCE, Ask, Item, ReadingDesk, Reason
from phoihop.features.agreements.drafts.parties import add_party
from phoihop.features.agreements.drafts.times import meanings
from phoihop.features.agreements.reading.joining import join_into
from phoihop.features.agreements.reading.words import end_of
from phoihop.people.models import Organisation
from phoihop.reading.titles import shortened
from phoihop.screen.fields import DateField

_JOINT = re.compile(r"^(?:và|and|đồng thời)\s+")
_NUMBER = re.compile(r"\d+")
BREAKS = re.compile(r"(?<=[.;,:])\s+|\s+(?=(?:và|and|đồng thời)\s)")


class Unanswered(Exception):
    """A proposal cannot be confirmed because a question is open; `code` is the question's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def copy_of(item: Item) -> Item:
    """Return a copy that shares nothing with the item."""
    return msgspec.convert(msgspec.to_builtins(item), Item)


def confirm(
    desk: ReadingDesk, item: Item, answers: Mapping[str, str], own: Organisation, told: list[str] | None = None
) -> list[str]:
    """Confirm one proposal with the answers given; returns the ids of all proposals that changed.

    What a merger left aside is added to `told`, worded.
    """
    told = [] if told is None else told
    before = copy_of(item)
    order = [each.id for each in desk.items]
    known = {each.id: copy_of(each) for each in desk.items}
    for ask in list(item.asks):
        answer(desk, item, ask, answers.get(ask.code, ""), answers.get("day", ""), own, told)
    if item.state != "dropped":
        if not item.leads:
            raise Unanswered("lead_undecided")
        item.asks = []
        item.state = "confirmed"
    now = {each.id for each in desk.items}
    added = [name for name in now if name not in known]
    touched = [name for name, old in known.items() if name in now and old != desk.item(name)]
    changed = [known[name] for name in touched if name != item.id]
    desk.note("confirm", [before, *changed], at=item.id, order=order if added else (), added=added)
    return [item.id, *(name for name in touched if name != item.id), *added]


def answer(desk: ReadingDesk, item: Item, ask: Ask, given: str, day: str, own: Organisation, told: list[str]) -> None:
    """Put the answer to one question into the proposal; raises `Unanswered` for none or one that makes no sense."""
    if not given:
        raise Unanswered(ask.code)
    match ask.code:
        case "lead_undecided" | "lead_not_a_party":
            _lead(desk, item, ask, given, own)
        case "which_year" if given == "yearly":
            item.cadence, item.due = "yearly", ask.params.get("day", "")
        case "which_year":
            item.cadence, item.due = ONCE, f"{int(given)}-{ask.params.get('day', '')}"
        case "which_day" if given == "typed":
            item.cadence, item.due = ONCE, typed_day(day, ask.code).isoformat()
        case "which_day" if given == "end":
            item.cadence, item.due = ONCE, end_of(desk)
        case "which_day":
            item.cadence, item.due = CONTINUOUS, ""
        case "which_due":
            _due(item, ask, given)
        case "several_cadences" if given == "each":
            _each_cadence(desk, item, ask)
        case "mirrored" if given == "merge":
            other = desk.item(ask.params.get("other", ""))
            told += join_into(desk, other, item)
        case "mirrored":
            pass
        case _:
            item.cadence = given
            item.due = "" if item.due and given == CONTINUOUS else item.due


def _lead(desk: ReadingDesk, item: Item, ask: Ask, given: str, own: Organisation) -> None:
    if given == "each":
        item.leads = [party.slot for party in desk.parties if party.role == "party"]
    elif given == "add":
        names = [name.strip() for name in ask.params.get("name", "").split(",") if name.strip()]
        item.leads = list(dict.fromkeys(add_party(desk.parties, name, own) for name in names))
    elif desk.party(given) is not None:
        item.leads = [given]
    else:
        raise Unanswered(ask.code)
    item.supports = [slot for slot in item.supports if slot not in item.leads]


def _due(item: Item, ask: Ask, given: str) -> None:
    """Set what the days that were read mean, as a person says."""
    found = next((each for each in meanings(ask) if each[0] == given), None)
    if found is not None:
        _answer, item.cadence, item.due, item.times = found
    elif given in ("usual", "none"):
        item.due, item.times = "", 0
    else:
        raise Unanswered(ask.code)


def typed_day(typed: str, code: str) -> date:
    try:
        day = DateField(required=True).clean(typed)
    except Exception as error:
        raise Unanswered(code) from error
    assert isinstance(day, date)
    return day


def _each_cadence(desk: ReadingDesk, item: Item, ask: Ask) -> None:
    """Follow every period that the sentence names: the first here, the others as proposals of their own."""
    codes = [code.strip() for code in ask.params.get("cadences", "").split(",") if code.strip()]
    item.cadence = codes[0] if codes else item.cadence
    at = desk.items.index(item)
    for place, code in enumerate(codes[1:], 1):
        other = copy_of(item)
        other.id = desk.new_id()
        other.cadence, other.due, other.asks = code, "", []
        other.state = "proposed"
        desk.items.insert(at + place, other)


def confirm_rest(desk: ReadingDesk) -> int:
    """Confirm every proposal that has no open question, as one step; returns how many."""
    waiting = [item for item in desk.items if item.open and not item.asks]
    desk.note("confirm_rest", [copy_of(item) for item in waiting])
    for item in waiting:
        item.state = "confirmed"
    return len(waiting)


def drop(desk: ReadingDesk, item: Item) -> None:
    desk.note("drop", [copy_of(item)], at=item.id)
    item.state = "dropped"


def change(desk: ReadingDesk, item: Item, changed: Item) -> None:
    """Put a corrected proposal in the place of the old one, confirmed."""
    desk.note("change", [copy_of(item)], at=item.id)
    changed.state = "confirmed"
    changed.asks = []
    desk.replace(changed)


def add(desk: ReadingDesk, item: Item) -> None:
    """Put in a proposal made by a person, in the order of the text."""
    order = [each.id for each in desk.items]
    item.state = "confirmed"
    item.by_hand = True
    at = len(desk.items)
    if item.start >= 0:
        at = next((place for place, each in enumerate(desk.items) if each.start > item.start), at)
    desk.items.insert(at, item)
    desk.note("add", [], at=item.id, order=order, added=[item.id])


def merge(desk: ReadingDesk, item: Item) -> tuple[Item, list[str]] | None:
    """Merge a proposal into the one before it; returns that one and what to tell, or None where there is none before."""
    shown = desk.shown
    at = shown.index(item)
    if at == 0:
        return None
    before = shown[at - 1]
    desk.note("merge", [copy_of(before), copy_of(item)], at=item.id)
    before.text = f"{before.text.rstrip('.;, ')}; {item.text}" if item.text not in before.text else before.text
    if before.start >= 0 and item.start >= 0:
        before.start, before.end = min(before.start, item.start), max(before.end, item.end)
    told = join_into(desk, before, item)
    before.state = "proposed"
    return before, told


def restore(desk: ReadingDesk, item: Item) -> None:
    """Put a proposal that was dropped back among those that wait."""
    desk.note("restore", [copy_of(item)], at=item.id)
    item.state, item.merged = "proposed", ""


def places_to_split(item: Item, text: str, names: Iterable[str] = ()) -> list[tuple[int, str, str]]:
    """Return where a proposal can be split: an offset within its text, with what would stand before and after.

    Never inside a name: of those given, and where within a sentence a capital follows that begins none of them.
    """
    whole = text[item.start : item.end] if item.start >= 0 else item.text
    places = cuts(whole, [name for name in names if name])
    found = [(at, whole[:at].strip(), whole[at:].strip()) for at in places]
    return [each for each in found if len(each[1]) > 3 and len(each[2]) > 3]


def cuts(whole: str, names: Sequence[str]) -> list[int]:
    """Return the offsets at which a sentence may be cut."""
    spans = [
        found.span() for name in names for found in re.finditer(re.escape(name), whole, re.IGNORECASE) if " " in name
    ]
    found = []
    for each in BREAKS.finditer(whole):
        at, rest = each.end(), _JOINT.sub("", whole[each.end() :])
        within_a_sentence = not whole[: each.start()].rstrip().endswith((".", ";", ":"))
        begins_a_name = any(rest.casefold().startswith(name.casefold()) for name in names)
        if any(start < at < end for start, end in spans):
            continue
        if within_a_sentence and rest[:1].isupper() and not begins_a_name:
            continue
        found.append(at)
    return found


_WHO_LEADS = ("lead_undecided", "lead_not_a_party")


def _says(words: str, number: int) -> bool:
    return re.search(rf"(?<!\d)0?{number}(?!\d)", words.replace(".", "")) is not None


def split(desk: ReadingDesk, item: Item, at: int) -> Item:
    """Split a proposal at an offset of its text; the second half keeps who leads and when, and waits as well.

    Who leads is asked of both where it was open. A target stays with the half in whose words its number stands.
    """
    whole = desk.text[item.start : item.end] if item.start >= 0 else item.text
    order = [each.id for each in desk.items]
    before = copy_of(item)
    second = copy_of(item)
    second.id = desk.new_id()
    desk.note("split", [before], at=item.id, order=order, added=[second.id])
    first_words, second_words = whole[:at].strip(), whole[at:].strip()
    if item.start >= 0:
        second.start, second.end = item.start + at, item.end
        item.end = item.start + len(whole[:at].rstrip())
    for each, words in ((item, first_words), (second, second_words)):
        bare = " ".join(words.split()).rstrip(" .;,:")
        each.text = " ".join(words.split())
        each.title = shortened(bare[:1].upper() + bare[1:])
        each.targets = {figure: number for figure, number in each.targets.items() if _says(each.text, number)}
        if each.amount and not any(_says(each.text, int(number)) for number in _NUMBER.findall(each.amount)):
            each.amount = ""
        each.state = "proposed"
    second.asks = [ask for ask in item.asks if ask.code in _WHO_LEADS]
    second.why = [Reason("split"), *item.why]
    desk.items.insert(desk.items.index(item) + 1, second)
    return second
