"""When each word is said, and the captions that follow."""
