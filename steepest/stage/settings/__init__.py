"""What an instructor may change: parameters, their kinds and bounds, and the facts that follow from them."""
