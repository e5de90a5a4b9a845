"""Face 4: the REST API.  What the pages can do, a program can do, under the same rights."""
