"""The field of a gradient over a map, its flat places, and who climbs along its arrows."""
