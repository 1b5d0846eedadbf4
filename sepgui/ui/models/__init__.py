"""What the views show, as Qt models and plain values; no widget here."""
