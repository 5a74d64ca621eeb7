"""What a change will do, in sentences, before it is recorded: commitment by commitment, with the days on which periods join.

Only words are made here; the change itself is a plan (`changing.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.features.agreements.plans import CommitmentPlan, TermsPlan
from phoihop.registers.calendar import holidays, schemes
from phoihop.registers.tables import Due
from phoihop.screen.words import dmy, period_words
from phoihop.timetable import Form, Scheme, Timing, lineage_periods, switch_day, timing
from phoihop.timetable.sentences import Lang, timing_words

AHEAD = timedelta(days=460)
_UNSETTLED = ("open", "sent_back")


@dataclass
class Alteration:
    """One thing that changes: what it is about, how it was, how it will be, and further sentences."""

    title: str
    before: str = ""
    after: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Telling:
    """Puts changes of one agreement into words. `names` are the short names of its slots, new ones among them."""

    record: str
    names: Mapping[str, str]
    language: Lang
    today: date

    def told(self, before: TermsPlan, after: TermsPlan) -> list[Alteration]:
        """Return all differences of two plans; raises `TimetableRefused` where a new time does not compute."""
        found = [*self._parties(before, after), *self._term(before, after)]
        old = {each.id: each for each in before.commitments}
        replaced = {each.replaces for each in after.commitments if each.id not in old}
        for each in after.commitments:
            if each.id not in old and each.replaces:
                found.append(self._changed(old[each.replaces], each, before, after))
            elif each.id not in old:
                found.append(self._added(each, after))
            elif old[each.id] != each:
                found.append(Alteration(each.title, self._who(old[each.id]), self._who(each)))
        kept = {each.id for each in after.commitments} | replaced
        found += [self._ended(each, after) for each in before.commitments if each.id not in kept]
        return found

    def _who(self, each: CommitmentPlan) -> str:
        leads = ", ".join(self.names.get(slot, slot) for slot in each.leads)
        words = _("Lead: %(leads)s.") % {"leads": leads}
        if each.supports:
            supports = ", ".join(self.names.get(slot, slot) for slot in each.supports)
            words += " " + _("Supporting: %(supports)s.") % {"supports": supports}
        if each.receivers:
            receivers = ", ".join(self.names.get(slot, slot) for slot in each.receivers)
            words += " " + _("Reports go to %(receivers)s.") % {"receivers": receivers}
        return words

    def _when(self, each: CommitmentPlan) -> str:
        rules = [rule.strip() for rule in (each.due or each.term).split(";") if rule.strip()]
        words = timing_words(each.cadence, rules or None, self.language, times=each.times or None)
        return words[:1].upper() + words[1:]

    def line(self, each: CommitmentPlan) -> str:
        """Say who does it and when."""
        return f"{self._who(each)} {self._when(each)}."

    def _changed(self, old: CommitmentPlan, new: CommitmentPlan, before: TermsPlan, after: TermsPlan) -> Alteration:
        told = Alteration(old.title, self.line(old), self.line(new))
        if new.title != old.title:
            told.notes.append(_("New words: %(title)s") % {"title": new.title})
        if "on_event" in (old.cadence, new.cadence):
            told.notes.append(_("Events from %(day)s on open the new form.") % {"day": _dmy(after.effective)})
            return told
        effective = date.fromisoformat(after.effective)
        switch = switch_day(timing_of(old, before), timing_of(new, after), effective)
        day = switch.day
        values = {"last": dmy(day - timedelta(days=1)), "first": dmy(day)}
        if day == effective:
            told.notes.append(_("The new periods begin on %(first)s.") % values)
        elif switch.shared:
            told.notes.append(
                _("The old periods run on to %(last)s, the new ones begin on %(first)s: there both meet.") % values
            )
        else:
            told.notes.append(
                _("The old periods run on to %(last)s; the first new one begins on %(first)s and is shortened.")
                % values
            )
        told.notes += self._first([Form(old.id, timing_of(old, before)), form_of(new, after)], new, after)
        return told

    def _added(self, each: CommitmentPlan, after: TermsPlan) -> Alteration:
        told = Alteration(each.title, "", self.line(each))
        if each.cadence != "on_event":
            told.notes += self._first([form_of(each, after)], each, after)
        return told

    def _first(self, forms: Sequence[Form], each: CommitmentPlan, after: TermsPlan) -> list[str]:
        """Say what falls due first, by the periods that will really be made: those of the lineage, within the term."""
        if each.cadence == "continuous":
            return [_("Continuous work: shown, never overdue.")]
        start = date.fromisoformat(each.start or after.effective)
        ends = [date.fromisoformat(day) for day in (after.to, each.until) if day]
        end = min(ends) if ends else None
        horizon = max(start, self.today) + AHEAD
        made = lineage_periods(forms, start, end, holidays=holidays(), horizon=horizon)
        found = [period for form, period in made if form == each.id]
        closing = end if end is not None and end.isoformat() == after.to else None
        if not found:
            said = _("No period is left before the agreement ends on %(end)s.")
            return [said % {"end": dmy(closing)}] if closing is not None and closing <= horizon else []
        first = found[0]
        if closing is not None and first.from_ <= closing < first.due:
            said = _(
                "No period falls due before the agreement ends on %(end)s;"
                " what is left, from %(first)s to %(last)s, is due on %(day)s."
            )
            values = {"end": dmy(closing), "first": dmy(first.from_), "last": dmy(first.to), "day": dmy(first.due)}
            return [said % values]
        period = "" if first.label[:1].isdigit() and len(first.label) == 10 else period_words(first.label)
        values = {"period": period, "day": dmy(first.due)}
        return [(_("First due: %(period)s, %(day)s.") if period else _("Due on %(day)s.")) % values]

    def _ended(self, each: CommitmentPlan, after: TermsPlan) -> Alteration:
        told = Alteration(each.title, self.line(each), _("ends"))
        last = dmy(date.fromisoformat(after.effective) - timedelta(days=1))
        told.notes.append(_("Its last day is %(day)s. What was reported stays.") % {"day": last})
        return told

    def _term(self, before: TermsPlan, after: TermsPlan) -> list[Alteration]:
        if before.to == after.to:
            return []
        told = Alteration(_("Term"), _until(before.to), _until(after.to))
        if after.purpose == "termination":
            gone = Due.objects.filter(record=self.record, state="open", from_on__gt=after.to).count()
            words = ngettext(
                "%(n)d period after it is no longer owed.", "%(n)d periods after it are no longer owed.", gone
            )
            told.notes += [words % {"n": gone}] if gone else []
            told.notes.append(_("What was due before and is not reported stays owed; the final review becomes due."))
        return [told]

    def _parties(self, before: TermsPlan, after: TermsPlan) -> list[Alteration]:
        old = {party.slot: party for party in before.parties}
        found = []
        for party in after.parties:
            name = self.names.get(party.slot, party.name)
            was = old.get(party.slot)
            if was is None or (party.succeeds != was.succeeds):
                role = _("follows the agreement") if party.role == "observer" else _("becomes a party")
                if party.succeeds:
                    gone = ", ".join(self.names.get(slot, slot) for slot in party.succeeds)
                    role = _("takes over from %(names)s") % {"names": gone}
                found.append(Alteration(name, "", role, [_("From %(day)s.") % {"day": _dmy(after.effective)}]))
            elif party.ended and not was.ended:
                observed = party.role == "observer"
                after_it = _("follows it no longer") if observed else _("is no more a party")
                found.append(Alteration(name, "", after_it, [] if observed else self._passing(party.slot)))
        return found

    def _passing(self, slot: str) -> list[str]:
        n = Due.objects.filter(record=self.record, slot=slot, state__in=_UNSETTLED).count()
        words = ngettext("%(n)d open period passes on.", "%(n)d open periods pass on.", n)
        return [words % {"n": n}] if n else []


def timing_of(each: CommitmentPlan, plan: TermsPlan) -> Timing:
    """Return the timetable's timing of a commitment; raises `TimetableRefused`."""
    rules = [rule.strip() for rule in each.due.split(";") if rule.strip()]
    return timing(
        each.cadence,
        _scheme(each.scheme or plan.scheme),
        due=rules or ([] if each.cadence == "continuous" else None),
        on_day_off=each.day_off,
        times=each.times or None,
        reporting=plan.reporting,
    )


def form_of(each: CommitmentPlan, plan: TermsPlan) -> Form:
    """Return a commitment that a plan brings as a form of its lineage; raises `TimetableRefused`."""
    return Form(each.id, timing_of(each, plan), date.fromisoformat(each.start or plan.effective))


def _scheme(code: str) -> Scheme | str:
    return schemes().get(code) or code


def _until(to: str) -> str:
    return _("until %(day)s") % {"day": _dmy(to)} if to else _("without an end date")


def _dmy(day: str) -> str:
    return "/".join(reversed(day.split("-")))


def summary(told: Sequence[Alteration]) -> str:
    return "; ".join(f"{each.title}: {each.after}" for each in told)
