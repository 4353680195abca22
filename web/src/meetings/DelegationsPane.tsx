// SPDX-License-Identifier: EUPL-1.2
import { SelectField, TextField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import type { MeetingCommands } from "../office/commands";
import { useCommon } from "../office/common";
import type { MeetingMember } from "../office/register";
import { roles, useRegisterCodes } from "../register/codes";
import { SideField } from "../register/fields";
import { useChanges, useMeeting } from "../register/holding";
import { HoldingForm } from "../register/HoldingForm";
import { useWords } from "../words/words";

type Body = MeetingCommands["members"];

/** Of ours nothing but who: a State is of theirs. */
export function memberOf({ side, state, name, office, role }: Record<"side" | "state" | "name" | "office" | "role", string>): Body | null {
  if (name.trim() === "" || office.trim() === "" || (side === "them" && state === "")) return null;
  return { side: side as Body["side"], name: name.trim(), office: office.trim(), role: role as Body["role"], ...(side === "them" && { state }) };
}

function AddMember() {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { stateName } = useCommon();
  const states = [...new Set(useMeeting().parties.map(({ state }) => state))];
  return (
    <Folded label={t("add-member")}>
      {(close) => (
        <HoldingForm to="meetings" command="members" initial={{ side: "us", state: states[0] ?? "", name: "", office: "", role: "member" }} body={memberOf} onDone={close} onCancel={close}>
          {(draft, set) => (
            <div className="grid-2">
              <SideField label={t("delegation")} value={draft.side} onChange={(side) => set({ side })} />
              {draft.side === "them" && <SelectField label={r("state")} value={draft.state} onChange={(state) => set({ state })} options={states.map((one) => [one, stateName(one)])} />}
              <TextField label={r("line-name")} value={draft.name} onChange={(name) => set({ name })} required />
              <TextField label={r("line-office")} value={draft.office} onChange={(office) => set({ office })} required />
              <SelectField label={r("line-role")} value={draft.role} onChange={(role) => set({ role })} options={roles.map((one) => [one, code("role", one)])} />
            </div>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}

function Member({ member }: { member: MeetingMember }) {
  const t = useWords("meetings");
  const r = useWords("register");
  const code = useRegisterCodes();
  const { cancelled_on } = useMeeting();
  const changes = useChanges() && cancelled_on === "" && !member.withdrawn;
  return (
    <li className={member.withdrawn ? "withdrawn" : undefined}>
      <div className="row-what">
        <p>
          <strong>{member.name}</strong>
        </p>
        <p className="hint">{[code("role", member.role), member.office, member.withdrawn && t("does-not-come")].filter(Boolean).join(" · ")}</p>
        {changes && (
          <div className="row">
            <Folded label={t("withdraw-member")} name={`${t("withdraw-member")}: ${member.name}`}>
              {(close) => (
                <HoldingForm to="meetings" command="members/{member}/withdrawal" at={{ member: member.id }} initial={{ because: "" }} body={({ because }) => (because.trim() ? { because: because.trim() } : null)} onDone={close} onCancel={close}>
                  {(draft, set) => <TextField label={r("line-because")} value={draft.because} onChange={(because) => set({ because })} required />}
                </HoldingForm>
              )}
            </Folded>
          </div>
        )}
      </div>
    </li>
  );
}

/** Who sits at the table: ours, then each of the other sides, the head first. */
export function DelegationsPane() {
  const t = useWords("meetings");
  const r = useWords("register");
  const { stateName } = useCommon();
  const { members, parties, cancelled_on } = useMeeting();
  const changes = useChanges() && cancelled_on === "";
  const sides = [{ state: "", name: t("our-delegation") }, ...[...new Set(parties.map(({ state }) => state))].map((state) => ({ state, name: stateName(state) }))];
  const of = (state: string) => members.filter((one) => (one.side === "us" ? "" : one.state) === state).sort((one, other) => roles.findIndex((role) => role === one.role) - roles.findIndex((role) => role === other.role));
  return (
    <section className="panel" aria-labelledby="delegations">
      <h2 id="delegations">
        {r("pane-delegations")} <span className="count">{members.filter(({ withdrawn }) => !withdrawn).length}</span>
      </h2>
      <div className="delegations">
        {sides.map(({ state, name }) => (
          <section key={state} aria-label={name}>
            <h3>{name}</h3>
            {of(state).length === 0 && <p className="hint">{t("nobody-named")}</p>}
            <ul className="rows">
              {of(state).map((member) => (
                <Member key={member.id} member={member} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {changes && <AddMember />}
    </section>
  );
}
