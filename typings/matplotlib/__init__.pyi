"""What tests/bench calls of matplotlib 3.11, which is only installed to measure."""
