"""A scene that several processes film together: what each draws, and how their pieces make one film."""
