from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements: their terms, parties and text, from reading desk to end."""

    name = "phoihop.features.agreements"
    label = "agreements"
