"""Stories as lists of moves, which hypothesis draws, shortens and repeats."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from phoihop.record.copy import Copy
from stories.play import Play
from stories.world import MakeCopy, World

# What happens often stands often. A story is shortened by rests, which stand first.
MOVES = (
    "rest",
    *["say"] * 12,
    *["deliver"] * 6,
    *["sync"] * 4,
    *["amend"] * 2,
    *["steal"] * 2,
    *["tell_two_stories"] * 2,
    *["intrude"] * 2,
    "back_up",
    "back_up",
    "restore",
    "restore",
    "lose",
    "lose",
    "part",
    "heal",
    "forge",
    "swap_body",
    "wipe",
    "close_key",
    "close_key",
    "introduce",
    "update",
)

Story = tuple[int, list[tuple[str, int, int]], int]

STORIES = st.tuples(
    st.integers(3, 5),
    st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 4), st.integers(0, 2**16)), min_size=50, max_size=80),
    st.integers(0, 2**16),
)


def tell(story: Story, play: Play, make_copy: MakeCopy = Copy) -> World:
    """Play a story to its end; raises `AssertionError` where copies differ or are wrong."""
    organisations, moves, end = story
    world = World(play, organisations, make_copy)
    for move, place, seed in moves:
        world.happen(move, place, seed)
    world.finish(Random(end))
    return world
