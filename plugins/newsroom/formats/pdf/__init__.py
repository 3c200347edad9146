"""Set an edition as a printed digest: fonts cut for it, text made ready, WeasyPrint in a child.

The way of an edition: a view → HTML by the theme's ``pdf/issue.html`` (:mod:`.view`) → text made
ready for the line breaker, and the characters it needs (:mod:`.typeset`) → subsets of the font
masters (:mod:`newsroom.typefaces`) → a manifest that holds everything the page may ask for → a
child process with limits (:mod:`.child`, :mod:`.worker`, :mod:`.engine`) → bytes.

Nothing is imported here: the child is in this room too, and needs neither templates nor locales.
"""
