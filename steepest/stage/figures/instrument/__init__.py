"""Round instruments: a dial that is turned, and a meter that is read."""
