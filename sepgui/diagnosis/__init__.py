"""Rules from results to findings: pure, one function each, one table."""

from __future__ import annotations

from sepgui.diagnosis.headline import headline
from sepgui.diagnosis.rules import RULES, diagnose

__all__ = ["RULES", "diagnose", "headline"]
