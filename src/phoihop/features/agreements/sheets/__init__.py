"""Tables that offices keep in Excel: their cells, their heads, their rows, and what words of times and states mean.

Pure and without Django: bytes and text come in, structs go out. What a table becomes is decided by the rooms' pages.
"""
