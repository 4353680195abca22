// SPDX-License-Identifier: EUPL-1.2
import { PersonField } from "../desk/fields";
import { Folded } from "../desk/RecordForm";
import { useAccount } from "../office/session";
import { useWords } from "../words/words";
import { mayAssign, useHolding } from "./holding";
import { HoldingForm } from "./HoldingForm";

/** Gives it to an owner and a substitute. */
export function Assignment() {
  const t = useWords("register");
  const { kind, holding, past } = useHolding();
  const account = useAccount();
  if (past || !mayAssign(account, kind, holding)) return null;
  return (
    <Folded label={t("assign")}>
      {(close) => (
        <HoldingForm
          to={kind}
          command="assignment"
          initial={{ owner: holding.owner, substitute: holding.substitute }}
          body={({ owner, substitute }) => (owner && substitute && owner !== substitute ? { owner, substitute } : null)}
          onDone={close}
          onCancel={close}
        >
          {(draft, set) => (
            <div className="grid-2">
              <PersonField label={t("owner")} value={draft.owner} onChange={(owner) => set({ owner })} required />
              <PersonField label={t("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} required />
            </div>
          )}
        </HoldingForm>
      )}
    </Folded>
  );
}
