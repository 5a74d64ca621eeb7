from django.apps import AppConfig


class WebConfig(AppConfig):
    """The house's own pages: desk, search, sign-in, administration."""

    name = "phoihop.web"
    label = "web"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from phoihop.screen import navigation

        navigation.add(navigation.Entry("desk", _("Work to do"), "desk", order=10))
        navigation.add(navigation.Entry("overview", _("Overview"), "overview", order=15))
