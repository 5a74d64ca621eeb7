"""The sample installation, made once a run on the day of the pictures and lent to each test as a copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from installations import Snapshots
from sample.days_to_try import THE_PICTURES


@pytest.fixture(scope="session")
def made_sample(snapshots: Snapshots) -> str:
    from phoihop.sample.making import make_sample

    return snapshots.make("sample", lambda: make_sample(THE_PICTURES))


@pytest.fixture
def sample_installation(snapshots: Snapshots, made_sample: str, django_db_blocker: Any) -> Iterator[str]:
    """A copy of the sample installation for this test alone."""
    with snapshots.use(made_sample) as name, django_db_blocker.unblock():
        yield name
