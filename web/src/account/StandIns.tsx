// SPDX-License-Identifier: EUPL-1.2
// Who acts in one's place while one is away (docs/operate/access.md, "Acting in another's place").
import { type FormEvent, useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { PersonField, TextField } from "../desk/fields";
import { readAsOneself, send } from "../office/ask";
import { useCommon } from "../office/common";
import { shortDay } from "../office/days";
import { useOwnAccount } from "../office/session";
import type { Account, Substitutions, TrustProposal } from "../office/types";
import { useSending } from "../office/useSending";
import { useLanguage, useWords } from "../words/words";

function Leave({ account, onProposed, onCancel }: { account: string; onProposed: () => void; onCancel: () => void }) {
  const t = useWords("account");
  const { today } = useCommon();
  const { busy, problem, run } = useSending();
  const [fields, setFields] = useState({ substitute: "", from: today, until: "", reason: "" });
  const field = (name: keyof typeof fields) => ({ value: fields[name], onChange: (value: string) => setFields({ ...fields, [name]: value }) });
  const reason = fields.reason.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { account, command: "grant-substitution", reason, arguments: { ...fields, reason } };
    if (await run(body, () => send<TrustProposal>("trust", body, { asOneself: true }))) onProposed();
  };
  return (
    <form className="folded stack" onSubmit={(event) => void submit(event)}>
      {problem && <Problem problem={problem} />}
      <div className="grid-2">
        <PersonField label={t("stand-in")} {...field("substitute")} />
        <TextField label={t("away-because")} {...field("reason")} />
        <TextField label={t("away-from")} type="date" {...field("from")} />
        <TextField label={t("away-until")} type="date" {...field("until")} />
      </div>
      <div className="row">
        <button type="submit" className="primary" disabled={busy || fields.substitute === "" || fields.from === "" || fields.until === "" || reason === ""}>
          {t("propose-stand-in")}
        </button>
        <button type="button" onClick={onCancel}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

export function StandIns() {
  const t = useWords("account");
  const { language } = useLanguage();
  const { personName } = useCommon();
  const { id } = useOwnAccount();
  const { value, problem, retry } = useLoaded(() => readAsOneself<Substitutions>(`accounts/${id}/substitutions`), [id]);
  const { busy, problem: refused, run } = useSending();
  const [open, setOpen] = useState(false);
  const [proposed, setProposed] = useState(false);
  const end = async (substitution: string) => {
    const body = { substitution };
    if (await run(body, () => send<Account>(`accounts/${id}/end-substitution`, body, { asOneself: true }))) retry();
  };
  const lasting = (value?.granted ?? []).filter(({ state }) => state !== "over");
  return (
    <section className="panel" aria-labelledby="stand-ins">
      <h2 id="stand-ins">{t("stand-ins")}</h2>
      <p className="hint">{t("stand-ins-help")}</p>
      {(problem ?? refused) && <Problem problem={(problem ?? refused)!} retry={problem && retry} />}
      <ul className="rows">
        {lasting.map(({ substitution, substitute, from, until, reason, state }) => (
          <li key={substitution}>
            <span className="row-what">
              {personName(substitute)} {state === "runs" && <span className="badge good">{t("stands-in-now")}</span>}
              <span className="hint">
                {shortDay(from, language)} – {shortDay(until, language)} · {reason}
              </span>
            </span>
            <button type="button" disabled={busy} aria-label={`${t("end")}: ${personName(substitute)}`} onClick={() => void end(substitution)}>
              {t("end")}
            </button>
          </li>
        ))}
      </ul>
      {proposed && <p role="status">{t("stand-in-waits")}</p>}
      {open ? (
        <Leave
          account={id}
          onCancel={() => setOpen(false)}
          onProposed={() => {
            setOpen(false);
            setProposed(true);
          }}
        />
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {t("name-stand-in")}
        </button>
      )}
    </section>
  );
}
