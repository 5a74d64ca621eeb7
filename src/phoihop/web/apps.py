from django.apps import AppConfig


class WebConfig(AppConfig):
    """The house's own pages: desk, search, sign-in, administration."""

    name = "phoihop.web"
    label = "web"
