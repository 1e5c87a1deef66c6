"""Where a function is level: flat places found, told apart, and the passes among them."""
