"""How ground is seen from close by: the level lines that tell its heights apart, and a part of a map, enlarged."""
