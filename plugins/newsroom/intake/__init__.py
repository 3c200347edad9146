"""Turn an article that was found into a draft brief: each field with where it came from.

The way of an article: bytes → ``decoding`` → ``paste`` or ``page`` (which lines are title, body,
byline) → ``facts`` (date, outlet, chain, figures, names, each by rules of its language) →
``draft`` (the file's text). Nothing is guessed: what is not written in the article stays open.

Only ``fetching``, ``cache``, ``archive`` and ``registers`` touch the network or the disk; the rest
is a pure function of the article's text and of what the publication knows. A build never comes
here.
"""
