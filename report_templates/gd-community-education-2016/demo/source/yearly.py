"""What streets state once a year: their money, how many people learned, and what the questionnaires said."""

from __future__ import annotations

from collections.abc import Iterator

from lines import Line, approved, corrected, files, throw

FOREST = "YZ"
PERSONS = {
    "FC": 45200,
    "DC": 27600,
    "ZX": 26300,
    "HH": 22600,
    "YT": 20500,
    "LT": 19130,
    "SJ": 17800,
    "FLX": 15100,
    "YZ": 1200,
}
"""195,430 in all: 29.96 % of those who live there."""
SILENT_SURVEY = "YZ"
EARLIER = ((2014, 78), (2015, 90))


def money(code: str, name: str) -> Iterator[Line]:
    whole = PERSONS[code] * 2
    for year, percent in ((2014, 76), (2015, 88), (2016, 100)):
        paid = whole * percent // 100 // 100 * 100
        listed = code != FOREST and (code, year) != ("FLX", 2014)
        data = {
            "year": year,
            "in_budget": listed,
            "budget": f"{paid + 4000 if listed else 0}.00",
            "paid": f"{paid}.00",
            "spent": f"{paid - 300}.00",
            "social_items": int(code in ("FC", "DC", "LT")),
            "social_amount": "12000.00" if code in ("FC", "DC", "LT") else "0.00",
        }
        if not listed:
            data["note"] = "国有林场不设一级财政，从林场经费中列支。" if code == FOREST else "当年尚未单列预算。"
        yield approved(
            f"JZ-{code}-{year}",
            code,
            "street_funding",
            "2016-06-13",
            data,
            files(budget_page=listed, donation=code in ("FC", "DC", "LT") and year == 2016),
        )


def numbers(code: str, name: str) -> Iterator[Line]:
    for year, percent in (*EARLIER, (2016, 100)):
        whole = PERSONS[code] * percent // 100
        data = {
            "year": year,
            "persons_unique": whole,
            "minors": whole * 32 // 100,
            "elderly": whole * 19 // 100,
            "migrants": whole * 11 // 100,
            "women": whole * 53 // 100,
            "method": "roster",
        }
        if year < 2016:
            data |= {"sessions": throw(f"{code} {year}", 60, 160), "person_times": whole * 2 + throw(code, 100, 900)}
        line = approved(
            f"RS-{code}-{year}",
            code,
            "participation_statement",
            f"2016-08-{throw(code, 9, 19):02}",
            data,
            files(basis_paper=1),
        )
        if (code, year) == ("FC", 2016):  # counted too many first
            line = {**line, "data": {**data, "persons_unique": 46100}}
            line = corrected(line, "2016-09-05", persons_unique=45200)
        yield line
    if code != SILENT_SURVEY:
        yield survey(code)


def survey(code: str) -> Line:
    valid = PERSONS[code] // 100
    data = {
        "year": 2016,
        "issued": valid + 40,
        "returned": valid + 12,
        "valid": valid,
        "aware": valid * throw(f"{code} aware", 68, 76) // 100,
        "heard": valid * 15 // 100,
        "agree": valid * throw(f"{code} agree", 66, 75) // 100,
        "participants": valid * 41 // 100,
        "belonging": valid * 66 // 100,
        "life_better": valid * 63 // 100,
    }
    data["satisfied"] = data["participants"] * throw(f"{code} satisfied", 58, 72) // 100
    return approved(
        f"WJH-{code}",
        code,
        "survey_totals",
        f"2016-08-{throw(code, 10, 19)}",
        data,
        files(questionnaire=1, sampling=1, tally=1),
    )
