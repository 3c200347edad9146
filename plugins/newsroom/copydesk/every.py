"""List every check."""

from __future__ import annotations

from newsroom.copydesk.checks.addresses import check_addresses
from newsroom.copydesk.checks.closed import check_closed
from newsroom.copydesk.checks.entities import check_entities
from newsroom.copydesk.checks.figures import check_figures
from newsroom.copydesk.checks.identifiers import check_identifiers
from newsroom.copydesk.checks.images import check_images
from newsroom.copydesk.checks.labels import check_labels
from newsroom.copydesk.checks.languages import check_languages
from newsroom.copydesk.checks.links import check_links
from newsroom.copydesk.checks.names import check_names
from newsroom.copydesk.checks.orders import check_orders
from newsroom.copydesk.checks.outlets import check_outlets
from newsroom.copydesk.checks.sections import check_sections
from newsroom.copydesk.checks.topics import check_topics
from newsroom.copydesk.checks.units import check_units
from newsroom.copydesk.on_words import ON_WORDS, Check

ON_RELATIONS: tuple[Check, ...] = (
    check_topics,
    check_sections,
    check_outlets,
    check_entities,
    check_units,
    check_figures,
    check_links,
    check_images,
    check_labels,
    check_orders,
    check_languages,
    check_closed,
    check_identifiers,
    check_names,
    check_addresses,
)
"""Checks of what the publication knows of a text: not one of its words could change a finding."""

CHECKS = (*ON_RELATIONS, *ON_WORDS)
"""Every check of the house; the order does not matter, for problems are sorted."""
