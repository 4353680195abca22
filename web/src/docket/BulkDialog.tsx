// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useEffect, useRef, useState } from "react";
import { download } from "../app/download";
import { useCodes } from "../codes/codes";
import { ladder } from "../codes/kinds";
import { PersonField, SelectField, TextField } from "../desk/fields";
import { readOctets, send } from "../office/ask";
import type { CaseCommands } from "../office/commands";
import { useCommon } from "../office/common";
import { useProof } from "../office/proof";
import { useAccount } from "../office/session";
import type { CommandDone } from "../office/types";
import { newKey } from "../office/useSending";
import { Dialog } from "../signin/dialogs";
import { useWords } from "../words/words";
import { giveEach, type Outcome } from "./bulk";
import type { ListedCase } from "./useDocket";

export const acts = ["assign", "remind", "mark", "export"] as const;
export type Act = (typeof acts)[number];

async function command<K extends keyof CaseCommands>(one: ListedCase, name: K, body: CaseCommands[K], once: string | undefined): Promise<{ waits: boolean }> {
  const done = await send<CommandDone>(`cases/${one.id}/${name}`, body, { basedOn: one.version, once });
  return { waits: done.waits_for !== null };
}

/** The court's file of a case; taking a copy is a permission of its own, and recorded. */
async function takeCopy(one: ListedCase): Promise<{ waits: boolean }> {
  download(`${one.number}.comity-export`, await readOctets(`cases/${one.id}/export`));
  return { waits: false };
}

interface BulkDialogProps {
  act: Act;
  cases: ListedCase[];
  /** With those that were refused or not come to: they stay ticked. */
  onClose: (left: ListedCase[]) => void;
}

/** One act for many cases, and what became of it in each. */
export function BulkDialog({ act, cases, onClose }: BulkDialogProps) {
  const t = useWords("docket");
  const d = useWords("desk");
  const code = useCodes();
  const { today } = useCommon();
  const account = useAccount();
  const proof = useProof();
  const [fields, setFields] = useState({ owner: account.id, substitute: "", rung: "contact-point", on: today, urgent: "true" });
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const [outcomes, setOutcomes] = useState<ReadonlyMap<ListedCase, Outcome>>(new Map());
  const [state, setState] = useState<"asking" | "running" | "over">("asking");
  const stop = useRef(false);
  useEffect(() => () => void (stop.current = true), []);
  const complete = act !== "assign" || (fields.owner !== "" && fields.substitute !== "" && fields.owner !== fields.substitute);

  // Whatever is lost on the way, nothing happens twice in a case.
  const [keys] = useState(() => new Map(cases.map((one) => [one.id, newKey()])));
  const give: Record<Act, (one: ListedCase) => Promise<{ waits: boolean }>> = {
    assign: (one) => command(one, "assignment", { owner: fields.owner, substitute: fields.substitute }, keys.get(one.id)),
    remind: (one) => command(one, "reminders", { rung: fields.rung, ...(fields.on && { on: fields.on }) }, keys.get(one.id)),
    mark: (one) => command(one, "description", { urgent: fields.urgent === "true" }, keys.get(one.id)),
    export: takeCopy,
  };
  const run = async (event: FormEvent) => {
    event.preventDefault();
    stop.current = false;
    setState("running");
    const told = new Map(outcomes);
    const rest = cases.filter((one) => !told.has(one));
    await giveEach(rest, give[act], (one, outcome) => setOutcomes(new Map(told.set(one, outcome))), () => stop.current, proof);
    setState("over");
  };
  const left = cases.filter((one) => (outcomes.get(one)?.what ?? "refused") === "refused");
  const close = () => {
    stop.current = true;
    onClose(state === "asking" ? cases : left);
  };
  const count = (what: Outcome["what"]) => [...outcomes.values()].filter((outcome) => outcome.what === what).length;
  return (
    <Dialog title={t(`bulk-${act}-title`, { count: cases.length })} onClose={close}>
      <form className="stack" onSubmit={(event) => void run(event)}>
        {state === "asking" && (
          <>
            <p className="hint">{t(`bulk-${act}-help`)}</p>
            {act === "assign" && (
              <div className="grid-2">
                <PersonField label={t("owner")} value={fields.owner} onChange={(owner) => set({ owner })} required />
                <PersonField label={t("substitute")} value={fields.substitute} onChange={(substitute) => set({ substitute })} required />
              </div>
            )}
            {act === "remind" && (
              <div className="grid-2">
                <SelectField label={t("rung")} value={fields.rung} onChange={(rung) => set({ rung })} options={ladder.map((one) => [one, code("rung", one)])} />
                <TextField label={t("sent-on")} type="date" value={fields.on} onChange={(on) => set({ on })} />
              </div>
            )}
            {act === "mark" && <SelectField label={t("mark")} value={fields.urgent} onChange={(urgent) => set({ urgent })} options={[["true", t("mark-urgent")], ["false", t("mark-not-urgent")]]} />}
          </>
        )}
        {state !== "asking" && (
          <>
            <p role="status">{t("bulk-so-far", { done: count("done"), waits: count("waits"), refused: count("refused"), left: cases.length - outcomes.size })}</p>
            <ul className="rows bulk-outcomes" tabIndex={0} aria-label={t("bulk-outcomes")}>
              {cases.map((one) => {
                const outcome = outcomes.get(one);
                return (
                  <li key={one.id}>
                    <span className={`badge ${{ done: "good", waits: "open", refused: "bad", none: "soft" }[outcome?.what ?? "none"]}`}>{t(`outcome-${outcome?.what ?? "none"}`)}</span>
                    <span className="row-what">
                      <span>
                        <span className="code">{one.number}</span> {one.title}
                      </span>
                      {outcome?.what === "refused" && (
                        <span className="hint" lang="en">
                          {outcome.why}
                        </span>
                      )}
                    </span>
                  </li>
                );
              })}
            </ul>
          </>
        )}
        <div className="row">
          {state === "asking" && (
            <button type="submit" className="primary" disabled={!complete}>
              {t(`bulk-${act}-do`, { count: cases.length })}
            </button>
          )}
          {state === "over" && outcomes.size < cases.length && <button type="submit">{t("bulk-go-on")}</button>}
          {state === "running" && (
            <button type="button" autoFocus onClick={() => (stop.current = true)}>
              {t("bulk-stop")}
            </button>
          )}
          <button key={state} type="button" className={state === "over" ? "primary" : undefined} autoFocus={state === "over"} disabled={state === "running"} onClick={close}>
            {state === "asking" ? d("cancel") : d("close")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
