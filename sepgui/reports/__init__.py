"""Values of the field turned into documents: tables for a terminal, JSON, CSV and Markdown; pure."""
