"""Numbers in words: from decimal digits, as they are shown, whatever made them."""

from steepest.script.spoken.vocabulary import Vocabulary, Words
from steepest.script.values.digits import Digits

LONGEST = 33  # digits of a whole number that has a name; a longer one is said digit by digit


def whole(digits: str, vocabulary: Vocabulary) -> Words:
    """A run of digits as one number; digit by digit where it is very long or begins with a zero.

    >>> from steepest.script.spoken.english import ENGLISH
    >>> whole("1205", ENGLISH), whole("007", ENGLISH)
    (['one', 'thousand', 'two', 'hundred', 'five'], ['zero', 'zero', 'seven'])
    """
    if len(digits) > LONGEST or (len(digits) > 1 and digits[0] == "0"):
        return one_by_one(digits, vocabulary)
    return vocabulary.cardinal(int(digits))


def one_by_one(digits: str, vocabulary: Vocabulary) -> Words:
    """Digits as they stand one after the other."""
    return [vocabulary.digits[int(digit)] for digit in digits]


def plain(digits: str, decimals: str, vocabulary: Vocabulary) -> Words:
    """A number and its decimals: two point six, zero point zero four.

    >>> from steepest.script.spoken.english import ENGLISH
    >>> plain("2", "60", ENGLISH)
    ['two', 'point', 'six', 'zero']
    """
    after = [vocabulary.point, *one_by_one(decimals, vocabulary)] if decimals else []
    return whole(digits, vocabulary) + after


def number(digits: Digits, vocabulary: Vocabulary) -> Words:
    """A number as it is said: its sign, its digits, its power of ten.

    >>> from steepest.script.spoken.english import ENGLISH
    >>> " ".join(number(Digits(True, "2", "5", -7), ENGLISH))
    'minus two point five times ten to the minus seven'
    >>> " ".join(number(Digits(False, "1", "", 9), ENGLISH))
    'ten to the nine'
    """
    parts = vocabulary.parts
    said = [parts["minus"]] if digits.negative else []
    if digits.exponent is None:
        return said + plain(digits.whole, digits.decimals, vocabulary)
    if (digits.whole, digits.decimals) != ("1", ""):
        said += [*plain(digits.whole, digits.decimals, vocabulary), parts["times"]]
    return [*said, *vocabulary.cardinal(10), *power(digits.exponent, vocabulary)]


def power(exponent: int, vocabulary: Vocabulary) -> Words:
    """A whole exponent of a number: to the minus seven."""
    minus = [vocabulary.parts["minus"]] if exponent < 0 else []
    return [*vocabulary.parts["to"].split(), *minus, *whole(str(abs(exponent)), vocabulary)]
