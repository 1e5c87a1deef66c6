"""The programs that speak, each behind one interface."""
