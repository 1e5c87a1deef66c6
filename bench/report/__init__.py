"""What was measured, told as it comes and written into a page, beside what was to be reached."""
