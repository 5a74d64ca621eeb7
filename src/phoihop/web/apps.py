from django.apps import AppConfig


class WebConfig(AppConfig):
    """The house's own pages: desk, search, sign-in, administration."""

    name = "phoihop.web"
    label = "web"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from phoihop.jobs.queue import KINDS_OF_JOB
        from phoihop.people.acting import acts_for_one
        from phoihop.screen import navigation
        from phoihop.web.calendar_changes import KIND, renew_after

        KINDS_OF_JOB.add(KIND, renew_after)
        navigation.add(navigation.Entry("desk", _("Work to do"), "desk", 10, acts_for_one))
        navigation.add(navigation.Entry("overview", _("Overview"), "overview", 15, acts_for_one))
        menu = navigation.PERSON_ENTRIES
        navigation.add(navigation.Entry("account", _("Your account"), "account", order=10), to=menu)
        navigation.add(navigation.Entry("settings", _("Settings"), "settings", order=20), to=menu)
