"""Random lives of a record on three to five copies, whatever happens to acts: in the end all copies agree.

Half of the stories are told with the small law of the tests of the record, half with the laws of the rooms. `STORIES`
says how many there are (500; `make stories` tells 10,000).
"""

import os

import pytest
from hypothesis import HealthCheck, given, settings

from stories.moves import STORIES, Story, tell
from stories.play import Play, SmallPlay
from stories.rooms_play import RoomsPlay

NUMBER = int(os.environ.get("STORIES", "500"))


@pytest.mark.stories
@pytest.mark.parametrize("play", [SmallPlay(), RoomsPlay()], ids=lambda play: play.name)
def test_copies_agree_whatever_happens(play: Play):
    @settings(max_examples=NUMBER // 2, deadline=None, suppress_health_check=list(HealthCheck))
    @given(STORIES)
    def agree(story: Story) -> None:
        tell(story, play)

    agree()
