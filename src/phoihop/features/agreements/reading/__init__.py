"""The reading desk: a text as it is, what is proposed from it, and what a person does to each proposal until it is recorded.

Pages and their forms. What a draft holds is in `drafts`, how it is recorded in `recording`; texts are read by
`phoihop.reading`.
"""
