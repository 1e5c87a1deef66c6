"""The Greek letters by name."""

from steepest.script.spoken.vocabulary import row

_NAMES = row(
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau "
    "upsilon phi chi psi omega"
)
_ALPHABET = "αβγδεζηθικλμνξοπρστυφχψω"
LETTERS = dict(zip(_ALPHABET, _NAMES, strict=True)) | {"ς": "sigma"}
LETTER_OF = dict(zip(_NAMES, _ALPHABET, strict=True)) | {"lam": "λ", "lamda": "λ"}
"""The letter that the name of a variable stands for."""
