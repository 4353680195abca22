// SPDX-License-Identifier: EUPL-1.2
// What every page of the desk needs to put records into words: people, States, names of clocks, the day.
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { api } from "../api/client";
import { Problem } from "../api/Problem";
import type { State } from "../api/types";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { isolated, useLanguage, useWords } from "../words/words";
import { read } from "./ask";
import { todayAt } from "./days";
import { useSession } from "./session";
import type { Accounts } from "./types";

export interface Common {
  today: string;
  states: State[];
  stateName: (code: string) => string;
  accounts: { id: string; name: string; unit: string }[];
  personName: (account: string) => string;
  /** Who did it, and in whose place. */
  actorName: (account: string, onBehalfOf?: string) => string;
  clockLabel: (clock: { id: string; label: string; gap?: boolean }) => string;
}

const CommonContext = createContext<Common | null>(null);

export function useCommon(): Common {
  const common = useContext(CommonContext);
  if (common === null) throw new Error("a page of the desk is shown outside it");
  return common;
}

export function CommonRoom({ children }: { children: ReactNode }) {
  const t = useWords("desk");
  const code = useCodes();
  const { language } = useLanguage();
  const { session } = useSession();
  const loaded = useLoaded(() => Promise.all([api.states(language), api.lawClocks(language), read<Accounts>("accounts")]), [language, session?.account?.id]);
  const zone = session?.authority.time_zone ?? "UTC";
  const common = useMemo<Common | null>(() => {
    if (loaded.value === undefined) return null;
    const [states, clocks, { accounts }] = loaded.value;
    const names = new Map(states.map((state) => [state.code, isolated(state.name, language)]));
    const people = new Map(accounts.map((account) => [account.id, isolated(account.name, language)]));
    const labels = new Map(clocks.map((clock) => [clock.id, isolated(clock.label, language)]));
    const personName = (account: string) => {
      if (account.startsWith("unit:")) return t("heads-of", { unit: account.slice("unit:".length) });
      return people.get(account) ?? (account === "node" ? t("the-node") : account);
    };
    return {
      today: todayAt(zone),
      states,
      stateName: (state) => names.get(state) ?? state,
      accounts,
      personName,
      actorName: (account, onBehalfOf) => (onBehalfOf ? t("on-behalf", { name: personName(account), principal: personName(onBehalfOf) }) : personName(account)),
      clockLabel: ({ id, label, gap }) => {
        if (gap) return t("no-limit-known");
        if (id.startsWith("practice/")) return code("clock", id.replace("/", "-"));
        return labels.get(id.split("/")[0] ?? id) ?? isolated(label, language);
      },
    };
    // The words follow the language, which the answers follow too.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [loaded.value, zone]);
  if (common === null) return loaded.problem ? <Problem problem={loaded.problem} retry={loaded.retry} /> : <p className="loading">{t("loading")}</p>;
  return <CommonContext value={common}>{children}</CommonContext>;
}
