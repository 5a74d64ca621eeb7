"""The pages of occurrences: reading and reporting, what is asked on a page of its own, files, reminders."""
