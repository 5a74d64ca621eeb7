"""Tables that an office kept so far: a file is opened, its columns are mapped, its rows become something else.

Here the rows become commitments; the room of commitments lets them become reports. What a sheet says is read in `sheets`.
"""
