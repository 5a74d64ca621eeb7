"""What the room of reviews offers to the house. Its acts come with a later version; so far it computes and prints."""

from phoihop.ledger.registry import Room

room = Room(name="reviews", urls="phoihop.features.reviews.urls")
