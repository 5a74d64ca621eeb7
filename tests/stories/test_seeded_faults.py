"""Stories that cannot fail prove nothing: each of these faults, put into every copy, is found by some story."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from phoihop.record.copy import Copy
from stories.faults import FAULTS
from stories.moves import STORIES, Story, tell
from stories.play import SmallPlay

AT_MOST = 500


def stories_until_found(fault: type[Copy]) -> int:
    """How many stories were told until one showed the fault; raises where none of `AT_MOST` does."""
    told = 0

    @settings(
        max_examples=AT_MOST,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(STORIES)
    def show(story: Story) -> None:
        nonlocal told
        told += 1
        tell(story, SmallPlay(), fault)

    try:
        show()
    except (AssertionError, KeyError, IndexError):
        return told
    raise LookupError(f"{AT_MOST} stories did not show that {fault.__name__}")


@pytest.mark.stories
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_seeded_fault_is_found(fault: type[Copy]):
    assert stories_until_found(fault) <= AT_MOST
