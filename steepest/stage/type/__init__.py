"""Type on the frame: words, formulas and running numbers."""
