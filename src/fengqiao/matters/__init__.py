"""Matters: what people asked for, what happened, and by when the next thing must happen.

``act()`` is the only function that changes a matter; ``visible_to()`` is the only function that says who may see one.
Every due date is computed from events; stored dates are a cache that can be rebuilt.
"""
