"""Benchmarks: they measure and print, and judge nothing; run them with `python dev.py bench`."""
