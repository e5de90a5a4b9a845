"""Statutes in the database, the plain-language index, the guides for kinds of trouble, and ``ask()``."""
