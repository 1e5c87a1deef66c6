"""What holds for certain: numbers between bounds, and what is decided by them: zero, straight, round."""
