"""Put what was read in relation: briefs with their versions, issues, editions and indexes.

Everything here is values to values. The moment that counts, ``now``, is an argument.
"""

from newsroom.curation.curate import curate, curate_preview

__all__ = ["curate", "curate_preview"]
