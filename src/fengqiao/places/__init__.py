"""Venues, windows, service stations: where help is, when it is open, how to reach it."""
