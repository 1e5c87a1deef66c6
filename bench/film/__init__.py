"""What can be asked about a film: how near it is to its frames, and how fast its frames could be encoded at best."""
