from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinoform.kit.byte_cache import ByteCache


def test_a_value_is_kept_until_it_is_dropped():
    cache: ByteCache[str] = ByteCache(10)
    cache.put("a", "value", 4)
    assert cache.get("a") == "value"
    cache.drop("a")
    cache.drop("a")
    assert cache.get("a") is None
    assert cache.used_bytes == 0


def test_the_least_recently_used_goes_first():
    cache: ByteCache[str] = ByteCache(10)
    cache.put("a", "A", 4)
    cache.put("b", "B", 4)
    cache.get("a")
    cache.put("c", "C", 4)
    assert [cache.get(key) for key in "abc"] == ["A", None, "C"]


def test_a_value_larger_than_the_budget_is_not_kept_and_pushes_nothing_out():
    cache: ByteCache[str] = ByteCache(10)
    cache.put("a", "A", 4)
    cache.put("large", "L", 11)
    assert (cache.get("a"), cache.get("large")) == ("A", None)


def test_a_new_value_replaces_the_old_one_and_its_size():
    cache: ByteCache[str] = ByteCache(10)
    cache.put("a", "old", 9)
    cache.put("a", "new", 2)
    assert (cache.get("a"), cache.used_bytes) == ("new", 2)


def test_a_value_is_made_once():
    cache: ByteCache[str] = ByteCache(10)
    made = []

    def make() -> str:
        made.append(1)
        return "four"

    assert cache.get_or_make("a", make, len) == cache.get_or_make("a", make, len) == "four"
    assert (len(made), cache.used_bytes) == (1, 4)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 60))))
def test_the_budget_always_holds(puts):
    cache: ByteCache[int] = ByteCache(100)
    for key, size_bytes in puts:
        cache.put(key, size_bytes, size_bytes)
        assert cache.get(key) == size_bytes
        kept = [cache.get(other) for other in range(6)]
        assert cache.used_bytes == sum(size for size in kept if size is not None) <= 100
