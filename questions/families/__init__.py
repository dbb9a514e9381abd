"""The question families: one module a family, unaware of each other. A new family is one module and one line here.

A family is a module with `NAME` and `offer(world, fact)`, which yields items about the fact and refusals that say why
it offers none; it yields nothing for kinds of fact that it has nothing to do with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from questions.building import Offer
from questions.facts import Fact
from questions.families import (
    authored,
    between,
    cause,
    change,
    cloze,
    compare,
    define,
    flashcard,
    how_many,
    interval,
    match,
    odd_one_out,
    order,
    read_table,
    recall_table,
    relate,
    select_all,
    sequence,
    status_at,
    true_false,
    value_as_of,
    what_said,
    what_then,
    when,
    where_who,
    which_first,
    which_member,
    which_office,
    which_statement,
    who_held,
    who_said,
)
from questions.world import World

FAMILIES: dict[str, Callable[[World, Fact], Iterator[Offer]]] = {
    when.NAME: when.offer,
    what_then.NAME: what_then.offer,
    between.NAME: between.offer,
    which_first.NAME: which_first.offer,
    order.NAME: order.offer,
    who_held.NAME: who_held.offer,
    which_office.NAME: which_office.offer,
    who_said.NAME: who_said.offer,
    what_said.NAME: what_said.offer,
    which_member.NAME: which_member.offer,
    odd_one_out.NAME: odd_one_out.offer,
    select_all.NAME: select_all.offer,
    how_many.NAME: how_many.offer,
    value_as_of.NAME: value_as_of.offer,
    define.NAME: define.offer,
    cause.NAME: cause.offer,
    relate.NAME: relate.offer,
    status_at.NAME: status_at.offer,
    authored.NAME: authored.offer,
    change.NAME: change.offer,
    compare.NAME: compare.offer,
    interval.NAME: interval.offer,
    match.NAME: match.offer,
    read_table.NAME: read_table.offer,
    recall_table.NAME: recall_table.offer,
    sequence.NAME: sequence.offer,
    where_who.NAME: where_who.offer,
    which_statement.NAME: which_statement.offer,
    cloze.NAME: cloze.offer,
    true_false.NAME: true_false.offer,
    flashcard.NAME: flashcard.offer,
}
