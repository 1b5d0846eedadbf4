"""Troubleshooter for the network ports of Symantec Endpoint Protection."""

__version__ = "0.1.0.dev0"
