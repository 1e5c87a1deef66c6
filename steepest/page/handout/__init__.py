"""The lecture on paper: a PDF with the last picture of every beat, its words, the formulas, questions and exercises.

Reading order: `leaf` is what a scene gives to it, `making` puts the scenes together, `handout.typ` is how it looks.
"""
