// SPDX-License-Identifier: EUPL-1.2
import { navigate } from "../app/router";
import { PersonField } from "../desk/fields";
import { Folded, RecordForm } from "../desk/RecordForm";
import { send } from "../office/ask";
import type { BodyDone } from "../office/register";
import { useWords } from "../words/words";
import { type BodyDraft, BodyFields, bodyOf } from "./BodyFields";

export function BeginBody() {
  const t = useWords("meetings");
  const r = useWords("register");
  const initial: BodyDraft & { substitute: string } = { title: "", kind: "", organisation: "", parent: "", seat: "", mandate: "", parties: [], substitute: "" };
  return (
    <Folded label={t("enter-body")}>
      {(close) => (
        <>
          <h2>{t("enter-body")}</h2>
          <RecordForm
            name="bodies"
            initial={initial}
            body={({ substitute, ...draft }) => {
              const body = bodyOf(draft);
              return body && substitute ? { ...body, substitute } : null;
            }}
            send={(sent, { once }) => send<BodyDone>("bodies", sent, { once })}
            onDone={({ body }) => navigate(`desk/bodies/${body}`)}
            onCancel={close}
          >
            {(draft, set) => (
              <>
                <BodyFields draft={draft} set={set} />
                <PersonField label={r("substitute")} value={draft.substitute} onChange={(substitute) => set({ substitute })} help={r("substitute-help")} required />
              </>
            )}
          </RecordForm>
        </>
      )}
    </Folded>
  );
}
