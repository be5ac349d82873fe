"""Unit tests of a cover: what they name exists, and every kind of unit that is tested could pass."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import All, AtLeast, Children, HasFlag, Selection, TaskMet, Test
from webforms.domain.pack import Any as Some
from webforms.domain.pack_check.finding import Finding, Path, unknown
from webforms.domain.pack_check.selecting import check_selection
from webforms.domain.pack_check.world import World


def check_test(world: World, path: Path, tested: Selection, test: Test) -> Iterator[Finding]:
    """The test over units of `tested`: names first; then, if they all exist, whether each kind could pass."""
    found = list(_check_names(world, path, tested, test))
    yield from found
    for kind in () if found else world.kinds(tested):
        if not _could_pass(world, kind, tested, test):
            title = world.pack.kinds[kind].title
            cure = "测试只看被测单位自己填的数据；下级的写进 children，各类各写一项的用 any。"
            yield Finding(path, f"{title}无论如何都不能符合", cure)


def _check_names(world: World, path: Path, tested: Selection, test: Test) -> Iterator[Finding]:
    match test:
        case AtLeast():
            yield from _check_metric(world, (*path, "at_least", test.metric), tested, test)
        case All() | Some():
            key = "all" if isinstance(test, All) else "any"
            for index, part in enumerate(test.tests):
                yield from _check_names(world, (*path, key, index), tested, part)
        case HasFlag():
            yield from _check_flag(world, (*path, "flag"), tested, test.flag)
        case TaskMet():
            yield from _check_task(world, (*path, "task_met"), tested, test.task)
        case Children():
            yield from _check_children(world, (*path, "children"), tested, test)


def _check_metric(world: World, path: Path, tested: Selection, test: AtLeast) -> Iterator[Finding]:
    metric = world.pack.metrics.get(test.metric)
    if metric is None:
        yield unknown(path, "数据", test.metric, world.pack.metrics, at_key=True)
    elif not world.reach(tested) & world.reach(metric.stated_by):
        message = f"被测的单位不填“{metric.label}”"
        yield Finding(path, message, f"换成它们自己填的数据；填它的是{world.names(world.reach(metric.stated_by))}。")


def _check_flag(world: World, path: Path, tested: Selection, flag: str) -> Iterator[Finding]:
    known = world.pack.flags
    if flag not in known:
        yield unknown(path, "单位标记", flag, known)
    elif not set(known[flag].kinds) & set(world.kinds(tested)):
        yield Finding(path, f"被测的单位没有“{known[flag].title}”这个标记", "换一个标记，或在 flags 里加上这一类单位。")


def _check_task(world: World, path: Path, tested: Selection, key: str) -> Iterator[Finding]:
    task = world.pack.tasks.get(key)
    if task is None:
        yield unknown(path, "任务", key, world.pack.tasks)
    elif not world.reach(tested) & world.reach(task.units):
        cure = f"有这个任务的是{world.names(world.reach(task.units))}。"
        yield Finding(path, f"被测的单位都没有“{task.title}”这个任务", cure)


def _check_children(world: World, path: Path, tested: Selection, test: Children) -> Iterator[Finding]:
    selected = list(check_selection(world, (*path, "units"), test.units))
    yield from selected
    if selected:
        return
    below = {kind for kind in world.kinds(test.units) if set(world.above(kind)) & set(world.kinds(tested))}
    if not below:
        yield Finding((*path, "units"), "被测的单位没有这样的下级", "children 只能选被测单位下面的单位。")
    yield from check_test(world, (*path, "test"), test.units, test.test)


def _could_pass(world: World, kind: str, tested: Selection, test: Test) -> bool:
    """Whether a unit of this kind passes if everybody does everything they can."""
    match test:
        case AtLeast():
            here = {unit for unit in world.reach(tested) if unit.kind == kind}
            return bool(here & world.reach(world.pack.metrics[test.metric].stated_by))
        case All():
            return all(_could_pass(world, kind, tested, part) for part in test.tests)
        case Some():
            return any(_could_pass(world, kind, tested, part) for part in test.tests)
        case HasFlag():
            return kind in world.pack.flags[test.flag].kinds
        case Children():
            below = any(kind in world.above(child) for child in world.kinds(test.units))
            return below or test.none == "not_applicable"
    return True  # a task that a unit does not owe is not applicable
