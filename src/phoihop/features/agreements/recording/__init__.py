"""From the reading desk to the record: the form of the agreement, its plan, and the page that records it."""
