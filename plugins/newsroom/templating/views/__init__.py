"""Say what templates may see: frozen values with documented fields, true in one language."""
