"""Write dates, numbers, money, names and lists as each language's newspapers do.

The rest of the house asks a :class:`Locale` and never Babel, whose traps (rounded money, raw unit
ids, American dates) are dealt with here once and held by golden tests.
"""

from newsroom.locales.locale import Locale, open_locale

__all__ = ["Locale", "open_locale"]
