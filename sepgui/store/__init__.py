"""The store: the recent past in memory, and the session document on disk."""
