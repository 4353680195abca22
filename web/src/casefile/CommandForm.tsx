// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Problem } from "../api/Problem";
import type { CaseCommands } from "../office/commands";
import { useDraft } from "../office/drafts";
import { useAccount } from "../office/session";
import type { CommandDone } from "../office/types";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";
import { give, useCase } from "./CaseFile";

interface CommandFormProps<K extends keyof CaseCommands, D> {
  command: K;
  at?: Record<string, string>;
  /** What the form begins with. */
  initial: D;
  /** What is sent of what was entered; null as long as something is missing. */
  body: (draft: D) => CaseCommands[K] | null;
  submit?: string;
  /** Tells forms of the same command apart, for their drafts. */
  name?: string;
  onDone?: (done: CommandDone) => void;
  onCancel?: () => void;
  children: (draft: D, set: (change: Partial<D>) => void) => ReactNode;
}

/** A form for one command: its draft is kept, a lost connection loses nothing, another's change is shown before it is overruled. */
export function CommandForm<K extends keyof CaseCommands, D extends object>({ command, at, initial, body, submit, name = "", onDone, onCancel, children }: CommandFormProps<K, D>) {
  const t = useWords("desk");
  const { file, reload } = useCase();
  const account = useAccount();
  const { draft, setDraft, discard, found } = useDraft(`${account.id}.${file.id}.${command}.${name}.${Object.values(at ?? {}).join(".")}`, initial);
  const { busy, problem, conflict, run, clear } = useSending();
  // What the person saw when they began; a newer version is taken only when they say so.
  const basedOn = useRef(file.version);
  if (!found && JSON.stringify(draft) === JSON.stringify(initial)) basedOn.current = file.version;
  const [done, setDone] = useState<CommandDone | null>(null);
  const sent = body(draft);

  const record = async () => {
    if (sent === null) return;
    const answer = await run({ command, at, sent, basedOn: basedOn.current }, (once) => give(file.id, command, sent, { at, basedOn: basedOn.current, once }));
    if (answer === undefined) return;
    basedOn.current = answer.version;
    discard();
    setDone(answer);
    reload();
    onDone?.(answer);
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    void record();
  };
  const movedOn = conflict && file.version !== basedOn.current;
  return (
    <form className="stack" onSubmit={submitted}>
      {found && (
        <p className="notice" role="status">
          {t("draft-kept")}{" "}
          <button type="button" className="quiet" onClick={discard}>
            {t("draft-discard")}
          </button>
        </p>
      )}
      {children(draft, (change) => {
        setDone(null);
        setDraft({ ...draft, ...change });
      })}
      {problem && (
        <div>
          {movedOn && (
            <p className="notice" role="alert">
              <strong>{t("conflict")}</strong> {t("conflict-help")}
            </p>
          )}
          <Problem problem={problem} />
          {conflict && (
            <div className="row">
              <button
                type="button"
                onClick={() => {
                  basedOn.current = file.version;
                  clear();
                  void record();
                }}
              >
                {t("record-anyway")}
              </button>
            </div>
          )}
        </div>
      )}
      <div className="row">
        <button type="submit" className="primary" disabled={busy || sent === null}>
          {submit ?? t("save")}
        </button>
        {onCancel && (
          <button
            type="button"
            onClick={() => {
              discard();
              onCancel();
            }}
          >
            {t("cancel")}
          </button>
        )}
        <span role="status" className="hint">
          {done && (done.waits_for ? t("waits-second") : t("recorded"))}
        </span>
      </div>
    </form>
  );
}

/** A form behind a button, so that what is seldom needed takes no place. */
export function Folded({ label, name, children }: { label: string; name?: string; children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <button type="button" aria-label={name} onClick={() => setOpen(true)}>
        {label}
      </button>
    );
  return <div className="folded">{children(() => setOpen(false))}</div>;
}
