"""The demonstration district: invented, made from a seed, at the size and with the figures of a real one.

It is built through the same doors as everything else (``open_matter``, ``act``), so what it shows is what happens.
"""
