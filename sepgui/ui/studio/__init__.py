"""The demo studio: scenarios from cards, a presenter's controls, notes, and an audience that diagnoses."""
