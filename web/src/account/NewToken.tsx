// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from "react";
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { useCodes } from "../codes/codes";
import { TextField, TickField } from "../desk/fields";
import { read, send } from "../office/ask";
import type { IssuedToken, TokenScopes } from "../office/types";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";

function Ticks({ legend, words, all, chosen, onChange }: { legend: string; words: (word: string) => string; all: readonly string[]; chosen: string[]; onChange: (chosen: string[]) => void }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {all.map((word) => (
        <TickField key={word} label={words(word)} value={chosen.includes(word)} onChange={(ticked) => onChange(ticked ? [...chosen, word] : chosen.filter((one) => one !== word))} />
      ))}
    </fieldset>
  );
}

function TokenForm({ scopes, onMade, onCancel }: { scopes: TokenScopes; onMade: (token: IssuedToken) => void; onCancel: () => void }) {
  const t = useWords("account");
  const code = useCodes();
  const { busy, problem, run } = useSending();
  const [label, setLabel] = useState("");
  const [roles, setRoles] = useState(scopes.roles.length === 1 ? scopes.roles : []);
  const [verbs, setVerbs] = useState<string[]>([]);
  const [resources, setResources] = useState<string[]>([]);
  const [until, setUntil] = useState("");
  const whole = label.trim() !== "" && until !== "" && [roles, verbs, resources].every((words) => words.length > 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { label: label.trim(), roles, verbs, resources, expires: `${until}T00:00:00Z` };
    const made = await run(body, () => send<IssuedToken>("account/tokens", body));
    if (made) onMade(made);
  };
  return (
    <form className="folded stack" onSubmit={(event) => void submit(event)}>
      {problem && <Problem problem={problem} />}
      <div className="grid-2">
        <TextField label={t("token-label")} value={label} onChange={setLabel} />
        <TextField label={t("token-until")} type="date" value={until} onChange={setUntil} />
      </div>
      <Ticks legend={t("token-roles")} words={(word) => code("role", word)} all={scopes.roles} chosen={roles} onChange={setRoles} />
      <Ticks legend={t("token-verbs")} words={(word) => t(`verb-${word}`)} all={scopes.verbs} chosen={verbs} onChange={setVerbs} />
      <Ticks legend={t("token-resources")} words={(word) => t(`resource-${word}`)} all={scopes.resources.map(({ resource }) => resource)} chosen={resources} onChange={setResources} />
      <div className="row">
        <button type="submit" className="primary" disabled={busy || !whole}>
          {t("make-token")}
        </button>
        <button type="button" onClick={onCancel}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

/** Makes a token for a script: as far as one's own roles reach, for no act, shown once. */
export function NewToken({ onDone }: { onDone: () => void }) {
  const t = useWords("account");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<IssuedToken>();
  const { value: scopes, problem, retry } = useLoaded(open ? () => read<TokenScopes>("account/token-scopes") : null, [open]);
  if (made)
    return (
      <div className="notice stack" role="status">
        <p>{t("token-made")}</p>
        <p className="code one-time" translate="no">
          {made.token}
        </p>
        <div className="row">
          <button
            type="button"
            onClick={() => {
              setMade(undefined);
              setOpen(false);
              onDone();
            }}
          >
            {t("token-kept")}
          </button>
        </div>
      </div>
    );
  if (!open)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {t("new-token")}
      </button>
    );
  if (scopes === undefined) return problem ? <Problem problem={problem} retry={retry} /> : null;
  return <TokenForm scopes={scopes} onMade={setMade} onCancel={() => setOpen(false)} />;
}
