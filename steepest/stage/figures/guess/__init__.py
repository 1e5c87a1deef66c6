"""Guesses: what a viewer may choose from before it is shown, as ghosts on a picture."""
