"""From a recorded session to a scenario document: what the samples say of hosts, ways, firewalls and time."""
