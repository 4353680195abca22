// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { Problem } from "../api/Problem";
import { Link } from "../app/router";
import { AreaField } from "../desk/fields";
import { useAccount } from "../office/session";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";
import { give } from "./CaseFile";

const mayBreak = ["officer", "head-of-unit", "deputy"];

/** A case that is not there, or that one may not know of: the two look the same. In an emergency the glass can be broken. */
export function BreakGlass({ id, onOpened }: { id: string; onOpened: () => void }) {
  const t = useWords("casefile");
  const account = useAccount();
  const [reason, setReason] = useState("");
  const { busy, problem, run } = useSending();
  return (
    <section className="panel">
      <h1>{t("not-there")}</h1>
      <p>{t("not-there-help")}</p>
      <p>
        <Link to="desk/docket">{t("to-docket")}</Link>
      </p>
      {account.roles.some((role) => mayBreak.includes(role)) && (
        <details>
          <summary>{t("break-glass")}</summary>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void run({ id, reason }, (once) => give(id, "break-glass", { reason }, { once })).then((done) => done && onOpened());
            }}
          >
            <p>{t("break-glass-help")}</p>
            {problem && <Problem problem={problem} />}
            <AreaField label={t("break-glass-reason")} value={reason} onChange={setReason} />
            <div className="row">
              <button type="submit" className="primary" disabled={busy || reason.trim() === ""}>
                {t("break-glass-do")}
              </button>
            </div>
          </form>
        </details>
      )}
    </section>
  );
}
