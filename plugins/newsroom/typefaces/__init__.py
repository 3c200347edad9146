"""Cut fonts for what is printed and shown: the room that every format may ask for type.

Masters are found (:mod:`.masters`) and opened once (:mod:`.opened`); a subset is cut for a
language, a family, a weight and a set of characters (:mod:`.cutter`), put into the container that
browsers load where it is for the web (:mod:`.woff2`), and kept by the digest of what went into it
(:mod:`.shelf`). What is made depends on these alone: the same bytes on every machine that has the
same masters and releases.

The web asks ``cutter_at(root).webfont(language, family, weight, characters)``.
"""

from newsroom.typefaces.characters import SHAPES
from newsroom.typefaces.cutter import Cutter, Face, FontSet, cutter_at

__all__ = ["SHAPES", "Cutter", "Face", "FontSet", "cutter_at"]
