"""What stands beside the picture: lines of words, formulas and numbers."""
