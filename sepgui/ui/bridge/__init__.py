"""The one door to the engine process: commands out, batches in."""
