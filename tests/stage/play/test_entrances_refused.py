"""What `come` says of what is no figure."""

import pytest
from manim import Dot

from steepest import come, gone


@pytest.mark.parametrize("entrance", [come, gone])
def test_several_figures_in_one_are_refused_with_what_to_write(entrance) -> None:
    with pytest.raises(TypeError, match="write a star"):
        entrance((Dot(), Dot()))
