"""Keep a publication in memory and show it as it is now, page by page, to its editors alone.

Nothing is made ahead and nothing is written to the output folder: what is shown here includes
drafts and embargoed briefs, marked. A change reads the files that changed, and no other; an edit
that only rewords a text is taken over into what is there, any other is curated and checked anew.
"""
