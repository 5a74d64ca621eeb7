from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements: their terms, parties and text, from reading desk to end."""

    name = "phoihop.features.agreements"
    label = "agreements"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from phoihop.features.agreements.kept_tables.rows import READ_TABLE, read_table
        from phoihop.features.agreements.reading.files import draft_names
        from phoihop.features.agreements.succession import SUCCEED_EVERYWHERE, work
        from phoihop.jobs.queue import KINDS_OF_JOB
        from phoihop.people.acting import acts_for_one
        from phoihop.screen import navigation
        from phoihop.vault.releasing import named_by

        navigation.add(navigation.Entry("agreements", _("Agreements"), "agreements", 20, acts_for_one))
        named_by("reading drafts", draft_names)
        KINDS_OF_JOB.add(SUCCEED_EVERYWHERE, work)
        KINDS_OF_JOB.add(READ_TABLE, read_table)
