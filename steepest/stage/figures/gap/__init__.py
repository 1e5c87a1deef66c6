"""The gap between the truth and a plane that touches it: as rows of a table, and in a lens."""
