// SPDX-License-Identifier: EUPL-1.2
import { type FormEvent, useState } from "react";
import { Problem } from "../api/Problem";
import { SelectField, TextField } from "../desk/fields";
import { send } from "../office/ask";
import type { Account, IssuedLink } from "../office/types";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";
import { Roles } from "./AccountForm";
import { OneTimeLink } from "./OneTimeLink";

/** Creates an account and the link by which its owner chooses a password. */
export function NewAccount({ onDone }: { onDone: () => void }) {
  const t = useWords("administration");
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [signIn, setSignIn] = useState("");
  const [unit, setUnit] = useState("");
  const [language, setLanguage] = useState("en");
  const [roles, setRoles] = useState<string[]>([]);
  const [link, setLink] = useState<IssuedLink>();
  const { busy, problem, run } = useSending();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const body = { name: name.trim(), sign_in_name: signIn.trim(), language, ...(unit.trim() && { unit: unit.trim() }), roles: roles.join(" ") };
    const made = await run(body, () => send<Account>("accounts", body));
    if (!made) return;
    onDone();
    const issued = await run({ link: made.id }, () => send<IssuedLink>(`accounts/${made.id}/link`, {}));
    if (issued) setLink(issued);
    setName("");
    setSignIn("");
    setRoles([]);
  };
  if (link)
    return (
      <OneTimeLink
        link={link}
        onDone={() => {
          setLink(undefined);
          setOpen(false);
        }}
      />
    );
  if (!open)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {t("new-account")}
      </button>
    );
  return (
    <form className="folded stack" onSubmit={(event) => void submit(event)}>
      {problem && <Problem problem={problem} />}
      <div className="grid-2">
        <TextField label={t("name")} value={name} onChange={setName} />
        <TextField label={t("sign-in-name")} value={signIn} onChange={setSignIn} />
        <TextField label={t("unit")} value={unit} onChange={setUnit} />
        <SelectField label={t("language")} value={language} onChange={setLanguage} options={[["en", "English"], ["fr", "Français"], ["ru", "Русский"]]} />
      </div>
      <Roles chosen={roles} onChange={setRoles} />
      <p className="hint">{t("roles-help")}</p>
      <div className="row">
        <button type="submit" className="primary" disabled={busy || name.trim() === "" || signIn.trim() === ""}>
          {t("create")}
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          {t("close")}
        </button>
      </div>
    </form>
  );
}
