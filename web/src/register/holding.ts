// SPDX-License-Identifier: EUPL-1.2
// What of the register is open, and how its commands are given.
import { createContext, useContext } from "react";
import { commandPath, send } from "../office/ask";
import type { AgreementCommands, BodyCommands, MeetingCommands, NewsCommands, ProgrammeCommands, PublicationCommands, StatisticCommands } from "../office/commands";
import type { Agreement, Body, Meeting, News, Party, Programme, Publication, RegisterEvent, Statistic } from "../office/register";
import { useAccount } from "../office/session";
import type { Session } from "../office/types";
import type { Recording } from "../desk/RecordForm";

export interface Kinds {
  agreements: { state: Agreement; commands: AgreementCommands };
  programmes: { state: Programme; commands: ProgrammeCommands };
  publications: { state: Publication; commands: PublicationCommands };
  bodies: { state: Body; commands: BodyCommands };
  meetings: { state: Meeting; commands: MeetingCommands };
  news: { state: News; commands: NewsCommands };
  statistics: { state: Statistic; commands: StatisticCommands };
}
export type Kind = keyof Kinds;
/** What one of a kind is called by the server. */
export const wordOf = { agreements: "agreement", programmes: "programme", bodies: "body", meetings: "meeting", publications: "publication", news: "news", statistics: "statistic" } as const satisfies Record<Kind, string>;
export type Holding = Kinds[Kind]["state"];

/** What every command to the register answers. */
export interface HoldingDone {
  version: number;
  waits_for: string | null;
  events: RegisterEvent[];
}

export interface OpenHolding<K extends Kind = Kind> {
  kind: K;
  holding: Kinds[K]["state"];
  /** Shown for another day or as it was known earlier: nothing is recorded upon that. */
  past: boolean;
  /** After a command: as it is now. */
  reload: () => void;
}

export const HoldingContext = createContext<OpenHolding | null>(null);

/** The one that is open, of whichever kind. */
export function useHolding(): OpenHolding {
  const open = useContext(HoldingContext);
  if (open === null) throw new Error("a part of the register is shown without it");
  return open;
}

function useKind<K extends Kind>(kind: K): Kinds[K]["state"] {
  const open = useHolding();
  if (open.kind !== kind) throw new Error(`a part of ${kind} is shown for ${open.kind}`);
  return open.holding as Kinds[K]["state"];
}
export const useAgreement = () => useKind("agreements");
export const useProgramme = () => useKind("programmes");
export const usePublication = () => useKind("publications");
export const useBody = () => useKind("bodies");
export const useMeeting = () => useKind("meetings");
export const useNewsItem = () => useKind("news");
export const useStatistic = () => useKind("statistics");

export type CommandOf<K extends Kind> = keyof Kinds[K]["commands"] & string;

export function giveHolding<K extends Kind, C extends CommandOf<K>>(kind: K, id: string, command: C, body: Kinds[K]["commands"][C], at: Record<string, string>, how: Recording): Promise<HoldingDone> {
  return send<HoldingDone>(`${kind}/${encodeURIComponent(id)}/${commandPath(command, at)}`, body, how);
}

type Account = NonNullable<Session["account"]>;
const has = (account: Account, ...roles: string[]) => account.roles.some((role) => roles.includes(role));

/** As docs/operate/access.md has it for register-entry; the server holds to it. */
export const mayEnter = (account: Account) => has(account, "officer", "head-of-unit", "registrar");
/** Of register-pages: what becomes public is written by editors, whoever of them owns it. */
export const mayWritePages = (account: Account) => has(account, "public-editor");
const isPage = (kind: Kind) => kind === "news" || kind === "statistics";
const mayChange = (account: Account, kind: Kind, { owner, substitute }: Holding) => (isPage(kind) ? mayWritePages(account) : mayEnter(account) && [owner, substitute].includes(account.id));
export const mayAssign = (account: Account, kind: Kind, { owner }: Holding) => has(account, "head-of-unit") || (!isPage(kind) && has(account, "officer") && owner === account.id);

/** Whether whoever is signed in records upon what is shown. */
export function useChanges(): boolean {
  const { kind, holding, past } = useHolding();
  const account = useAccount();
  return !past && mayChange(account, kind, holding);
}

/** The other sides; of a publication or a news item the States it is about; of a statistic none. */
export function partiesOf(holding: Holding): readonly Party[] {
  if ("parties" in holding) return holding.parties;
  return "states" in holding ? holding.states.map((state) => ({ state, authority: "" })) : [];
}
/** "KZ (General Prosecutor), TR" with names of States. */
export const partiesText = (parties: readonly Party[], stateName: (code: string) => string) => parties.map(({ state, authority }) => (authority ? `${stateName(state)} (${authority})` : stateName(state))).join("; ");
