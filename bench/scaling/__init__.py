"""How far the film scales over many workers, worked out from what each beat costs."""
