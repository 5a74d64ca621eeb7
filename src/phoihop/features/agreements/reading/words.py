"""How proposals read on the desk: times, questions with their answers, and the reasons why something is proposed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from phoihop.features.agreements.drafts.draft import CONTINUOUS, EVENT, ONCE, Ask, Item, ReadingDesk
from phoihop.features.agreements.drafts.times import meanings
from phoihop.reading.sentences import question as reader_question
from phoihop.registers.catalogues import LineOfWork
from phoihop.screen.words import dmy
from phoihop.timetable.rules import PERIODIC, read_date
from phoihop.timetable.sentences import Lang, cadence_words, rule_words, timing_words

CADENCES_ASKED = ("monthly", "quarterly", "half_yearly", "yearly", CONTINUOUS)
MOST_YEARS = 6
MOST_REASONS = 4
LONGEST_EVENT = 50


class Option(NamedTuple):
    """One answer to a question; `proposed` is the one that the document speaks for, `chosen` the one marked now."""

    value: str
    words: str
    proposed: bool = False
    chosen: bool = False


class Question(NamedTuple):
    """A question with its answers; `note` says why it is asked. `typed` asks for a date beside the answers."""

    code: str
    words: str
    note: str
    options: list[Option]
    typed: bool = False


def language() -> Lang:
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def lines_of_work() -> dict[str, str]:
    """Return all lines of work in their order, named in the language of the page: retired ones are still shown."""
    return {row.code: _named(row) for row in LineOfWork.objects.all()}


def lines_offered(chosen: str) -> list[tuple[str, str]]:
    """Return the lines that a form offers: those in force, and the one that is chosen already."""
    rows = [row for row in LineOfWork.objects.all() if not row.retired or row.code == chosen]
    return [(row.code, no_longer_used(_named(row)) if row.retired else _named(row)) for row in rows]


def no_longer_used(name: str) -> str:
    """Name what was retired and is chosen already."""
    return _("%(name)s (no longer used)") % {"name": name}


def _named(row: LineOfWork) -> str:
    return (row.name_en or row.name) if language() == "en" else row.name


def when_words(item: Item, usual_due: str) -> str:
    """Say when a commitment is due: hằng quý, 2 ngày làm việc sau khi chốt số liệu."""
    lang = language()
    if item.cadence == EVENT:
        words = cadence_words(EVENT, lang)
        if item.event and len(item.event) <= LONGEST_EVENT:
            words = item.event[:1].lower() + item.event[1:]
        return f"{words}, {rule_words(item.term, lang)}" if item.term else words
    if not item.cadence:
        return _("not stated")
    if item.cadence == CONTINUOUS and not item.due:
        return cadence_words(CONTINUOUS, lang)
    if item.cadence == ONCE and not item.due:
        return _("once, no day stated")
    rules = [rule.strip() for rule in item.due.split(";") if rule.strip()] or [usual_due]
    return timing_words(item.cadence, rules, lang, times=item.times or None)


def questions_of(item: Item, desk: ReadingDesk, answered: Mapping[str, str] | None = None) -> list[Question]:
    """Return what must be decided about a proposal; marked is what was `answered`, else what is proposed."""
    return [with_choice(question_for(ask, desk), answered) for ask in item.asks]


def with_choice(question: Question, answered: Mapping[str, str] | None) -> Question:
    given = None if answered is None else answered.get(question.code, "")
    options = [
        option._replace(chosen=option.proposed if given is None else option.value == given)
        for option in question.options
    ]
    return question._replace(options=options)


def question_for(ask: Ask, desk: ReadingDesk) -> Question:
    makers: dict[str, Callable[[Ask, ReadingDesk], Question]] = {
        "lead_undecided": _lead,
        "lead_not_a_party": _lead,
        "cadence_not_stated": _cadence,
        "several_cadences": _several,
        "which_year": _year,
        "which_day": _day,
        "which_due": _due,
        "mirrored": _mirrored,
    }
    return makers.get(ask.code, _cadence)(ask, desk)


def _lead(ask: Ask, desk: ReadingDesk) -> Question:
    options = [Option(party.slot, party.name) for party in desk.parties if party.role == "party"]
    note = _("The text leaves the lead open; the lead answers for the report.")
    if ask.code == "lead_not_a_party":
        name = ask.params.get("name", "")
        note = _("The text names “%(name)s”, which is none of the parties.") % {"name": name}
        options.append(Option("add", _("%(name)s becomes a party of its own") % {"name": name}))
    else:
        options.append(Option("each", _("Each party, with a report of its own")))
    return Question(ask.code, _("Which body leads?"), note, options)


def _cadence(ask: Ask, _desk: ReadingDesk) -> Question:
    lang = language()
    options = [Option(code, cadence_words(code, lang)) for code in CADENCES_ASKED]
    note = _("The text says “periodically” and states no period.")
    if ask.params.get("day"):
        note = f"{note} " + _("It names the day %(days)s.") % {
            "days": ", ".join(days_shown(Ask("", {"days": ask.params["day"]})))
        }
    return Question(ask.code, _("How often is this done?"), note, options)


def _several(ask: Ask, _desk: ReadingDesk) -> Question:
    lang = language()
    codes = [code.strip() for code in ask.params.get("cadences", "").split(",") if code.strip()]
    options = [Option(code, _("Only %(cadence)s") % {"cadence": cadence_words(code, lang)}) for code in codes]
    both = _("One commitment for each: %(all)s") % {"all": ", ".join(cadence_words(code, lang) for code in codes)}
    options.insert(0, Option("each", both, proposed=True))
    return Question(ask.code, _("Several periods stand in one sentence. Which are followed?"), "", options)


def _year(ask: Ask, desk: ReadingDesk) -> Question:
    month, _dash, day = ask.params.get("day", "").partition("-")
    date = f"{day}/{month}"
    options = [Option(str(year), _("%(date)s/%(year)s") % {"date": date, "year": year}) for year in years_of(desk)]
    options.append(Option("yearly", _("%(date)s of every year") % {"date": date}))
    return Question(ask.code, _("%(date)s of which year?") % {"date": date}, _("The text states no year."), options)


def _day(ask: Ask, desk: ReadingDesk) -> Question:
    options = []
    end = end_of(desk)
    if end:
        words = _("By the end of the agreement, %(day)s") % {"day": dmy(read_date(end))}
        options.append(Option("end", words, proposed=True))
    options.append(Option(CONTINUOUS, _("No day: it is done all the time")))
    options.append(Option("typed", _("On this day:")))
    return Question(ask.code, _("By which day?"), _("The text states no day."), options, typed=True)


def _due(ask: Ask, _desk: ReadingDesk) -> Question:
    lang = language()
    days = ", ".join(days_shown(ask))
    options = [
        Option(answer, timing_words(cadence, due.split("; "), lang, times=times or None), proposed=place == 0)
        for place, (answer, cadence, due, times) in enumerate(meanings(ask))
    ]
    cadence = ask.params.get("cadence", "")
    if cadence in PERIODIC:
        usual = _("%(cadence)s, on the usual day of this document") % {"cadence": cadence_words(cadence, lang)}
        options.append(Option("usual", usual))
    else:
        options.append(Option("none", _("No day: %(cadence)s") % {"cadence": cadence_words(cadence, lang)}))
    words = ask.params.get("words", "")
    note = _("The text says “%(words)s”.") % {"words": words} if words else ""
    return Question(ask.code, _("What does the day %(days)s mean?") % {"days": days}, note, options)


def days_shown(ask: Ask) -> list[str]:
    """Return the days of a question as they are written: 15/6, 30/9/2026."""
    days = [day for day in ask.params.get("days", "").split(";") if day]
    return ["/".join(str(int(part)) for part in reversed(day.split("-"))) if day[0].isdigit() else day for day in days]


def _mirrored(ask: Ask, desk: ReadingDesk) -> Question:
    other = next((each for each in desk.items if each.id == ask.params.get("other")), None)
    named = f"{other.label} {other.title}".strip() if other is not None else ""
    options = [
        Option("merge", _("One piece of work: merge with “%(other)s”") % {"other": named}, proposed=True),
        Option("keep", _("Two commitments: keep both")),
    ]
    return Question(ask.code, _("Both parties promise the same. Is it one piece of work?"), "", options)


def years_of(desk: ReadingDesk) -> list[int]:
    """Return the years of the term as it is known, at most six."""
    start, end = term_of(desk)
    if not start:
        return []
    first = int(start[:4])
    last = int(end[:4]) if end else first + 2
    return list(range(first, min(last, first + MOST_YEARS - 1) + 1))


def term_of(desk: ReadingDesk) -> tuple[str, str]:
    """Return the term as typed for the recording, else as read: ISO dates, "" where it is not known."""
    agreements = desk.row.reading.get("agreements") or []
    about = agreements[desk.row.agreement] if 0 <= desk.row.agreement < len(agreements) else {}
    start, end = about.get("from") or about.get("signed_on") or "", about.get("to") or ""
    return whole_day(start, last=False), whole_day(end, last=True)


def end_of(desk: ReadingDesk) -> str:
    return term_of(desk)[1]


def whole_day(value: str, *, last: bool) -> str:
    """Return a year as its first or last day; dates as they are."""
    if len(value) == 4:
        return f"{value}-12-31" if last else f"{value}-01-01"
    return value


def reasons_of(item: Item) -> str:
    """Say in one sentence why this is proposed, with the words of the document that spoke for it."""
    said = [words for reason in item.why if (words := reason_words(reason.code, reason.text))]
    said = list(dict.fromkeys(said))
    return "; ".join(said[:MOST_REASONS])


def reason_words(code: str, text: str) -> str:
    """Word one reason; codes that tell people nothing are left out."""
    words = {
        "verb": _("“%(text)s” states a duty"),
        "marker": _("“%(text)s” names who leads"),
        "subject": _("the sentence begins with the body that acts"),
        "party_will": _("“%(text)s” is what a party commits itself to"),
        "asked": _("“%(text)s” is asked of a body"),
        "asked_too": _("“%(text)s” is asked of a further body in the same sentence"),
        "promised": _("“%(text)s” is what a speaker promises for a party"),
        "quoted_duty": _("a duty that is quoted"),
        "owner_from_head": _("the heading “%(text)s” gives this part to it"),
        "owner_from_introduction": _("the introducing line “%(text)s” gives these points to it"),
        "owner_before": _("the sentence before names the body"),
        "goes_on": _("goes on with the body of the sentence before"),
        "owner_parties": _("no body is named, so all parties owe it"),
        "role_line": _("the line “%(text)s” says who leads"),
        "content_frame": _("stands among the contents of the coordination"),
        "table_row": _("a row of the table"),
        "table_column": _("the column of the lead says “%(text)s”"),
        "condition": _("“%(text)s” is a condition"),
        "procedure_around": _("most of this article is procedure that runs when something occurs, and so is this"),
        "cadence": _("“%(text)s” says how often"),
        "date": _("“%(text)s” says by when"),
        "term": _("“%(text)s” is the term"),
        "line": _("“%(text)s” says which line of work"),
        "no_time": _("no time is stated, so it is followed as continuous work"),
        "one_of_several": _("“%(text)s” is one of several times in this sentence, so it stands by itself"),
        "counted_since": _("“%(text)s” is counted from the day of this document"),
        "usual_due": _("no day of sending is stated, so the usual one holds"),
        "typed": _("typed by a person"),
    }.get(code, "")
    return words % {"text": text[:100]} if words else ""


def standing_words(desk: ReadingDesk) -> str:
    """Say what is left: 4 questions, 19 proposals."""
    asked, waiting = len(desk.unanswered), sum(item.open for item in desk.items)
    if not waiting:
        return _("nothing is left to confirm")
    proposals = ngettext("%(n)d proposal left", "%(n)d proposals left", waiting) % {"n": waiting}
    if not asked:
        return proposals
    questions = ngettext("%(n)d question", "%(n)d questions", asked) % {"n": asked}
    return _("%(questions)s, %(proposals)s") % {"questions": questions, "proposals": proposals}


def open_about(desk: ReadingDesk) -> list[str]:
    """Return what the document leaves open about itself: parties, date, term. Typed when it is recorded."""
    reading = desk.row.reading
    agreements = reading.get("agreements") or []
    if not 0 <= desk.row.agreement < len(agreements):
        return []
    about = agreements[desk.row.agreement]
    asked = [each for each in reading.get("questions", ()) if not each.get("commitments")]
    mine = [each["code"] for each in asked if about.get("start", 0) <= each["start"] <= about.get("end", 0)]
    return [reader_question(code, language()) for code in dict.fromkeys(mine)]


def usual_dues(lang: Lang) -> list[Option]:
    """Return the days of sending from which the document's usual one is chosen."""
    rules: Sequence[str] = (
        "2 working days after",
        "5 working days after",
        "day 25 of the last month",
        "day 20 of the last month",
        "day 5 of the following month",
        "10 days after",
    )
    return [Option(rule, rule_words(rule, lang)) for rule in rules]


def follows_usual(item: Item) -> bool:
    return item.cadence in PERIODIC and not item.due and not any(ask.code == "which_due" for ask in item.asks)
