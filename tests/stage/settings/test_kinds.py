"""Numbers that nobody means: refused in few words, and what is offered would do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from steepest.stage.settings.kinds import read_number
from steepest.stage.settings.refusal import Unfit

BEYOND = {
    "4001 digits": 10**4000,
    "more digits than Python writes": -(16**5000),
    "as many in quotes": "9" * 6000,
    "too large in quotes": "1e400",
    "too small in quotes": "1e-400",
    "none in quotes": "nan",
    "a decimal": Decimal("1e300"),
    "good in quotes": "2.5",
}


@pytest.mark.parametrize("name", BEYOND)
def test_a_number_that_cannot_be_is_refused_in_few_words(name: str) -> None:
    with pytest.raises(Unfit) as refused:
        read_number(BEYOND[name])
    assert len(refused.value.advice()) < 150
    if refused.value.instead is not None:
        read_number(refused.value.instead)
