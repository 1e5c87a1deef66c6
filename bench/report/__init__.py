"""What was measured, printed as it comes and written into a page, beside the goals."""
