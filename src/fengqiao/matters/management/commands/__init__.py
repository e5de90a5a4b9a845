"""Commands of the framework."""
