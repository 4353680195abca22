// SPDX-License-Identifier: EUPL-1.2
import { useId, useState } from "react";
import type { Instrument, State } from "../api/types";
import { formatDate, useLanguage, useWords } from "../words/words";

type Party = Instrument["parties"][number];

const acts = [
  "ratification", "accession", "succession", "acceptance", "approval", "signature-only", "definitive-signature", "membership", "scheme",
  "party", "provisional", "notification", "formal-confirmation", "awaiting", "unknown",
];

/** Who is bound, since when, until when, and how we know. */
export function PartyTable({ parties, states }: { parties: Party[]; states: State[] }) {
  const t = useWords("instrument");
  const { language } = useLanguage();
  const id = useId();
  const [text, setText] = useState("");
  const byCode = new Map(states.map((state) => [state.code, state]));
  const name = (code: string) => byCode.get(code)?.name ?? code;
  const wanted = text.trim().toLocaleLowerCase(language);
  const found = parties.filter(({ state }) => {
    const names = [state, ...Object.values(byCode.get(state)?.names ?? {})];
    return names.some((one) => one.toLocaleLowerCase(language).includes(wanted));
  });
  const rows = found.sort((one, other) => name(one.state).localeCompare(name(other.state), language));
  const day = (value: string | null) => formatDate(value, language);
  return (
    <section className="panel" aria-labelledby="parties">
      <h2 id="parties">{t("parties")}</h2>
      <div className="field filter">
        <label htmlFor={id}>{t("filter")}</label>
        <input id={id} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <p className="hint" role="status">
        {t("shown", { count: rows.length, all: parties.length })}
      </p>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="parties">
        <table>
          <thead>
            <tr>
              {["state", "from", "to", "signed", "deposited", "act", "as-of"].map((column) => (
                <th key={column} scope="col">
                  {t(`column-${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((party, at) => (
              <tr key={`${party.state} ${at}`} className={party.bound ? undefined : "not-bound"}>
                <th scope="row">
                  {name(party.state)} <span className="code">{party.state}</span>
                </th>
                <td>{day(party.from)}</td>
                <td>{party.to ? day(party.to) : ""}</td>
                <td>{day(party.signed)}</td>
                <td>{day(party.deposited)}</td>
                <td>{acts.includes(party.act) ? t(`act-${party.act}`) : <span lang="en">{party.act}</span>}</td>
                <td>
                  {day(party.as_of)} {!party.verified && <span className="badge warn">{t("row-not-verified")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
