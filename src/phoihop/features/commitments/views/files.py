"""Evidence for download: a file goes out only where the record is ours to read and an act of it names the file."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from phoihop.features.commitments.tables import Evidence
from phoihop.people.acting import actor_of
from phoihop.people.rights import signed_in, standing_or_404
from phoihop.vault.serving import file_response


@signed_in
@require_safe
def occurrence_file(
    request: HttpRequest,
    record: str,
    commitment: str,  # noqa: ARG001 - part of the address, for people
    period: str,  # noqa: ARG001 - the address names the occurrence
    party: str,  # noqa: ARG001 - the address names the occurrence
    act: str,
    digest: str,
) -> FileResponse:
    """Give a file under the name that its report gave it; PDF and pictures are shown in the browser."""
    standing_or_404(actor_of(request), record)
    evidence = Evidence.objects.filter(record=record, act=act, digest=digest).first()
    if evidence is None:
        raise Http404
    return file_response(digest, evidence.name, shown="save" not in request.GET)
