// SPDX-License-Identifier: EUPL-1.2
// What was typed and not yet recorded: kept in this tab through a lost connection, a reload, a session that ended. It
// goes when it is recorded, when its owner signs out, and with the tab.
import { useEffect, useRef, useState } from "react";

const prefix = "comity.draft.";

export function storedDraft<T>(key: string): T | undefined {
  const text = sessionStorage.getItem(prefix + key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    sessionStorage.removeItem(prefix + key);
    return undefined;
  }
}

/** Like useState; what was set is there again after a reload. `found`: it was there when the form was opened. */
export function useDraft<T>(key: string, initial: T): { draft: T; setDraft: (next: T) => void; discard: () => void; found: boolean } {
  const first = useRef<{ value: T | undefined } | null>(null);
  first.current ??= { value: storedDraft<T>(key) };
  const [draft, setDraft] = useState<T>(first.current.value ?? initial);
  const [found, setFound] = useState(first.current.value !== undefined);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) sessionStorage.setItem(prefix + key, JSON.stringify(draft));
  }, [draft, key, touched]);
  return {
    draft,
    found,
    setDraft: (next) => {
      setTouched(true);
      setDraft(next);
    },
    discard: () => {
      sessionStorage.removeItem(prefix + key);
      setTouched(false);
      setFound(false);
      setDraft(initial);
    },
  };
}
