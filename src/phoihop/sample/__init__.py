"""The sample installation: the fictional city Sông Vân, its bodies, its agreements, and four years of their work.

Texts and a plan, relative to the day on which the sample is made; no database, no clock, nothing random. What is planned
here is carried out elsewhere, through the actions that people use.
"""
