// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { ApiProblem } from "../api/client";
import { Problem } from "../api/Problem";
import { useCodes } from "../codes/codes";
import { TextField, TickField } from "../desk/fields";
import { send } from "../office/ask";
import type { Account, IssuedLink, TrustProposal } from "../office/types";
import { useSending } from "../office/useSending";
import { useWords } from "../words/words";
import { OneTimeLink } from "./OneTimeLink";

export const allRoles = ["officer", "head-of-unit", "deputy", "executing-officer", "translator", "registrar", "auditor", "administrator", "public-editor"] as const;

export function Roles({ chosen, onChange }: { chosen: string[]; onChange: (roles: string[]) => void }) {
  const t = useWords("administration");
  const code = useCodes();
  return (
    <fieldset className="tick-list">
      <legend>{t("roles")}</legend>
      {allRoles.map((role) => (
        <TickField key={role} label={code("role", role)} value={chosen.includes(role)} onChange={(yes) => onChange(yes ? [...chosen, role] : chosen.filter((one) => one !== role))} />
      ))}
    </fieldset>
  );
}

/** What an administrator does to an account. What takes a second person is proposed, with the reason. */
export function AccountForm({ account, onDone, onClose }: { account: Account; onDone: () => void; onClose: () => void }) {
  const t = useWords("administration");
  const [roles, setRoles] = useState<string[]>(account.roles);
  const [unit, setUnit] = useState(account.unit);
  const [reason, setReason] = useState("");
  const [link, setLink] = useState<IssuedLink>();
  const [told, setTold] = useState("");
  const { busy, problem, run } = useSending();

  /** A 409 says that a second person is needed: then it becomes a proposal. */
  const give = async <T,>(command: string, args: Record<string, string>, path: string): Promise<T | undefined> => {
    setTold("");
    return run({ command, args }, async () => {
      try {
        return await send<T>(path, args);
      } catch (fault) {
        if (!(fault instanceof ApiProblem) || fault.status !== 409 || reason.trim() === "") throw fault;
        await send<TrustProposal>("trust", { account: account.id, command, arguments: args, reason: reason.trim() });
        setTold(t("proposed"));
        return undefined;
      }
    });
  };
  const change = async (command: string, args: Record<string, string>) => {
    const done = await give<unknown>(command, args, `accounts/${account.id}/${command}`);
    if (done === undefined) return;
    setTold(t("done"));
    onDone();
  };
  return (
    <div className="folded stack">
      {problem && <Problem problem={problem} />}
      {problem?.status === 409 && <p className="notice">{t("needs-reason")}</p>}
      <p role="status">{told}</p>
      {link && <OneTimeLink link={link} onDone={() => setLink(undefined)} />}
      <TextField label={t("reason")} value={reason} onChange={setReason} help={t("reason-help")} />
      <Roles chosen={roles} onChange={setRoles} />
      <div className="row">
        <button type="button" disabled={busy || roles.join() === account.roles.join()} onClick={() => void change("change-roles", { roles: roles.join(" ") })}>
          {t("change-roles")}
        </button>
      </div>
      <div className="row">
        <TextField label={t("unit")} value={unit} onChange={setUnit} />
        <button type="button" disabled={busy || unit === account.unit} onClick={() => void change("change-unit", { unit })}>
          {t("change-unit")}
        </button>
      </div>
      <div className="row">
        <button type="button" disabled={busy} onClick={() => void give<IssuedLink>("issue-link", {}, `accounts/${account.id}/link`).then((made) => made && setLink(made))}>
          {t("issue-link")}
        </button>
        <button type="button" disabled={busy} onClick={() => void change("sign-out-everywhere", {})}>
          {t("sign-out-everywhere")}
        </button>
        <button type="button" disabled={busy || reason.trim() === ""} onClick={() => void change("remove-second-factors", { reason: reason.trim() })}>
          {t("remove-factors")}
        </button>
        {account.disabled ? (
          <button type="button" disabled={busy} onClick={() => void change("enable-account", {})}>
            {t("enable")}
          </button>
        ) : (
          <button type="button" disabled={busy || reason.trim() === ""} onClick={() => void change("disable-account", { reason: reason.trim() })}>
            {t("disable")}
          </button>
        )}
        <button type="button" className="quiet" onClick={onClose}>
          {t("close")}
        </button>
      </div>
    </div>
  );
}
