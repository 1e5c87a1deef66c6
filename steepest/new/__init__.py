"""A new lecture: `lecture/` is the smallest one as it is written, and `folder` writes it."""
