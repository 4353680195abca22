// SPDX-License-Identifier: EUPL-1.2
// In whose place one works here: chosen in the menu, said above every page.
import { useEffect } from "react";
import { useLoaded } from "../api/useLoaded";
import { navigate } from "../app/router";
import { readAsOneself } from "../office/ask";
import { longDay } from "../office/days";
import { actFor, type Principal, useOwnAccount, useSession } from "../office/session";
import type { Substitutions } from "../office/types";
import { useLanguage, useWords } from "../words/words";

/** Those in whose place one may act today; undefined until they are known. A place that is no longer one's own is left. */
export function usePrincipals(): Principal[] | undefined {
  const own = useOwnAccount().id;
  const { acting } = useSession();
  const { value } = useLoaded(() => readAsOneself<Substitutions>(`accounts/${own}/substitutions`), [own]);
  const principals = value?.acts_for;
  const over = acting !== undefined && principals !== undefined && !principals.some(({ account }) => account === acting.account);
  useEffect(() => {
    if (over) actFor(undefined);
  }, [over]);
  return principals;
}

export function ActingChooser({ principals }: { principals: readonly Principal[] }) {
  const t = useWords("desk");
  const { acting } = useSession();
  const choose = (account: string) => {
    actFor(principals.find((one) => one.account === account));
    navigate("desk"); // what is open may be nothing to the other
  };
  if (principals.length === 0) return null;
  return (
    <label className="field">
      <span className="field-name">{t("acting-for")}</span>
      <select value={acting?.account ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{t("myself")}</option>
        {principals.map(({ account, name }) => (
          <option key={account} value={account}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function ActingNow() {
  const t = useWords("desk");
  const { language } = useLanguage();
  const { acting } = useSession();
  if (acting === undefined) return null;
  return (
    <p className="notice acting" role="status">
      {t("acting-now", { name: acting.name, until: longDay(acting.until, language) })}
    </p>
  );
}
