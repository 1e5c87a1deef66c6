"""What a process costs: its time and memory, in a process of its own, on a machine that is named."""
