"""Papers about occurrences: the reminder as a text to copy and as an official letter, the report as a draft in Word.

The machinery and the forms are of `documents/`; here is only what they say. Names bodies and tasks, never persons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from phoihop.documents import word
from phoihop.documents.numbers import unit_abbreviation
from phoihop.documents.paper import Column, Letter, Letterhead, Paragraph, Report, Section, Signature, Table
from phoihop.features.agreements.tables import Agreement
from phoihop.features.commitments.queries import Occurrence
from phoihop.features.commitments.wording import language
from phoihop.features.commitments.works import Work
from phoihop.people.acting import Actor
from phoihop.people.models import Membership, Organisation
from phoihop.registers.status import OVERDUE, SENT_BACK
from phoihop.screen.status import said as status_said
from phoihop.screen.words import dmy

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_answer(content: bytes, name: str, media_type: str) -> HttpResponse:
    """Answer with a file that was made just now, to be saved under a name."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    return response


def letterhead(organisation: Organisation, symbol_type: str, today: date, unit: str = "") -> Letterhead:
    """Return the head of a paper that this organisation writes today: number and day are left to the clerk.

    The symbol of a state body's letter ends with the unit that drafted it (Decree 30/2020): room is left where no unit
    is known.
    """
    party = organisation.numbering == Organisation.Numbering.PARTY
    letter = symbol_type == "CV" and not party
    return Letterhead(
        form="party" if party else "state",
        issuer=organisation.name.upper(),
        superior=organisation.superior.upper(),
        place=organisation.place or "…",
        symbol_bodies=(organisation.abbreviation or "…", *((unit or "…",) if letter else ())),
        # Nor has such a letter a type in its symbol; Party bodies write CV.
        symbol_type="" if letter else symbol_type,
        year=today.year,
    )


def drafting_unit(actor: Actor) -> str:
    """Return the abbreviation of the unit in which the person who acts works; "" where none is known."""
    if actor.user is None:
        return ""
    posts = Membership.objects.filter(user=actor.user, organisation=actor.organisation_id, post__unit__isnull=False)
    return unit_abbreviation(posts.order_by("role").values_list("post__unit__name", flat=True).first() or "")


def records_line(unit: str = "") -> str:
    """Return the last line of who gets a paper: the clerk's file, and that of the unit that drafted it."""
    return f"{_('Records')}, {unit}" if unit else _("Records")


def signature_of(signer: Mapping[str, str]) -> Signature:
    """Return the place of the signature: the post that is typed or known of who signs, else words that ask for it.

    What a head is called differs: an association has no “thủ trưởng cơ quan”, so no post is guessed.
    """
    capacity, _space, behind = signer.get("capacity", "").partition(" ")
    behalf = signer.get("on_behalf_of", "") or behind
    position = signer.get("position", "") or _("Post of the signer")
    short: Any = capacity.replace("/", "").rstrip(".").upper()
    if short not in {"TM", "KT", "TL", "TUQ"} or not behalf:
        return Signature(position=position.upper())
    return Signature(position=position.upper(), capacity=short, on_behalf_of=behalf.upper())


def named_agreement(agreement: Agreement) -> str:
    """Name an agreement as a letter does: title, number, day."""
    title = agreement.title or agreement.short_title
    if agreement.number and agreement.signed_on:
        given = {"title": title, "number": agreement.number, "day": dmy(agreement.signed_on)}
        return _("%(title)s (no. %(number)s of %(day)s)") % given
    return title


def reminder_text(work: Work, lead: str, ours: str) -> str:
    """Return the reminder as a text to copy into a message: polite, short, with a way out for who has sent already."""
    given = {"lead": lead, "ours": ours, "what": work.title, "source": work.source, "due": dmy(work.row.due_on)}
    days = work.status.days or 0
    if work.status.code == OVERDUE:
        late = ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}
        said = _("“%(what)s” (%(source)s) was due on %(due)s, %(late)s, and has not reached us yet.") % (
            given | {"late": late}
        )
    elif work.status.code == SENT_BACK:
        said = _("“%(what)s” (%(source)s): additions were asked for by %(due)s.") % given
    else:
        said = _("“%(what)s” (%(source)s) is due on %(due)s.") % given
    return "\n".join(
        [
            _("To %(lead)s,") % given,
            _("%(ours)s would like to recall: %(said)s") % {"ours": ours, "said": said},
            _(
                "Please send it to us. If it has been sent already, kindly tell us its number and date so that we can enter it."
            ),
            _("If there are difficulties, please let us know, so that a new date can be agreed."),
            _("With thanks."),
        ]
    )


