// SPDX-License-Identifier: EUPL-1.2
/** Kinds of cases, in the order of the table of src/cases/kind.cpp. */
export const kinds = [
  "extradition", "provisional-arrest", "speciality-consent", "re-extradition-consent", "transit", "temporary-surrender", "assistance", "sentenced-person",
  "compulsory-treatment", "proceedings", "administrative-offence", "police", "asset-recovery", "spontaneous-information",
] as const;

/** Kinds in which measures are asked for. */
export const kindsWithMeasures: readonly string[] = ["assistance", "administrative-offence", "police", "asset-recovery"];

/** Ways to remind a silent State, each following the one before where the authority configured no others. */
export const ladder = ["contact-point", "liaison", "network", "minister"] as const;
