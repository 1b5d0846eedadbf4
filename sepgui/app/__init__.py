"""The application: the only places that wire doors, monitor, store and rules together."""
