// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from "react";
import { CommandForm } from "../casefile/CommandForm";
import { TextField } from "../desk/fields";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useOwnAccount } from "../office/session";
import type { Document as Paper } from "../office/types";
import { useLanguage, useWords } from "../words/words";
import { isDangerous, isHandedOut, levelOf } from "./found";
import { InspectionView } from "./InspectionView";

/** What was found in a version stands before it; what is dangerous is shown only to who asks for it, malware to who says why. */
export function FoundIn({ paper, version, asked, onAsk, children }: { paper: Paper; version: number; asked: boolean; onAsk: () => void; children: ReactNode }) {
  const t = useWords("inspection");
  const { language } = useLanguage();
  const { actorName } = useCommon();
  const me = useOwnAccount();
  const of = paper.versions[version - 1];
  if (!of) return null;
  const { inspection } = of;
  const handedOut = isHandedOut(of, me.id);
  // The same places whether it was looked into or not: what is shown already is not fetched again once it was.
  return (
    <>
      {inspection === null && paper.seal !== "sealed" && <p className="hint">{t("not-yet")}</p>}
      {inspection && (
        <details className="found" open={levelOf(inspection) !== "note"}>
          <summary>{t("title")}</summary>
          <InspectionView inspection={inspection} />
          {of.taken.map(({ reason, recorded }) => (
            <p key={recorded.event} className="hint">
              {t("taken-by", { who: actorName(recorded.by, recorded.on_behalf_of), when: moment(recorded.at, language), reason })}
            </p>
          ))}
        </details>
      )}
      {!handedOut && (
        <>
          <p className="notice" role="alert">
            {t("infected")}
          </p>
          <CommandForm command="documents/{document}/taking" at={{ document: paper.id }} name={String(version)} initial={{ reason: "" }} submit={t("take")} body={({ reason }) => (reason.trim() ? { version, reason: reason.trim() } : null)}>
            {(draft, set) => <TextField label={t("take-reason")} value={draft.reason} onChange={(reason) => set({ reason })} help={t("take-help")} />}
          </CommandForm>
        </>
      )}
      {handedOut && isDangerous(of) && !asked && (
        <div className="notice" role="alert">
          <p>{t("dangerous")}</p>
          <button type="button" onClick={onAsk}>
            {t("show-anyway")}
          </button>
        </div>
      )}
      {handedOut && (!isDangerous(of) || asked) && children}
    </>
  );
}
