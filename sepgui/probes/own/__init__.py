"""What this computer's own system tells any account: read on it alone, and nothing is sent."""
