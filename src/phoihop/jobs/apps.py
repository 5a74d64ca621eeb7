from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that takes longer than a page may: jobs, the worker that does them, and the daily `tick`."""

    name = "phoihop.jobs"
    label = "jobs"

    def ready(self) -> None:
        from phoihop.jobs.queue import KINDS_OF_JOB
        from phoihop.jobs.renewal import RENEW_ALL, renew_all

        KINDS_OF_JOB.add(RENEW_ALL, renew_all)
