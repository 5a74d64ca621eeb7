"""Says one event of the sample's story through the action that a person would use, for the body whose word it is.

What a body that works on paper says is entered by the keeper's clerk, as in life.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from phoihop.features.agreements.actions import current_terms
from phoihop.features.agreements.plans import FilePlan
from phoihop.features.commitments import actions
from phoihop.features.commitments.actions import ReportForm, due_row
from phoihop.people.acting import Actor
from phoihop.registers.tables import Due
from phoihop.sample.papers import EVIDENCE
from phoihop.sample.plan import SampleEvent

REPORT = "bao-cao.pdf"


@dataclass
class Entering:
    """What saying an event needs: records and organisations by their codes, the vault's files, who was `before` whom."""

    records: dict[str, str]
    ids: Mapping[str, str]
    files: Mapping[str, FilePlan]
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    opened: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def enter(self, event: SampleEvent, by: Actor) -> None:
        """Say one event; `by` acts for whoever enters it. Raises `Refused`, which would be a mistake of the plan."""
        now = event.at
        if event.kind == "opened":
            record = self.records[event.agreement]
            act = actions.open_occurrence(record, event.commitment, event.on.isoformat(), event.reason, by=by, now=now)
            self.opened[event.agreement, event.commitment, event.occurrence] = act.id
            return
        row = self._row(event, by)
        match event.kind:
            case "reported":
                actions.file_report(row, self._form(event), by=by, now=now)
            case "corrected":
                actions.correct_report(row, self._form(event), by=by, now=now)
            case "supported":
                actions.contribute(row, self._form(event), by=by, now=now)
            case "received":
                actions.receive_report(row, event.on, said_for=self._said_for(event), by=by, now=now)
            case "sent_back":
                assert event.answer_by is not None
                actions.send_back(
                    row, event.reason, event.answer_by, event.on, said_for=self._said_for(event), by=by, now=now
                )
            case "extension_asked":
                assert event.until is not None
                actions.ask_extension(row, event.until, event.reason, event.on, by=by, now=now)
            case "extension_granted" | "extension_refused":
                actions.answer_extension(
                    row,
                    grant=event.kind == "extension_granted",
                    on=event.on,
                    reason=event.reason,
                    said_for=self._said_for(event),
                    by=by,
                    now=now,
                )
            case "suspended":
                actions.suspend(row, event.reason, by=by, now=now)
            case "resumed":
                actions.resume(row, event.due, by=by, now=now)
            case "withdrawn":
                actions.withdraw(row, event.reason, by=by, now=now)
            case "apart":
                actions.keep_apart(row, event.on, by=by, now=now)

    def _row(self, event: SampleEvent, by: Actor) -> Due:
        opened = self.opened.get((event.agreement, event.commitment, event.occurrence))
        period = opened or event.occurrence
        record = self.records[event.agreement]
        # What a body had sent before it ended stays its own: the answer of the day after goes to its row.
        leads = [self.ids[code] for code in (event.lead, *self.before.get(event.lead, ()))]
        here = set(
            Due.objects.filter(record=record, commitment=event.commitment, period=period).values_list(
                "party", flat=True
            )
        )
        party = next((lead for lead in leads if lead in here), leads[0])
        return due_row(record, event.commitment, period, party, by=by)

    def _said_for(self, event: SampleEvent) -> str:
        """The slot whose word the keeper enters from paper; "" where a body speaks for itself."""
        if not event.entered_by:
            return ""
        return current_terms(self.records[event.agreement]).slots_of(self.ids[event.by])[-1]

    def _form(self, event: SampleEvent) -> ReportForm:
        capacity, _space, behalf = event.signer_capacity.partition(" ")
        return ReportForm(
            result=event.result,
            on=event.on,
            figures=dict(event.figures),
            difficulties=event.difficulties,
            way_forward=event.way_forward,
            number=event.number,
            signer_capacity=capacity.replace("K/T", "KT."),
            signer_on_behalf_of=behalf.capitalize(),
            signer_position=event.signer_position,
            files=tuple(self._file(name, event) for name in event.files),
            received_on=event.received_on,
        )

    def _file(self, name: str, event: SampleEvent) -> FilePlan:
        """A file under the name that an office would give it: the report's number, or what it is and to which report."""
        number = event.number.replace("/", "-") or event.on.strftime("%d-%m-%Y")
        shown = number if name == REPORT else f"{EVIDENCE[name]} {number}"
        return replace(self.files[name], name=f"{shown}.pdf")
