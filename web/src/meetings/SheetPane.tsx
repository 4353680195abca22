// SPDX-License-Identifier: EUPL-1.2
import { HoldingContext, useHolding } from "../register/holding";
import { useWords } from "../words/words";
import { AgendaPane } from "./AgendaPane";
import { DecisionsPane } from "./DecisionsPane";
import { DelegationsPane } from "./DelegationsPane";

/** The whole meeting on one sheet, to be taken along: agenda with our positions, delegations, decisions. */
export function SheetPane() {
  const t = useWords("meetings");
  const open = useHolding();
  return (
    <>
      <p className="row no-print">
        <button type="button" onClick={() => print()}>
          {t("print")}
        </button>
        <span className="hint">{t("print-help")}</span>
      </p>
      {/* Nothing is recorded on a sheet. */}
      <HoldingContext value={{ ...open, past: true }}>
        <AgendaPane />
        <DelegationsPane />
        <DecisionsPane />
      </HoldingContext>
    </>
  );
}
