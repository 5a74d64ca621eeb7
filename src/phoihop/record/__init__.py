"""The joint record: signed acts, what of them is kept, what counts, and how copies prove that they are equal.

Pure: no database, no network, no clock, no randomness of its own, and no knowledge of what any room means by its acts.
"""
