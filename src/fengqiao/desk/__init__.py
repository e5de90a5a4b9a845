"""Face 2: the staff workbench.  What is due first stands first."""
