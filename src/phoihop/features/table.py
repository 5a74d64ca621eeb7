"""The rooms of the house: the product's table of contents, in the order in which they rest on each other."""

from phoihop.features.agreements.room import room as agreements
from phoihop.features.commitments.room import room as commitments
from phoihop.features.reviews.room import room as reviews

ROOMS = (agreements, commitments, reviews)
