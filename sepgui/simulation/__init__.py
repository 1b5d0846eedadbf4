"""The simulated network behind the same two doors: a steerable clock, and a net made of a scenario."""
