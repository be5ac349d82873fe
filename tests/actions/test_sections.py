"""Narrative texts: kept as they are read, tokens and all; a token that names no figure is refused where it stands."""

import pytest

from webforms.actions.sections import read_sections, write_section
from webforms.domain.errors import InputFaults, NotFound, Refused


def test_a_text_is_kept_with_its_tokens(world):
    kept = write_section(world.store, world.bureau, "district_situation", "到位[[fund_paid|wan]]。\r\n{{ 7*7 }}")
    assert kept == "到位[[fund_paid|wan]]。\n{{ 7*7 }}"
    assert read_sections(world.store, world.bureau) == {"district_situation": kept}


def test_the_newest_text_holds(world):
    for text in ("一", "二", "二"):
        write_section(world.store, world.bureau, "slogan", text)
    assert read_sections(world.store, world.bureau) == {"slogan": "二"}


def test_an_unknown_token_section_or_writer_is_refused(world):
    with pytest.raises(InputFaults):
        write_section(world.store, world.bureau, "slogan", "[[nothing]]")
    with pytest.raises(NotFound):
        write_section(world.store, world.bureau, "nothing", "x")
    with pytest.raises(Refused):
        write_section(world.store, world.actor("FC"), "slogan", "x")
