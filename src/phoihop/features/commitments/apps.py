from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Commitments: occurrences, reports, receptions, extensions."""

    name = "phoihop.features.commitments"
    label = "commitments"

    def ready(self) -> None:
        from phoihop.features.commitments.drafts import draft_names
        from phoihop.features.commitments.table_taking import TAKE_TABLE, UNDO_TABLE, take_work, undo_work
        from phoihop.jobs.queue import KINDS_OF_JOB
        from phoihop.vault.releasing import named_by

        named_by("report drafts", draft_names)
        KINDS_OF_JOB.add(TAKE_TABLE, take_work)
        KINDS_OF_JOB.add(UNDO_TABLE, undo_work)
