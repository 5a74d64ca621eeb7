from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    """Commitments: occurrences, reports, receptions, extensions."""

    name = "phoihop.features.commitments"
    label = "commitments"
