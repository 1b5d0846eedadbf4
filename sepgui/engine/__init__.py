"""The engine: when each cell is due, who runs its probe, how gently, and what the window is told."""
