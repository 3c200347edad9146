"""Hold the version: a part of every fingerprint, and what the command says of itself."""

from __future__ import annotations

VERSION = "0.1.0"
