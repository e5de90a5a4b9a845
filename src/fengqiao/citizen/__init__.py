"""Face 1: the citizen's phone site.  Parse, call one function, render."""
