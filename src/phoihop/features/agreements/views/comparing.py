"""Comparing (đối chiếu): a party that has joined looks at what was recorded and said for it, and answers in one step.

The terms, the succession by which it came in and every entry made for it stand on one page. What it confirms is what
it saw: where the record has grown in between, it is asked to look again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from phoihop.features.agreements.actions import compare_record, current_terms
from phoihop.features.agreements.law.state import Terms
from phoihop.features.agreements.record_words import Said, acts_of, said
from phoihop.features.agreements.tables import CommitmentRow
from phoihop.features.agreements.views.frame import Looking, number_lines, term_lines
from phoihop.features.agreements.views.record import tongue_of
from phoihop.features.agreements.views.refusing import refuse, words_of
from phoihop.features.agreements.views.text import dmy_iso, when_words
from phoihop.features.agreements.views.who_may import check_in_force, check_party
from phoihop.ledger.models import Act as StoredAct
from phoihop.ledger.models import Record, SetAside
from phoihop.ledger.store import Store
from phoihop.people.rights import SIGNER, may_write, signed_in
from phoihop.record.act import Act
from phoihop.record.refused import Refused
from phoihop.registers.catalogues import Figure
from phoihop.screen.clock import now
from phoihop.screen.parts import Choice, Fact

AGREE, EXCEPT, WHOLE = "agree", "except", "whole"
_WORDS = ("result", "difficulties", "way_forward", "reason")


class Entered(NamedTuple):
    """One entry that speaks for us: what it says, whose words it carries."""

    said: Said
    title: str
    words: Sequence[str]
    figures: str
    marked: bool


class Promised(NamedTuple):
    """One commitment as recorded."""

    commitment: str
    title: str
    place: str
    who: str
    when: str
    marked: bool


class Comparing(forms.Form):
    """The answer: all is right, right but for what is marked, or not agreed as a whole."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Compared with our own papers"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three answers.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("What is not right"),
        help_text=gettext_lazy("All parties read this. Say what your own paper has instead."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, entries: int, commitments: int, **options: Any) -> None:
        super().__init__(data, **options)
        all_of_it = ngettext("%(n)d commitment", "%(n)d commitments", commitments) % {"n": commitments}
        if entries:
            said_for = ngettext("%(n)d entry made for us", "%(n)d entries made for us", entries) % {"n": entries}
            all_of_it = _("%(this)s and %(that)s") % {"this": all_of_it, "that": said_for}
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (AGREE, Choice(_("All of it is right"), _("You confirm %(all)s.") % {"all": all_of_it})),
            (
                EXCEPT,
                Choice(
                    _("Right, except what is marked"),
                    _("What is marked reads “being compared” until it is settled; the rest is confirmed."),
                ),
            ),
            (
                WHOLE,
                Choice(
                    _("We do not agree with it as a whole"),
                    _("The agreement goes on and shows that you do not agree. Nothing is deleted."),
                ),
            ),
        ]

    def check_marks(self, marks: int) -> None:
        """See that answer, marks and reason go together."""
        answer = self.cleaned_data.get("answer")
        if answer == AGREE and marks:
            self.add_error("answer", _("Something is marked. Choose the second answer, or take the marks away."))
        if answer == EXCEPT and not marks:
            self.add_error("answer", _("Mark what is not right in the lists above."))
        if answer in {EXCEPT, WHOLE} and not self.cleaned_data.get("reason", "").strip():
            self.add_error("reason", _("Say what is not right."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def compare_agreement(request: HttpRequest, record: str) -> HttpResponse:
    """Show what is to be compared; record the answer of a signer."""
    look = Looking(request, record)
    check_party(look)
    check_in_force(look)
    if not may_compare(look):
        raise Refused("not_invited_yet", {"keeper": look.names.organisation(look.agreement.keeper)}, "forbidden")
    terms = current_terms(record)
    position = Record.objects.values_list("position", flat=True).get(pk=record)
    marked = set(request.POST.getlist("commitment")), set(request.POST.getlist("entry"))
    promised = promised_of(look, marked[0])
    entered = entered_for(look, terms, marked[1])
    given = request.POST if request.method == "POST" else None
    form = Comparing(given, entries=len(entered), commitments=len(promised), initial={"seen": position})
    signer = may_write(look.actor, needs=SIGNER)
    if given is not None and form.is_valid():
        if not signer:
            form.add_error(None, words_of(Refused("needs_signer", {}, "forbidden")))
        commitments = [each.commitment for each in promised if each.marked]
        entries = [each.said.act for each in entered if each.marked]
        form.check_marks(len(commitments) + len(entries))
        if form.cleaned_data["seen"] != position:
            form.add_error(None, _("Something was added since you opened the page. It is shown now: look once more."))
            form.data = {**given.dict(), "seen": position}
        if not form.errors and (done := _answer(look, form, commitments, entries)):
            return done
    context = look.context("agreement_parties") | {
        "form": form,
        "promised": promised,
        "entered": entered,
        "facts": [
            Fact(_("Number, date"), number_lines(look.agreement)),
            Fact(_("Term"), term_lines(look)),
            Fact(_("Recorded by"), [look.names.organisation(look.agreement.founder)]),
        ],
        "successions": successions(look, terms),
        "signer": signer,
    }
    return render(request, "agreements/compare.html", context, status=400 if form.errors else 200)


def may_compare(look: Looking) -> bool:
    own = next((party for party in look.parties if party.slot == look.own_slot), None)
    return look.writes and own is not None and own.writes and look.agreement.state == "issued"


def _answer(look: Looking, form: Comparing, commitments: list[str], entries: list[str]) -> HttpResponse | None:
    """Record the answer; a refusal is shown in the form."""
    answer, moment = form.cleaned_data["answer"], now()
    try:
        compare_record(
            look.record,
            agrees=answer == AGREE or (answer == EXCEPT and not commitments),
            on=look.today.isoformat(),
            disputed_acts=entries,
            disputed_commitments=commitments if answer == EXCEPT else (),
            reason=form.cleaned_data["reason"].strip() if answer != AGREE else "",
            by=look.actor,
            now=moment,
        )
    except Refused as refused:
        refuse(form, refused)
        return None
    own = look.names.short(look.own_slot)
    if answer == AGREE:
        words = _("%(own)s has compared the record. From now on it writes here for itself.")
    else:
        words = _("What %(own)s does not agree with is recorded and shown to all parties. It writes here for itself.")
    messages.success(look.request, words % {"own": own})
    return HttpResponseRedirect(look.url("agreement_parties"))


def promised_of(look: Looking, marked: set[str]) -> list[Promised]:
    """Return the commitments in force, in the order of the text."""
    rows = CommitmentRow.objects.filter(record=look.record, current=True).order_by("position", "commitment")
    return [
        Promised(
            commitment=row.commitment,
            title=row.title or row.text[:120],
            place=row.clause_label,
            who=", ".join(look.names.short(slot) for slot in row.leads),
            when=when_words(look, row),
            marked=row.commitment in marked,
        )
        for row in rows
    ]


def entered_for(look: Looking, terms: Terms, marked: set[str]) -> list[Entered]:
    """Return every entry that another made for our slot or for one that it took over, and that still counts."""
    slots = {look.own_slot, *_taken_over(terms, look.own_slot)}
    store = Store(look.record)
    others = StoredAct.objects.filter(record=look.record).exclude(author=look.actor.organisation_id)
    aside = set(SetAside.objects.filter(record=look.record).values_list("act", flat=True))
    found: list[tuple[int, str]] = []
    for position, act, header in others.exclude(thread="terms").values_list("position", "act", "header"):
        said_for = str(Act.stored(bytes(header), b"").head.facts.get("said_for", ""))
        if said_for in slots and act not in aside:
            found.append((position, act))
    acts = acts_of(store, [act for _position, act in sorted(found)])
    tongue = tongue_of(look, {str(act.head.facts.get("commitment", "")) for act in acts.values()})
    names = figure_names(look.language)
    rows = []
    for position, name in sorted(found):
        words = store.words(name) or {}
        rows.append(
            Entered(
                said=said(store, acts[name], position, "", tongue),
                title=tongue.titles.get(str(acts[name].head.facts.get("commitment", "")), ""),
                words=[str(words[key]) for key in _WORDS if words.get(key)],
                figures=figures_words(words.get("figures"), names),
                marked=name in marked,
            )
        )
    return rows


def _taken_over(terms: Terms, slot: str) -> set[str]:
    """Return the slots that a slot took over, and those that these took over before."""
    succeeds = {party.slot: party.succeeds for party in terms.parties()}
    found: set[str] = set()
    waiting = list(succeeds.get(slot, ()))
    while waiting:
        old = waiting.pop()
        if old not in found:
            found.add(old)
            waiting += succeeds.get(old, ())
    return found


def successions(look: Looking, terms: Terms) -> list[str]:
    """Say by which version our slot took over from others, with the document that it rests on."""
    store, told = Store(look.record), []
    for version in terms.versions:
        party = version.party(look.own_slot)
        if version.facts.purpose != "succession" or party is None or not party.succeeds:
            continue
        basis = str((store.words(version.draft) or {}).get("basis", ""))
        values = {
            "old": ", ".join(look.names.full(slot) for slot in party.succeeds),
            "new": look.names.full(look.own_slot),
            "day": dmy_iso(version.effective),
        }
        words = _("%(new)s takes over from %(old)s on %(day)s.") % values
        told.append(f"{words} {basis}".strip())
    return told


def figure_names(language: str) -> dict[str, str]:
    english = language == "en"
    rows = Figure.objects.values_list("code", "name", "name_en")
    return {code: (name_en or name) if english else name for code, name, name_en in rows}


def figures_words(figures: object, names: Mapping[str, str]) -> str:
    """Word the figures of a report: “Số ngày công: 520; số lượt người: 1.200”."""
    if not isinstance(figures, Mapping):
        return ""
    return "; ".join(f"{names.get(str(code), code)}: {_figure(value)}" for code, value in figures.items())


def _figure(value: float) -> str:
    return str(formats.number_format(value, use_l10n=True, force_grouping=True))
