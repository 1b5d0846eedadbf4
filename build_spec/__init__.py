"""Turns a checkout into something installable, for dev.py and the wheel's build hook."""
