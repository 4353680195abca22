// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { TextField } from "../desk/fields";
import { read } from "../office/ask";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import type { CaseReadings, Found } from "../office/types";
import { useLanguage, useWords } from "../words/words";

/** Who read what in one case: found by its number where one may see it, else by its id. */
export function Audit() {
  const t = useWords("administration");
  const { language } = useLanguage();
  const { personName } = useCommon();
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
      {value && !loading && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("room-audit")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("when")}</th>
                <th scope="col">{t("who")}</th>
                <th scope="col">{t("what")}</th>
              </tr>
            </thead>
            <tbody>
              {value.readings.map((reading, at) => (
                <tr key={`${reading.at} ${at}`}>
                  <td>{moment(reading.at, language)}</td>
                  <td>{personName(reading.account)}</td>
                  <td>{reading.what === "case" ? t("read-case") : <span className="code">{reading.what}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

async function readings(asked: string): Promise<CaseReadings> {
  const id = /^[a-z2-7]{16}$/.test(asked) ? asked : (await read<Found>(`search?q=${encodeURIComponent(asked)}`)).found[0]?.id;
  return read<CaseReadings>(`cases/${encodeURIComponent(id ?? "none")}/readings`);
}
