"""The matrix of an agreement, from rows of what is owed to what `screen.matrix` draws.

`owed` asks the database for what is alike, `sums` says what all of it comes to, `columns` divides the time, `building`
puts cells into rows. A long one is shown in parts. The pages stand in `views/schedule.py`.
"""
