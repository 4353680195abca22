// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useState } from "react";
import { address, ApiProblem } from "../api/client";
import { Problem } from "../api/Problem";
import { navigate, usePlace } from "../app/router";
import { PersonField, SelectField, TextField } from "../desk/fields";
import { read } from "../office/ask";
import type { Readings } from "../office/types";
import { useWords } from "../words/words";
import { ReadingTable } from "./ReadingTable";

const asked = ["case", "account", "what", "from", "until"] as const;
type Asked = Record<(typeof asked)[number], string>;
const kinds = ["case", "document", "export", "proof", "search", "audit"] as const;

const queryOf = (filter: Asked, more: Record<string, string> = {}) => {
  const given = asked.filter((name) => filter[name] !== "").map((name): [string, string] => [name, name === "from" || name === "until" ? `${filter[name]}T00:00:00Z` : filter[name]]);
  return new URLSearchParams([...given, ...Object.entries(more)]).toString();
};

/** Who read, searched and took out what in the whole authority: for an auditor. Asking is recorded, too. */
export function AuditTrail() {
  const t = useWords("administration");
  const { query } = usePlace();
  const filter = Object.fromEntries(asked.map((name) => [name, query.get(name) ?? ""])) as Asked;
  const [draft, setDraft] = useState(filter);
  const [found, setFound] = useState<Readings["readings"]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<ApiProblem>();
  const wanted = queryOf(filter);
  const load = (cursor: string | null) =>
    read<Readings>(`audit/readings?${queryOf(filter, { limit: "100", ...(cursor && { cursor }) })}`).then(
      (page) => {
        setProblem(undefined);
        setFound((before) => (cursor ? [...before, ...page.readings] : page.readings));
        setNext(page.next);
      },
      (reason: unknown) => reason instanceof ApiProblem && setProblem(reason),
    );
  useEffect(() => {
    setDraft(filter);
    void load(null);
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
        <a href={address(`audit/readings?${queryOf(filter, { format: "csv" })}`)} download="readings.csv">
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
      {problem && <Problem problem={problem} retry={() => void load(null)} />}
      {found.length === 0 ? <p role="status">{t("nobody-read")}</p> : <ReadingTable readings={found} onCase={(id) => `desk/administration?room=audit&case=${id}`} />}
      {next && (
        <button type="button" onClick={() => void load(next)}>
          {t("more")}
        </button>
      )}
    </section>
  );
}
