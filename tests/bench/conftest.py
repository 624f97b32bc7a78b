"""Benches: ratios against a yardstick measured in the same run, never seconds. `make bench` runs them."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.bench)


@pytest.fixture
def best_of() -> Callable[[Callable[[], object]], float]:
    """CPU seconds of the fastest of nine runs: other people's work on the machine only ever adds."""

    def measure(work: Callable[[], object]) -> float:
        times = []
        for _ in range(9):
            start = time.process_time()
            work()
            times.append(time.process_time() - start)
        return min(times)

    return measure
