"""What was made before: its keys, its place, and keeping it in bounds."""
