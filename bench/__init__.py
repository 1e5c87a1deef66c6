"""What filming costs: three plain manim scenes filmed by manim and by us, and the lecture, measured in one run."""