def reminder_letter(
    works: Sequence[Work],
    agreement: Agreement,
    lead: str,
    by: Actor,
    answer_by: date,
    today: date,
    signer: Mapping[str, str],
) -> bytes:
    """Return the reminder as an official letter (công văn đôn đốc) in Word: everything that this body owes us."""
    ours, unit = by.organisation, drafting_unit(by)
    assert ours is not None
    party = ours.numbering == Organisation.Numbering.PARTY
    given = {"agreement": named_agreement(agreement), "day": dmy(today), "lead": lead, "ours": ours.name}
    about = _("Re: reminder of reports under %(agreement)s") % {"agreement": agreement.short_title or agreement.title}
    codes = {work.status.code for work in works}
    opening = (
        _("Under %(agreement)s, %(ours)s has by %(day)s not yet received from your office what is listed here:")
        if codes == {OVERDUE}
        else _(
            "Under %(agreement)s, %(ours)s has by %(day)s not yet received reports or additions to them from your office:"
        )
        if codes & {OVERDUE, SENT_BACK}
        else _("Under %(agreement)s, %(ours)s would like to recall what your office is to report on:")
    )
    table = Table(
        columns=[
            Column(pgettext("column", "No."), "ordinal", share=0.8),
            Column(_("Content"), share=5),
            Column(_("Place in the text"), share=1.8),
            Column(_("Due date"), "date", share=1.8),
            Column(_("Status"), share=2),
        ],
        rows=[
            [
                number,
                work.title,
                work.place,
                work.row.due_on,
                status_said(work.status.code, work.status.days if work.status.code == OVERDUE else None),
            ]
            for number, work in enumerate(works, 1)
        ],
    )
    body: list[Paragraph | Table] = [
        Paragraph(opening % given),
        table,
        Paragraph(
            _("We ask your office to see to it and to send the reports to %(ours)s by %(by)s.")
            % (given | {"by": dmy(answer_by)})
        ),
        Paragraph(
            _(
                "What has been sent already: please tell us its number and date, so that the joint record can be completed. Where there are difficulties, please let us know, so that a new date can be agreed."
            )
        ),
        Paragraph(_("Yours sincerely.") if party else _("Yours sincerely./.")),
    ]
    paper = Letter(
        letterhead=letterhead(ours, "CV", today, unit),
        about=about,
        addressees=[lead],
        body=body,
        signatures=[signature_of(signer)],
        recipients=[_("As above"), records_line(unit)],
    )
    return word.letter(paper, language=language())


def report_paper(
    found: Occurrence,
    typed: Mapping[str, Any],
    figures: Sequence[tuple[str, int | None, int | None]],
    ours: Organisation,
    today: date,
    signer: Mapping[str, str],
) -> bytes:
    """Return what is being written as a report in Word, to be signed on paper. `figures`: name, target, value."""
    sections = [
        (_("Result"), "result"),
        (_("Difficulties"), "difficulties"),
        (_("Way forward"), "way_forward"),
    ]
    body: list[Section] = []
    for heading, name in sections:
        text = str(typed.get(name, "")).strip()
        blocks: list[Paragraph | Table] = [Paragraph(line) for line in text.splitlines() if line.strip()] or [
            Paragraph("…")
        ]
        if name == "result" and figures:
            blocks.append(_figures_table(figures))
        body.append(Section(f"{('I', 'II', 'III')[len(body)]}. {heading.upper()}", blocks))
    receivers = [found.names.full(slot) for slot in found.receivers]
    paper = Report(
        letterhead=letterhead(ours, "BC", today),
        type=_("REPORT"),
        abstract=_("Result of “%(what)s” under %(agreement)s")
        % {"what": found.title, "agreement": named_agreement(found.agreement)},
        body=body,
        signatures=[signature_of(signer)],
        recipients=[*receivers, _("Records")],
        addressees=receivers,
        mark=_("DRAFT"),
    )
    return word.report(paper, language=language())


def _figures_table(figures: Sequence[tuple[str, int | None, int | None]]) -> Table:
    return Table(
        columns=[Column(_("Figure")), Column(_("Target"), "number"), Column(pgettext("figures", "Done"), "number")],
        rows=[list(row) for row in figures],
    )
