"""Addresses of the room of agreements."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from phoihop.features.agreements import checking, first_hour
from phoihop.features.agreements.kept_tables import columns as sheet_columns
from phoihop.features.agreements.kept_tables import intake as sheet_intake
from phoihop.features.agreements.kept_tables import rows as sheet_rows
from phoihop.features.agreements.kept_tables import template as sheet_template
from phoihop.features.agreements.reading import desk as reading_desk
from phoihop.features.agreements.reading import intake as reading_intake
from phoihop.features.agreements.reading import look as reading_look
from phoihop.features.agreements.reading import scan as reading_scan
from phoihop.features.agreements.reading import steps as reading_steps
from phoihop.features.agreements.recording import pages as recording
from phoihop.features.agreements.views import (
    amending,
    changes,
    comparing,
    deeds,
    listing,
    papers,
    parties,
    record,
    schedule,
    signing,
    succession,
    text,
    wiping,
)


class Digest(StringConverter):
    """The id of a record, or the SHA-256 of a file."""

    regex = "[0-9a-f]{64}"


register_converter(Digest, "digest")

_ONE = "agreements/<digest:record>/"
_CHANGE = f"{_ONE}change/"
_AMEND = f"{_CHANGE}amendment/"
_DRAFT = "reading/<int:draft>/"
_ITEM = f"{_DRAFT}<slug:item>/"
_TABLE = "tables/<int:table>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("agreements/", listing.agreements_page, name="agreements"),
    path("agreements/excel/", listing.agreements_excel, name="agreements_excel"),
    path(_ONE, text.agreement_page, name="agreement"),
    path(f"{_ONE}matrix/", schedule.matrix_page, name="agreement_matrix"),
    path(f"{_ONE}matrix/excel/", schedule.matrix_excel, name="agreement_matrix_excel"),
    path(f"{_ONE}papers/", papers.papers_page, name="agreement_papers"),
    path(f"{_ONE}parties/", parties.parties_page, name="agreement_parties"),
    path(f"{_ONE}record/", record.record_page, name="agreement_record"),
    path(f"{_ONE}files/<digest:digest>/", papers.agreement_file, name="agreement_file"),
    path(f"{_ONE}compare/", comparing.compare_agreement, name="compare_agreement"),
    path(f"{_ONE}parties/<slug:slot>/invite/", deeds.invite_page, name="invite_party"),
    path(f"{_ONE}parties/<slug:slot>/contact/", deeds.contact_page, name="name_contact"),
    path(f"{_ONE}leave/", deeds.leave_page, name="leave_agreement"),
    path(f"{_ONE}void/", deeds.void_page, name="void_agreement"),
    path(f"{_ONE}drafts/<digest:draft>/sign/", signing.sign_page, name="sign_draft"),
    path(f"{_ONE}drafts/<digest:draft>/issue/", signing.issue_page, name="issue_draft"),
    path(_CHANGE, changes.change_page, name="change_agreement"),
    path(f"{_CHANGE}prolongation/", changes.prolong_page, name="prolong_agreement"),
    path(f"{_CHANGE}termination/", changes.end_page, name="end_agreement"),
    path(f"{_CHANGE}observers/", changes.observe_page, name="observe_agreement"),
    path(f"{_CHANGE}joining/", changes.join_page, name="join_agreement"),
    path(f"{_CHANGE}succession/", changes.succeed_page, name="succeed_in_agreement"),
    path(_AMEND, amending.amend_page, name="amend_agreement"),
    path(f"{_AMEND}<str:commitment>/", amending.amend_commitment_page, name="amend_commitment"),
    path(f"{_AMEND}<str:commitment>/<slug:deed>/", amending.amend_deed, name="amend_deed"),
    path(f"{_ONE}record/verify/", record.verify_page, name="verify_record"),
    path(f"{_ONE}record/<digest:act>/wipe/", wiping.wipe_page, name="wipe_words"),
    path("settings/organisations/succession/", succession.succession_page, name="succession"),
    path("settings/organisations/succession/done/", succession.succession_done_page, name="succession_done"),
    path("settings/organisations/succession/<int:job>/", succession.succession_job_page, name="succession_job"),
    path(
        "settings/organisations/succession/<int:job>/progress/",
        succession.succession_progress,
        name="succession_progress",
    ),
    path("first/", first_hour.first_body, name="first_body"),
    path("first/person/", first_hour.first_person, name="first_person"),
    path("first/periods/", first_hour.first_scheme, name="first_scheme"),
    path("agreements/new/", reading_intake.new_agreement, name="new_agreement"),
    path("agreements/new/text/", reading_intake.new_from_text, name="new_from_text"),
    path("agreements/new/table/", sheet_intake.new_from_table, name="new_from_table"),
    path("agreements/new/table/template/", sheet_template.table_template, name="table_template"),
    path(_TABLE, sheet_columns.table_columns, name="table_columns"),
    path(f"{_TABLE}rows/", sheet_rows.table_rows, name="table_rows"),
    path(f"{_TABLE}undo/", sheet_rows.table_undo, name="table_undo"),
    path(f"{_TABLE}progress/", sheet_rows.table_progress, name="table_progress"),
    path(f"{_TABLE}delete/", sheet_columns.table_delete, name="table_delete"),
    path("agreements/new/by-hand/", reading_intake.new_by_hand, name="new_by_hand"),
    path(_DRAFT, reading_desk.reading_desk, name="reading_desk"),
    path(f"{_DRAFT}progress/", reading_intake.reading_progress, name="reading_progress"),
    path(f"{_DRAFT}cancel/", reading_look.reading_cancel, name="reading_cancel"),
    path(f"{_DRAFT}scan/", reading_scan.reading_scan, name="reading_scan"),
    path(f"{_DRAFT}look/", reading_look.reading_look, name="reading_look"),
    path(f"{_DRAFT}check/", checking.reading_check, name="reading_check"),
    path(f"{_DRAFT}choose/", reading_desk.reading_choose, name="reading_choose"),
    path(f"{_DRAFT}record/", recording.record_agreement, name="record_agreement"),
    path(f"{_DRAFT}undo/", reading_steps.reading_undo, name="reading_undo"),
    path(f"{_DRAFT}rest/", reading_steps.reading_rest, name="reading_rest"),
    path(f"{_DRAFT}usual/", reading_steps.reading_usual, name="reading_usual"),
    path(f"{_DRAFT}add/", reading_steps.reading_add, name="reading_add"),
    path(f"{_DRAFT}delete/", reading_desk.reading_delete, name="reading_delete"),
    path(f"{_DRAFT}files/<digest:digest>/", reading_desk.reading_file, name="reading_file"),
    path(f"{_ITEM}confirm/", reading_steps.reading_confirm, name="reading_confirm"),
    path(f"{_ITEM}drop/", reading_steps.reading_drop, name="reading_drop"),
    path(f"{_ITEM}restore/", reading_steps.reading_restore, name="reading_restore"),
    path(f"{_ITEM}merge/", reading_steps.reading_merge, name="reading_merge"),
    path(f"{_ITEM}edit/", reading_steps.reading_edit, name="reading_edit"),
    path(f"{_ITEM}split/", reading_steps.reading_split, name="reading_split"),
]
