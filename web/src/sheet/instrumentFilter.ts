// SPDX-License-Identifier: EUPL-1.2
import { type SheetInstrument, standings, type Standing } from "../api/sheet";

export const families = ["un", "coe", "eu", "cis", "other", "bilateral"] as const;
export type Family = (typeof families)[number];

/** Under whose roof an instrument was made: the library names instruments of many parties after it. */
export function familyOf({ id, between }: Pick<SheetInstrument, "id" | "between">): Family {
  if (between.length > 0) return "bilateral";
  return families.find((family) => id.startsWith(`${family}-`)) ?? "other";
}

export interface InstrumentFilter {
  text: string;
  family: Family | "";
  /** Only those with reservations, declarations or suspensions of the State. */
  declared: boolean;
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The instruments that fit, by standing in the order of `standings`; standings without one are left out. */
export function chosenInstruments(
  instruments: SheetInstrument[],
  { text, family, declared }: InstrumentFilter,
  nameOf: (code: string) => string,
): [Standing, SheetInstrument[]][] {
  const wanted = folded(text.trim());
  const fitting = instruments.filter(
    (one) =>
      (family === "" || familyOf(one) === family) &&
      (!declared || one.declarations.length + one.suspensions.length > 0) &&
      folded([one.title, one.id, one.reference ?? "", ...one.between.map(nameOf)].join(" ")).includes(wanted),
  );
  return standings
    .map((standing): [Standing, SheetInstrument[]] => [standing, fitting.filter(({ status }) => status === standing)])
    .filter(([, group]) => group.length > 0);
}
