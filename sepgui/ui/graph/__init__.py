"""The latency graph of one cell, and the reduction of samples to pixel columns that lanes share with it."""
