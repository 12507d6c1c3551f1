"""What a process of a batch does with a row that brings about something unforeseen."""

from __future__ import annotations

from kinoform.batches.hand import begin_checking, check
from kinoform.batches.order import Order
from kinoform.film import own_compiler
from kinoform.generate.making import Wish


class Unreadable(str):
    """A cell on which any reader stumbles."""

    __slots__ = ()

    def strip(self, *_: object) -> str:
        raise ArithmeticError("odd")


def test_a_row_on_which_the_check_itself_stumbles_stops_no_other():
    order = Order("handshake", headers=("company_name",), wish=Wish())
    begin_checking(order, own_compiler({}), media=False)
    first, second = check(((0, (Unreadable("x"),)), (1, ("Meridian",))))
    assert [(each.code, each.pointer) for each in first.problems] == [("internal_error", "/rows/0")]
    assert second.is_good
