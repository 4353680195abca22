// SPDX-License-Identifier: EUPL-1.2
import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";
import { Problem } from "../api/Problem";
import { forgetDraft, storedDraft, storeDraft, useDraft } from "../office/drafts";
import { useAccount } from "../office/session";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";
import { Meanwhile, type Shown } from "./Meanwhile";

/** What every command answers. */
export interface Recorded {
  version: number;
  waits_for: string | null;
}

/** How what was entered is sent: upon the version that was shown, once. */
export interface Recording {
  basedOn?: number;
  once: string;
}

export interface FormProps<D, S, R> {
  /** What the form begins with. */
  initial: D;
  /** What is sent of what was entered in what the form began with; null as long as something is missing. */
  body: (draft: D, began: D) => S | null;
  submit?: string;
  /** What was recorded stays in the form: it is what stands now. */
  stays?: boolean;
  /** What the entry is made upon: as long as it stands, changes beside it are no conflict. null: not there yet for this version. */
  standsOn?: string | null;
  onDone?: (done: R) => void;
  onCancel?: () => void;
  /** `stood`: of `standsOn`, what was there when the entry was begun. */
  children: (draft: D, set: (change: Partial<D>) => void, stood: string | null | undefined) => ReactNode;
}

/** What the person saw when they began; it is kept with the draft, and a newer version is taken only when they say so. */
interface Seen<D> {
  version?: number;
  standsOn?: string | null;
  initial: D;
}

interface RecordFormProps<D, S, R> extends FormProps<D, S, R> {
  /** Tells the form apart from every other, for its draft. */
  name: string;
  /** What is changed; without: nothing is there yet. */
  shown?: Shown;
  send: (sent: S, how: Recording) => Promise<R>;
}

/** A form for one command: its draft is kept, a lost connection loses nothing, another's change is shown before it is overruled. */
export function RecordForm<D extends object, S, R extends Recorded>({ name, shown, initial, body, send, submit, stays = false, standsOn, onDone, onCancel, children }: RecordFormProps<D, S, R>) {
  const t = useWords("desk");
  const account = useAccount();
  const version = shown?.version;
  const { draft, setDraft, discard, settle, found, upon } = useDraft<D, Seen<D>>(`${account.id}.${name}`, initial, { version, standsOn, initial });
  const { busy, problem, conflict, run, clear } = useSending(shown?.reload);
  const untouched = !conflict && JSON.stringify(draft) === JSON.stringify(initial);
  if (standsOn !== null) {
    if (untouched) upon.current = { version, standsOn, initial };
    else if (standsOn !== undefined && standsOn === upon.current.standsOn) upon.current = { ...upon.current, version };
  }
  const keep = useContext(FoldContext);
  useEffect(() => keep?.(!untouched), [keep, untouched]);
  const [done, setDone] = useState<R | null>(null);
  const sent = body(draft, upon.current.initial);

  const record = async () => {
    if (sent === null) return;
    const answer = await run({ name, sent, basedOn: upon.current.version }, (once) => send(sent, { basedOn: upon.current.version, once }));
    if (answer === undefined) return;
    if (version !== undefined) upon.current = { ...upon.current, version: answer.version };
    if (stays) settle();
    else discard();
    setDone(answer);
    onDone?.(answer);
  };
  const submitted = (event: FormEvent) => {
    event.preventDefault();
    void record();
  };
  const movedOn = (conflict || found) && version !== upon.current.version;
  return (
    <form className="stack" onSubmit={submitted} aria-busy={busy}>
      {found && (
        <p className="notice" role="status">
          {t("draft-kept")}{" "}
          <button
            type="button"
            className="quiet"
            onClick={() => {
              clear();
              discard();
            }}
          >
            {t("draft-discard")}
          </button>
        </p>
      )}
      {children(
        draft,
        (change) => {
          if (busy) return; // what is on its way is not changed under its author's hands
          setDone(null);
          setDraft({ ...draft, ...change });
        },
        upon.current.standsOn,
      )}
      {movedOn && shown && <Meanwhile shown={shown} seen={upon.current.version} />}
      {problem && <Problem problem={problem} />}
      {movedOn && (
        <div className="row">
          <button
            type="button"
            disabled={busy || sent === null}
            onClick={() => {
              upon.current = { ...upon.current, version };
              clear();
              void record();
            }}
          >
            {t("record-anyway")}
          </button>
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

/** Tells the fold around a form whether something is entered in it. */
const FoldContext = createContext<((entered: boolean) => void) | null>(null);

interface FoldedProps {
  label: string;
  /** Where others on the page have the same label. */
  name?: string;
  children: (close: () => void) => ReactNode;
}

/**
 * A form behind a button, so that what is seldom needed takes no place. It is open again after a reload when something was
 * entered; who opens it goes on in its first field, who closes it at its button.
 */
export function Folded({ label, name, children }: FoldedProps) {
  const [key] = useState(() => `folded.${location.pathname}${location.search}.${name ?? label}`);
  const [open, setOpen] = useState(() => storedDraft<boolean>(key) !== undefined);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  const keep = useCallback((entered: boolean) => (entered ? storeDraft(key, { value: true, upon: null }) : forgetDraft(key)), [key]);
  useEffect(() => {
    if (!pressed.current) return;
    pressed.current = false;
    // A field that took the focus by itself keeps it.
    if (!open) button.current?.focus();
    else if (!place.current?.contains(document.activeElement)) place.current?.querySelector<HTMLElement>("input, select, textarea, button")?.focus();
  }, [open]);
  const turn = (to: boolean) => {
    pressed.current = true;
    if (!to) keep(false);
    setOpen(to);
  };
  if (!open)
    return (
      <button ref={button} type="button" aria-label={name} onClick={() => turn(true)}>
        {label}
      </button>
    );
  return (
    <div ref={place} className="folded">
      <FoldContext value={keep}>{children(() => turn(false))}</FoldContext>
    </div>
  );
}
