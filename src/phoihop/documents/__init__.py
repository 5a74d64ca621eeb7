"""Word and Excel: the machinery and the office forms, with no room's content.

Plain Python without Django: what a paper says comes from the rooms, this package gives it the look of office paper.
"""
