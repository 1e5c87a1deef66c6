"""Pictures into H.264 segments."""
