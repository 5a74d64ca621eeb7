"""What every page of one agreement has: who looks, the agreement, its parties, head, facts and tabs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phoihop.features.agreements.queries import ENDING_DAYS, Names, heirs, parties_of
from phoihop.features.agreements.rows import Cover
from phoihop.features.agreements.sentences import FORMS
from phoihop.features.agreements.tables import Agreement, Party
from phoihop.people.acting import actor_of
from phoihop.people.models import Standing
from phoihop.people.rights import may_write, standing_or_404
from phoihop.screen.clock import today as day_of_page
from phoihop.screen.parts import Action, Fact, Link, Tab
from phoihop.screen.status import STATUSES
from phoihop.screen.words import dmy

_FIGURES = ("overdue", "sent_back", "sent", "today", "disputed")


class Looking:
    """Somebody looks at one agreement. Raises 404 where it is not theirs; three queries."""

    def __init__(self, request: HttpRequest, record: str) -> None:
        self.request = request
        self.actor = actor_of(request)
        self.standing: Standing = standing_or_404(self.actor, record)
        self.record = record
        self.today: date = day_of_page()
        self.agreement = Agreement.objects.get(record=record)
        self.parties: Sequence[Party] = parties_of([record]).get(record, [])
        self.names = Names(self.parties, [self.agreement.keeper, self.agreement.founder])
        self.language = "en" if getattr(request, "LANGUAGE_CODE", "vi").startswith("en") else "vi"

    @property
    def cover(self) -> Cover:
        return Cover(self.agreement, self.parties, self.names.organisations)

    @property
    def is_party(self) -> bool:
        return self.standing.role == "party"

    @property
    def writes(self) -> bool:
        return self.is_party and may_write(self.actor)

    @property
    def keeps(self) -> bool:
        """Whether the organisation acted for is the keeper of the record and this person may write for it."""
        return self.agreement.keeper == self.actor.organisation_id and self.writes

    @property
    def title(self) -> str:
        agreement = self.agreement
        return agreement.short_title or agreement.title or FORMS[agreement.form][self.language]

    @property
    def own_slot(self) -> str:
        mine = [party for party in self.parties if party.organisation == self.actor.organisation_id]
        living = [party for party in mine if party.ended_on is None]
        return (living or mine)[0].slot if mine else ""

    def url(self, name: str) -> str:
        return reverse(name, args=[self.record])

    def tabs(self, current: str) -> list[Tab]:
        words = {
            "agreement": pgettext("tab", "Text"),
            "agreement_matrix": pgettext("tab", "Schedule"),
            "agreement_papers": pgettext("tab", "Papers"),
            "agreement_parties": pgettext("tab", "Parties"),
            "agreement_record": pgettext("tab", "Joint record"),
        }
        return [Tab(said, self.url(name), current=name == current) for name, said in words.items()]

    def context(self, current: str, actions: Sequence[Action] = ()) -> dict[str, object]:
        """The names that `agreements/frame.html` draws."""
        return {
            "look": self,
            "section": "agreements",
            "title": self.title,
            "lede": self.agreement.title if self.agreement.short_title else "",
            "actions": list(actions),
            "tabs": self.tabs(current),
        }


def facts_of(look: Looking, counts: dict[str, int]) -> list[Fact]:
    """Return the four columns of facts: parties, number and date, term, state in words with figures as links."""
    return [
        Fact(_("Parties"), party_lines(look)),
        Fact(_("Number, date"), number_lines(look.agreement)),
        Fact(_("Term"), term_lines(look)),
        Fact(_("State"), [state_words(look), *figure_lines(look, counts), standing_words(look)]),
    ]


def party_lines(look: Looking) -> list[str]:
    took_over = heirs(look.parties)
    lines = []
    for party in look.parties:
        if party.slot in took_over or party.role != "party":
            continue
        lines.append(look.names.full(party.slot))
        lines += [
            _("took over from %(name)s on %(day)s")
            % {"name": look.names.full(old), "day": dmy(next(p.ended_on for p in look.parties if p.slot == old))}
            for old in party.succeeds
            if any(p.slot == old for p in look.parties)
        ]
    observers = [
        look.names.short(party.slot) for party in look.parties if party.role == "observer" and party.ended_on is None
    ]
    if observers:
        lines.append(_("Followed by %(names)s") % {"names": ", ".join(observers)})
    return lines


def number_lines(agreement: Agreement) -> list[str]:
    lines = [agreement.number or _("no number")]
    if agreement.signed_on:
        lines.append(_("of %(day)s") % {"day": dmy(agreement.signed_on)})
    return lines


def term_lines(look: Looking) -> list[str]:
    agreement = look.agreement
    if agreement.to_on is None:
        return [_("since %(day)s") % {"day": dmy(agreement.from_on)}, _("without an end date")]
    lines = [f"{dmy(agreement.from_on)} - {dmy(agreement.to_on)}"]
    left = (agreement.to_on - look.today).days
    if agreement.state == "issued" and left >= 0:
        lines.append(ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left})
    return lines


def state_words(look: Looking) -> str:
    """Say in words how the agreement stands today."""
    agreement, today = look.agreement, look.today
    if agreement.state == "voided":
        return _("Struck out: it was entered by mistake.")
    if agreement.state == "drafted":
        return _("A draft: nothing is owed until it is issued.")
    if agreement.to_on is None:
        return _("In force, without an end date.")
    if agreement.to_on < today:
        return _("Over since %(day)s; its final review is due.") % {"day": dmy(agreement.to_on)}
    if (agreement.to_on - today).days <= ENDING_DAYS:
        return _("In force; its final review is due by %(day)s.") % {"day": dmy(agreement.to_on)}
    return _("In force.")


def figure_lines(look: Looking, counts: dict[str, int]) -> list[list[object]]:
    """Return the open figures as one sentence of links, or nothing where all is quiet."""
    listed: list[object] = []
    for code in _FIGURES:
        if counts.get(code):
            words = f"{counts[code]} {STATUSES[code].word}"
            listed.append(Link(words, owed_url(look.record, code), red=code == "overdue"))
    return [listed] if listed else []


def owed_url(record: str, status: str) -> str:
    return f"{reverse('owed_list')}?record={record}&status={status}"


def standing_words(look: Looking) -> str:
    """Say how far the record stands: who stands behind it by their own act."""
    agreement = look.agreement
    living = [party for party in look.parties if party.role == "party" and party.ended_on is None]
    disputing = [look.names.short(party.slot) for party in living if party.standing == "disputed"]
    if agreement.state != "issued":
        return ""
    if disputing:
        return _("%(names)s does not agree with what was recorded.") % {"names": ", ".join(disputing)}
    if agreement.parties_agreed <= 1 and agreement.parties_total > 1:
        keeper = look.names.organisation(agreement.keeper)
        others = [party for party in living if party.organisation != agreement.keeper]
        if not any(party.writes for party in others):
            given = {"keeper": keeper, "names": ", ".join(look.names.short(party.slot) for party in others)}
            return _("Recorded by %(keeper)s, which also enters from paper for %(names)s.") % given
        return _("Recorded by %(keeper)s, not compared yet.") % {"keeper": keeper}
    return _("%(agreed)d of %(total)d parties have compared.") % {
        "agreed": agreement.parties_agreed,
        "total": agreement.parties_total,
    }
