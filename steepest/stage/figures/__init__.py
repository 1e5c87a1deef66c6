"""What scenes place on the frame."""
