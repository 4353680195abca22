// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { read } from "../office/ask";
import { useAccount } from "../office/session";
import type { Account, Accounts } from "../office/types";
import { useWords } from "../words/words";
import { AccountForm } from "./AccountForm";
import { NewAccount } from "./NewAccount";

const whole = (account: Accounts["accounts"][number]): account is Account => "roles" in account;

export function AccountList() {
  const t = useWords("administration");
  const code = useCodes();
  const me = useAccount();
  const { value, problem, retry } = useLoaded(() => read<Accounts>("accounts"), []);
  const [open, setOpen] = useState<string | null>(null);
  const keeps = me.roles.includes("administrator");
  return (
    <section className="panel" aria-labelledby="accounts">
      <h2 id="accounts">
        {t("room-accounts")} <span className="count">{value?.accounts.length}</span>
      </h2>
      {problem && <Problem problem={problem} retry={retry} />}
      <ul className="rows">
        {(value?.accounts ?? []).map((account) => (
          <li key={account.id}>
            <div className="row-what">
              <strong>{account.name}</strong> {whole(account) && account.disabled && <span className="badge bad">{t("disabled")}</span>} {whole(account) && !account.ready && <span className="badge warn">{t("not-ready")}</span>}
              <span className="hint">
                {[whole(account) && account.sign_in_name, account.unit, whole(account) && account.roles.map((role) => code("role", role)).join(", ")].filter(Boolean).join(" · ")}
              </span>
              {open === account.id && whole(account) && <AccountForm account={account} onDone={retry} onClose={() => setOpen(null)} />}
            </div>
            {keeps && whole(account) && (
              <button type="button" aria-expanded={open === account.id} aria-label={`${t("change")}: ${account.name}`} onClick={() => setOpen(open === account.id ? null : account.id)}>
                {t("change")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {keeps && <NewAccount onDone={retry} />}
    </section>
  );
}
