"""Template tags of the citizen's site."""
