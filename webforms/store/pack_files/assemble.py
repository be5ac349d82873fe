"""From the files of a folder to one `Pack`: which file holds what, and the faults of all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from webforms.domain.pack import Pack, RecordType
from webforms.domain.pack_check import suggest
from webforms.store.pack_files.campaign_models import PackModel, UnitsModel
from webforms.store.pack_files.consistency_models import AnyCheck, build_checks
from webforms.store.pack_files.document_models import DocumentModel, SectionModel
from webforms.store.pack_files.faults import Fault
from webforms.store.pack_files.figure_models import MetricModel
from webforms.store.pack_files.folder import PackFiles
from webforms.store.pack_files.indicator_models import IndicatorsModel
from webforms.store.pack_files.record_models import RecordTypeModel
from webforms.store.pack_files.task_models import TaskModel
from webforms.store.pack_files.validation import validate
from webforms.store.pack_files.words import Key
from webforms.store.pack_files.yaml_source import Path, Source, read_yaml

PACK, TYPE = TypeAdapter(PackModel), TypeAdapter(RecordTypeModel)
PARTS: Mapping[str, TypeAdapter[Any]] = {
    "units": TypeAdapter(UnitsModel),
    "metrics": TypeAdapter(dict[Key, MetricModel]),
    "indicators": TypeAdapter(IndicatorsModel),
    "tasks": TypeAdapter(list[TaskModel]),
    "sections": TypeAdapter(list[SectionModel]),
    "documents": TypeAdapter(list[DocumentModel]),
}
MAY_LACK: Mapping[str, TypeAdapter[Any]] = {"consistency": TypeAdapter(list[AnyCheck])}
"""Files that a pack can do without: then it has nothing of the kind."""
ROOT = "pack.yaml"


@dataclass
class Assembly:
    """What reading a pack gave: sources by their role (`metrics`, `types/KEY`, …), and the pack if it has no fault."""

    sources: dict[str, Source]
    faults: list[Fault]
    pack: Pack | None = None


def assemble(files: PackFiles) -> Assembly:
    """Read every file, collect the faults of all, and build the pack when there is none."""
    assembly = Assembly({}, [])
    root = _read(assembly, files, "pack", ROOT, PACK)
    if root is None:
        return _done(assembly)
    read = {
        role: _read(assembly, files, role, _yaml(getattr(root.files, role)), shape) for role, shape in PARTS.items()
    }
    read |= {
        role: _read(assembly, files, role, _yaml(name), shape)
        for role, shape in MAY_LACK.items()
        if (name := getattr(root.files, role)) is not None
    }
    types = list(_read_types(assembly, files, root.files.types))
    assembly.faults.extend(_strays(assembly, files))
    _done(assembly)
    if not assembly.faults:
        assembly.pack = _build(root, read, types)
    return assembly


def _done(assembly: Assembly) -> Assembly:
    assembly.faults.extend(fault for source in assembly.sources.values() for fault in source.faults)
    return assembly


def _yaml(name: str) -> str:
    return name if name.endswith(".yaml") else f"{name}.yaml"


def _read(assembly: Assembly, files: PackFiles, role: str, name: str, shape: TypeAdapter[Any]) -> Any:
    """One file as its models, or None; the source stays in the assembly with its faults."""
    if name not in files.contents:
        cure = suggest(name, [known for known in files.contents if known.endswith(".yaml")])
        assembly.faults.append(Fault(name, 0, 0, "没有这个文件", f"新建它，或改 pack.yaml 的 files。{cure}"))
        return None
    source, model = _one_file(name, files.contents[name], shape)
    assembly.sources[role] = replace(source, faults=list(source.faults))
    return model


@lru_cache(maxsize=128)
def _one_file(name: str, content: bytes, shape: TypeAdapter[Any]) -> tuple[Source, Any]:
    """Kept, because a pack being written changes file by file."""
    source = read_yaml(name, content)
    model = None if source.faults else validate(source, shape)
    if isinstance(model, list):
        _refuse_twins(source, (), "key", [entry.key for entry in model if hasattr(entry, "key")])
    if isinstance(model, IndicatorsModel):
        _refuse_twins(source, ("indicators",), "code", [entry.code for entry in model.indicators])
    return source, model


def _refuse_twins(source: Source, holder: Path, name: str, keys: Sequence[str]) -> None:
    """A list whose entries the pack knows by a key holds each key once."""
    for index, key in enumerate(keys):
        if key in keys[:index]:
            place = source.places.get((*holder, index, name))
            source.faults.append(source.fault(place, f"“{key}”写了两次", "给其中一个换名。"))


def _read_types(assembly: Assembly, files: PackFiles, folder: str) -> Iterator[RecordTypeModel]:
    for name in files.contents:
        if name.startswith(f"{folder}/") and name.endswith(".yaml"):
            stem = name.removeprefix(f"{folder}/").removesuffix(".yaml")
            model = _read(assembly, files, f"types/{stem}", name, TYPE)
            if model is not None:
                _refuse_other_name(assembly.sources[f"types/{stem}"], model.type, stem)
                yield model


def _refuse_other_name(source: Source, key: str, stem: str) -> None:
    if key != stem:
        place = source.places.get(("type",))
        cure = f"写成 {stem}，或给文件改名。"
        source.faults.append(source.fault(place, f"类型名“{key}”与文件名不同", cure))


def _strays(assembly: Assembly, files: PackFiles) -> Iterator[Fault]:
    """YAML files that nothing reads: most likely a slip in a name."""
    known = {source.name for source in assembly.sources.values()}
    for name in files.contents:
        if name.endswith(".yaml") and name not in known:
            yield Fault(name, 0, 0, "这个文件没有人读", "在 pack.yaml 的 files 里写上，放进类型文件夹，或删去。")


def _build(root: PackModel, read: Mapping[str, Any], types: Iterable[RecordTypeModel]) -> Pack:
    """The pack from models that are whole."""
    framework = read["indicators"]
    names = {indicator.code: f"{indicator.code} {indicator.title}" for indicator in framework.indicators}
    built: dict[str, RecordType] = {model.type: model.build(names) for model in types}
    return Pack(
        key=root.key,
        name=root.name,
        version=root.version,
        grammar=root.grammar,
        language=root.language,
        campaign=root.campaign.build(),
        basis_date=root.basis_date,
        evidence_due=root.evidence_due,
        total_points=root.total_points,
        pass_line=root.pass_line.build(),
        kinds=root.build_kinds(),
        roles={key: role.build(key) for key, role in root.roles.items()},
        review_levels=root.build_levels(),
        evidence_code=root.evidence_code,
        types=built,
        metrics={key: metric.build(key, built) for key, metric in read["metrics"].items()},
        levels=tuple(level.build() for level in framework.levels),
        sublevels=tuple(sublevel.build() for sublevel in framework.sublevels),
        indicators={indicator.code: indicator.build() for indicator in framework.indicators},
        tasks={task.key: task.build() for task in read["tasks"]},
        sections={section.key: section.build() for section in read["sections"]},
        documents={document.key: document.build() for document in read["documents"]},
        units=tuple(unit.build() for unit in read["units"].units),
        imports={kind: listed.build(kind) for kind, listed in read["units"].imports.items()},
        flags=root.build_flags(),
        stages=tuple(stage.build() for stage in root.stages),
        milestones=root.build_milestones(),
        upload=root.build_upload(),
        consistency=build_checks(read.get("consistency") or []),
        disclaimer=root.disclaimer,
        source=root.source,
        population_basis=root.population_basis,
    )
