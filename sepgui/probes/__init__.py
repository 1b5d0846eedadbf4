"""Probes, one module a kind, over the two doors `Net` and `Clock`."""
