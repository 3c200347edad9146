"""Read a saved page: what it states of itself, its text, and which of it is the article.

Only the child process of :mod:`newsroom.intake.page` opens this: it brings lxml and trafilatura.
"""
