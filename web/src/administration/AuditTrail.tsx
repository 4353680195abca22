// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useState } from "react";
import { query } from "../api/client";
import { Problem } from "../api/Problem";
import { navigate, usePlace } from "../app/router";
import { PersonField, SelectField, TextField } from "../desk/fields";
import { officeAddress } from "../office/ask";
import type { Readings } from "../office/types";
import { usePages } from "../office/usePages";
import { useWords } from "../words/words";
import { ReadingTable } from "./ReadingTable";

const asked = ["case", "account", "what", "from", "until"] as const;
type Asked = Record<(typeof asked)[number], string>;
const kinds = ["case", "document", "export", "print", "proof", "search", "audit"] as const;

/** Days are those of the record, which counts in UTC. */
const questionOf = ({ from, until, ...rest }: Asked) => ({ ...rest, from: from && `${from}T00:00:00Z`, until: until && `${until}T00:00:00Z` });

/** Who read, searched and took out what in the whole authority: for an auditor. Asking is recorded, too. */
export function AuditTrail() {
  const t = useWords("administration");
  const { query: place } = usePlace();
  const filter = Object.fromEntries(asked.map((name) => [name, place.get(name) ?? ""])) as Asked;
  const [draft, setDraft] = useState(filter);
  const wanted = query(questionOf(filter));
  const { rows: found, next, problem, loading, more, retry } = usePages<Readings["readings"][number]>("audit/readings", questionOf(filter), "readings");
  useEffect(() => {
    setDraft(filter);
    // What is asked for is the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const given = asked.filter((name) => draft[name].trim() !== "").map((name): [string, string] => [name, draft[name].trim()]);
    navigate(`desk/administration?${new URLSearchParams([["room", "audit"], ...given]).toString()}`);
  };
  const field = (name: keyof Asked) => ({ value: draft[name], onChange: (value: string) => setDraft({ ...draft, [name]: value }) });
  return (
    <section className="panel" aria-labelledby="audit">
      <div className="page-head">
        <h2 id="audit">{t("room-audit")}</h2>
        <a href={officeAddress(`audit/readings?${query({ ...questionOf(filter), format: "csv" })}`)} download="readings.csv">
          {t("take-out")}
        </a>
      </div>
      <p className="hint">{t("trail-help")}</p>
      <form className="row" onSubmit={submit}>
        <TextField label={t("case-number")} {...field("case")} />
        <PersonField label={t("who")} {...field("account")} />
        <SelectField label={t("what")} {...field("what")} none={t("anything")} options={kinds.map((kind) => [kind, t(`kind-${kind}`)])} />
        <TextField label={t("from")} type="date" {...field("from")} />
        <TextField label={t("until")} type="date" {...field("until")} />
        <button type="submit" className="primary">
          {t("look")}
        </button>
      </form>
      {problem && <Problem problem={problem} retry={retry} />}
      {found.length === 0 ? !loading && !problem && <p role="status">{t("nobody-read")}</p> : <ReadingTable readings={found} onCase={(id) => `desk/administration?room=audit&case=${id}`} />}
      {next && (
        <button type="button" disabled={loading} onClick={more}>
          {t("more")}
        </button>
      )}
    </section>
  );
}
