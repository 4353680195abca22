# SPDX-License-Identifier: EUPL-1.2
"""Questions nobody would ask: any facts, any declarations, any of the Protocols in force. All must answer them alike."""

import random

from question import DECLARATIONS

TRUTH = [True, False]
DATES = ["2026-10-20", "2026-11-01", "2026-11-15", "2026-11-21", "2026-12-05"]
PENALTIES = ["P6M", "P1Y", "P2Y", "P10Y", {"kind": "fine"}, {"kind": "life"}]
LANGUAGES = [["en"], ["fr"], ["de"], ["tr"], ["tr", "en"]]
PAPERS = ["warrant-copy", "warrant-auth", "judgment-auth", "offence-statement", "enactments", "description", "translation",
          "lapse-info"]
KINDS = ["extradition"] * 5 + ["provisional-arrest", "transit", "speciality-consent", "re-extradition-consent", "none"]
MEASURES = ["prosecution", "detention", "removal", "interrupt-lapse", "investigation-without-restriction", "re-extradition"]


def yes_or_no(names: str) -> dict[str, list]:
    return {name: TRUTH for name in names.split()}


def assurance(*subjects: str, sufficient: bool = True) -> list[dict]:
    return [{"subject": subject, "given": True, "sufficient": sufficient} for subject in subjects]


# What may be given of each group, and the values it may have.
GROUPS = {
    "request": {
        "channel": ["diplomatic", "moj-to-moj", "interpol", "post", "prosecutor-general", "central"],
        "language": LANGUAGES, "translations": LANGUAGES, "documents": [PAPERS[:4], PAPERS[2:7], PAPERS[:6], PAPERS, []],
        "documents_complete_date": DATES, "date_received": ["2026-11-10", "2026-11-20"],
    } | yes_or_no("in_writing"),
    "requested": {
        "languages": [["de", "fr", "it"]], "channel_agreements": [[], ["moj"]],
        "dual_criminality_test_date": ["conduct", "request"],
    } | yes_or_no("reciprocity_expected"),
    "requesting": {"languages": [["tr"]]},
    "warrant": yes_or_no("exists"),
    "judgment": {"sentence": ["P3M", "P4M", "P2Y"]}
    | yes_or_no("enforceable in_territory_requesting in_absentia defence_rights_met"),
    "person": {
        "nationalities": [[{"state": "XA"}], [{"state": "XB"}], []], "residences": [[{"state": "XB"}], []],
    } | yes_or_no("humanitarian_grounds public_status_requesting"),
    "risk": yes_or_no("discriminatory_purpose position_prejudiced extraordinary_court life_or_freedom_convention_ground"),
    "transit": yes_or_no("persons_nationality_of_transit_state"),
    "custody": {"basis": ["provisional", "on-request"], "arrest_date": ["2026-10-28", "2026-11-03"]},
    "consent": {"date": DATES, "notified_date": DATES, "revoked_date": DATES}
    | yes_or_no("given speciality_waived before_judicial_authority informed_with_counsel"),
    "decision": {
        "outcome": ["granted", "refused", "partly-granted"], "refusal_grounds": [["g.nationality"], ["g.political"], []],
        "notified_date": DATES,
    } | yes_or_no("reasons_given submission_requested"),
    "surrender": {"appointed_date": DATES, "new_appointed_date": DATES, "actual_date": DATES}
    | yes_or_no("taken_over force_majeure"),
    "speciality": {
        "measure": MEASURES, "final_discharge_date": ["2026-09-01", *DATES], "left_on": DATES,
        "consent_request_received": DATES, "consent_documents_received": DATES,
    } | yes_or_no("other_offence_before_surrender opportunity_to_leave left_and_returned redescribed_offence_extraditable"),
}
ASSURANCES = [[], assurance("death-penalty"), assurance("retrial", "life-review"),
              assurance("no-extraordinary-court", sufficient=False)]
JUDGMENTS = [
    [],
    [{"state": "XC", "outcome": "acquitted"}],
    [{"state": "XD", "outcome": "acquitted"}],
    [{"state": "XC", "outcome": "convicted", "sanction": "enforced"}],
    [{"state": "XC", "outcome": "convicted", "sanction": "not-enforced"}],
]
OFFENCE = {
    "purpose": ["prosecution", "enforcement", "sentencing"],
    "max_penalty_requesting": PENALTIES, "max_penalty_requested": PENALTIES,
    "treaty_tags": [[], ["genocide"], ["bombings-2"]], "places": [["XA"], ["XB"], ["XC"]],
    "third_state_judgments": JUDGMENTS,
} | yes_or_no(
    "punishable_requesting punishable_requested regarded_political head_of_state_attack military_only fiscal fiscal_agreed "
    "fiscal_nature_corresponds on_exclusion_list place_wholly_or_partly_requested outside_requesting_territory "
    "requested_allows_extraterritorial_prosecution requested_allows_extradition_for_it requested_has_jurisdiction "
    "pending_requested final_judgment_requested dropped_requested lapsed_requesting lapsed_requested amnesty_requested "
    "death_requesting death_requested_provided death_requested_carried_out life_possible victim_public_status_requesting "
    "speciality_consent_given conduct_before_criminalised_requested"
)


def random_question(seed: int, base: dict) -> dict:
    """The question of this seed, between the States of `base` and with its days of entry into force."""
    pick = random.Random(seed)
    known = pick.choice([0.2, 0.5, 0.9])

    def some(choices: dict) -> dict:
        return {name: pick.choice(values) for name, values in choices.items() if pick.random() < known}

    status = {"coe-024": base["status"]["coe-024"] | {"XC": "1990-01-01"}}
    status |= {name: days for name, days in base["status"].items() if name != "coe-024" and pick.random() < 0.7}
    declarations = [
        {"state": pick.choice(["XA", "XB", "XB"]), "instrument": instrument, "article": article, "effect": effect}
        for instrument, article, effect, _ in pick.sample(DECLARATIONS, pick.choice([0, 2, 6, 12]))
    ]
    facts = {group: some(choices) for group, choices in GROUPS.items()}
    facts["request"] |= {"kind": pick.choice(KINDS), "requesting_state": "XA", "requested_state": "XB"}
    facts |= some({"assurances": ASSURANCES})
    facts["offences"] = [{"id": name} | some(OFFENCE) for name in ("fraud", "threats", "theft")[: pick.choice([1, 2, 3])]]
    return {"as_of": base["as_of"], "register": "replace", "status": status, "declarations": declarations, "facts": facts}
