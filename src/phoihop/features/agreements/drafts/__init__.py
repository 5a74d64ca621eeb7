"""What a draft on the reading desk holds: its proposals, their parties and their times."""
