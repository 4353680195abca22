// SPDX-License-Identifier: EUPL-1.2
// What was typed and not yet recorded: kept in this tab through a lost connection, a reload, a session that ended. It
// goes when it is recorded, when its owner signs out, and with the tab.
import { type RefObject, useEffect, useRef, useState } from "react";

const prefix = "comity.draft.";

/** A draft, and what its author saw when it was begun: what is recorded of it later is recorded upon that. */
export interface Kept<T, U> {
  value: T;
  upon: U;
}

export function storedDraft<T, U = null>(key: string): Kept<T, U> | undefined {
  const text = sessionStorage.getItem(prefix + key);
  if (text === null) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept === "object" && kept !== null && "value" in kept && "upon" in kept) return kept as Kept<T, U>;
  } catch {
    // Falls to what cannot be read.
  }
  sessionStorage.removeItem(prefix + key);
  return undefined;
}

export const storeDraft = <T, U>(key: string, kept: Kept<T, U>): void => sessionStorage.setItem(prefix + key, JSON.stringify(kept));
export const forgetDraft = (key: string): void => sessionStorage.removeItem(prefix + key);

interface Draft<T, U> {
  draft: T;
  setDraft: (next: T) => void;
  discard: () => void;
  /** It was recorded: it is kept no longer, and stands until what it was made of has come in its newer form. */
  settle: () => void;
  /** It was there when the form was opened. */
  found: boolean;
  /** What it was begun upon; the caller moves it on. */
  upon: RefObject<U>;
}

/** What somebody typed; `over`, once it is recorded: what there was before. */
interface Typed<T> {
  value: T;
  over?: string;
}

/**
 * Like useState, and what nobody typed into follows `initial`; what was set is there again after a reload, with what it was
 * begun upon: `seen`, where it begins now.
 */
export function useDraft<T, U>(key: string, initial: T, seen: U): Draft<T, U> {
  const first = useRef<{ kept: Kept<T, U> | undefined; typed: Typed<T> | null } | null>(null);
  if (!first.current) {
    const kept = storedDraft<T, U>(key);
    first.current = { kept, typed: kept ? { value: kept.value } : null };
  }
  const { kept } = first.current;
  const [typed, setTyped] = useState(first.current.typed);
  const upon = useRef<U>(kept ? kept.upon : seen);
  const [found, setFound] = useState(kept !== undefined);
  useEffect(() => {
    if (typed !== null && typed.over === undefined && typed !== first.current?.typed) storeDraft(key, { value: typed.value, upon: upon.current });
  }, [typed, key]);
  const begins = JSON.stringify(initial);
  const draft = typed === null || (typed.over !== undefined && typed.over !== begins) ? initial : typed.value;
  const leave = (rest: Typed<T> | null) => {
    forgetDraft(key);
    setFound(false);
    setTyped(rest);
  };
  return {
    draft,
    found,
    upon,
    setDraft: (value) => setTyped({ value }),
    discard: () => leave(null),
    settle: () => leave({ value: draft, over: begins }),
  };
}
