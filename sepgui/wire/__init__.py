"""Protocol codecs without I/O, both sides of each: probes, simulation and responder share them."""
