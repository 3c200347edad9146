"""Render editions and site pages to artifacts: one renderer a format, none knows another."""
