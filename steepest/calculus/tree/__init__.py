"""The tree of a formula: read, evaluated, derived and printed."""
