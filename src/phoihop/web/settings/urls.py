"""Addresses under "/settings/". Organisations have ids of 32 hex digits, so that other words stay free."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter
from django.urls.converters import StringConverter

from phoihop.web.settings import (
    holidays,
    home,
    joining,
    lines,
    organisation,
    organisations,
    people,
    posts,
    schemes,
    tokens,
)


class OrganisationId(StringConverter):
    """The id of an organisation."""

    regex = "[0-9a-f]{32}"


class LineDeed(StringConverter):
    """What one press of a button does to a row of a catalogue."""

    regex = "up|down|retire|offer"


register_converter(OrganisationId, "organisation_id")
register_converter(LineDeed, "row_deed")

_BODY = "organisations/<organisation_id:organisation>/"
_LINE = "lines/<slug:line>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.settings_page, name="settings"),
    path("people/", people.people, name="people"),
    path("people/new/", people.invite_person_page, name="invite_person"),
    path("people/<int:person>/", people.person_page, name="person"),
    path("people/<int:person>/password/", people.person_password, name="person_password"),
    path("people/<int:person>/close/", people.close_person, name="close_person"),
    path("people/<int:person>/open/", people.open_person, name="open_person"),
    path("posts/", posts.posts, name="posts"),
    path("posts/new/", posts.post_page, name="new_post"),
    path("posts/<int:post>/", posts.post_page, name="post"),
    path("units/new/", posts.unit_page, name="new_unit"),
    path("units/<int:unit>/", posts.unit_page, name="unit"),
    path("organisation/", organisation.own_organisation_page, name="own_organisation"),
    path("organisation/name/", organisation.rename_own_organisation, name="rename_own_organisation"),
    path("organisation/numbering/", organisation.numbering_example, name="numbering_example"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/new/", organisations.new_organisation, name="new_organisation"),
    path(_BODY, organisations.organisation, name="organisation"),
    path(f"{_BODY}name/", organisations.rename_organisation_page, name="rename_organisation"),
    path(f"{_BODY}merge/", organisations.merge_organisation, name="merge_organisation"),
    path(f"{_BODY}join/", joining.join_organisation, name="join_organisation"),
    path(
        f"{_BODY}administrators/<int:person>/password/", joining.administrator_password, name="administrator_password"
    ),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/new/", holidays.holiday_page, name="new_holiday"),
    path("holidays/<int:holiday>/", holidays.holiday_page, name="holiday"),
    path("holidays/<int:holiday>/remove/", holidays.remove_holiday_page, name="remove_holiday"),
    path("calendar-changes/<int:change>/", holidays.calendar_change, name="calendar_change"),
    path("calendar-changes/<int:change>/progress/", holidays.calendar_change_progress, name="calendar_change_progress"),
    path("lines/", lines.lines, name="lines"),
    path("lines/new/", lines.new_line, name="new_line"),
    path(_LINE, lines.line_page, name="line"),
    path(f"{_LINE}<row_deed:deed>/", lines.line_deed, name="line_deed"),
    path(f"{_LINE}figures/new/", lines.figure_page, name="new_figure"),
    path(f"{_LINE}figures/<slug:figure>/", lines.figure_page, name="figure"),
    path(f"{_LINE}figures/<slug:figure>/<row_deed:deed>/", lines.figure_deed, name="figure_deed"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("schemes/", schemes.schemes, name="schemes"),
    path("schemes/new/", schemes.scheme_form, name="new_scheme"),
    path("schemes/<slug:scheme>/", schemes.scheme_page, name="scheme"),
    path("schemes/<slug:scheme>/change/", schemes.scheme_form, name="change_scheme"),
    path("schemes/<slug:scheme>/remove/", schemes.remove_scheme_page, name="remove_scheme"),
]
