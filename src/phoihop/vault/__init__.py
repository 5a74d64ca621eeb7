"""Evidence by its SHA-256, and what is refused at the door. Its doors are `keeping`, `upload` and `serving`."""
