// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { TextField } from "../desk/fields";
import { read } from "../office/ask";
import type { CaseReadings, Found } from "../office/types";
import { useWords } from "../words/words";
import { ReadingTable } from "./ReadingTable";

/** Who read what in one case: found by its number where one may see it, else by its id. */
export function Audit() {
  const t = useWords("administration");
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const { value, problem, loading } = useLoaded(asked ? () => readings(asked) : null, [asked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  return (
    <section className="panel" aria-labelledby="audit">
      <h2 id="audit">{t("room-audit")}</h2>
      <p className="hint">{t("audit-help")}</p>
      <form className="row" onSubmit={submit}>
        <TextField label={t("case-number")} value={typed} onChange={setTyped} />
        <button type="submit" className="primary" disabled={typed.trim() === ""}>
          {t("look")}
        </button>
      </form>
      {problem && (problem.status === 404 ? <p role="alert">{t("no-such-case")}</p> : <Problem problem={problem} />)}
      {value && !loading && <ReadingTable readings={value.readings} />}
    </section>
  );
}

async function readings(asked: string): Promise<CaseReadings> {
  const id = /^[a-z2-7]{16}$/.test(asked) ? asked : (await read<Found>(`search?q=${encodeURIComponent(asked)}`)).found[0]?.id;
  return read<CaseReadings>(`cases/${encodeURIComponent(id ?? "none")}/readings`);
}
