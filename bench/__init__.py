"""What filming costs: three plain manim scenes filmed by manim and by us, and the lecture, measured in one run.

Reading order: `measuring` says what a process costs, `plain` and `lecture` what is filmed, `film` how good it came out,
`report` tells all of it. `scaling` is a study of its own.
"""
