"""Random lives of a record on three to five copies, whatever happens to acts: in the end all copies agree.

`STORIES` says how many are told (500; `make stories` tells 10,000).
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings

from stories.moves import STORIES, Story, tell
from stories.play import SmallPlay

NUMBER = int(os.environ.get("STORIES", "500"))


@pytest.mark.stories
@settings(max_examples=NUMBER, deadline=None, suppress_health_check=list(HealthCheck))
@given(STORIES)
def test_copies_agree_whatever_happens(story: Story):
    tell(story, SmallPlay())
