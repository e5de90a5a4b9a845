"""Fengqiao (枫桥): one door to a county's public legal services.

A question in everyday words becomes an answer that stands on the law and, where that is not enough, a *matter* that the
right people must finish in the time the law gives them.  The rooms of the house are described in docs/architecture.md.
"""

__version__ = "0.1.0"
