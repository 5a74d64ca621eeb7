from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API: what other programs of an office read and file, with a token for each person and organisation."""

    name = "phoihop.api"
    label = "api"
