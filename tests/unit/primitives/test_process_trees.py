"""Where the boxes of an organisation stand."""

from __future__ import annotations

from kinoform.primitives._family_tree import family
from kinoform.primitives.process._tidy_tree import cut_to, tidy


def test_a_parent_stands_over_the_middle_of_its_children() -> None:
    spots = {spot.label: spot for spot in tidy(family(["A", "B", "C", "D"], ["", "A", "A", "C"]))}
    assert spots["B"].across == 0.5
    assert spots["C"].across == 1.5
    assert spots["A"].across == 1.0
    assert [spots[name].level for name in "ABCD"] == [0, 1, 1, 2]


def test_nobody_of_a_level_shares_a_place() -> None:
    names = [f"n{at}" for at in range(40)]
    parents = ["", *(f"n{(at - 1) // 3}" for at in range(1, 40))]
    spots = tidy(family(names, parents))
    places = {(spot.level, spot.across) for spot in spots}
    assert len(places) == 40


def test_links_point_to_the_parent() -> None:
    spots = tidy(family(["A", "B", "C"], ["", "A", "B"]))
    assert [spots[spot.parent].label for spot in spots if spot.parent >= 0] == ["A", "B"]


def test_those_near_the_root_stay_when_there_are_too_many() -> None:
    names = [f"n{at}" for at in range(40)]
    parents = ["", *(f"n{(at - 1) // 3}" for at in range(1, 40))]
    roots, missing = cut_to(family(names, parents), 10, 5)
    kept = {member.label for root in roots for member in root.everyone()}
    assert kept == {f"n{at}" for at in range(10)}
    assert missing == 30


def test_levels_that_are_too_deep_are_left_out() -> None:
    roots, missing = cut_to(family(["A", "B", "C"], ["", "A", "B"]), 10, 2)
    assert [member.label for member in roots[0].everyone()] == ["A", "B"]
    assert missing == 1
