"""The complaint and suggestion door: open to everybody, with a name or without, and always with a number to ask by.

Not a matter: it has no parties, no steps and no statutory clock.  It has a reader at the bureau and an answer.
"""
