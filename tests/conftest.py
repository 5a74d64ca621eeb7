"""What every test may ask for: hypothesis profiles, a database of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from ground import database_ready

# The number of examples a run can afford; a test may ask for fewer, never for a clock.
settings.register_profile("quick", max_examples=10, deadline=None)
settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=150, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("stories", deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_configure() -> None:
    """Hash passwords cheaply: at the product's price this would be most of what the tests do."""
    from django.conf import settings as installation

    installation.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def language() -> None:
    """Begin in the language of the installation: a page that was asked for in English leaves its own behind."""
    from django.conf import settings as installation
    from django.utils import translation

    translation.activate(installation.LANGUAGE_CODE)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Before Django makes its test database: pytest-django asks for this fixture first."""
    with database_ready():
        yield
