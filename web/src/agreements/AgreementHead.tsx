// SPDX-License-Identifier: EUPL-1.2
import { shortDay } from "../office/days";
import { useRegisterCodes } from "../register/codes";
import { useAgreement } from "../register/holding";
import { HoldingHead } from "../register/HoldingHead";
import { useLanguage, useWords } from "../words/words";

/** What it is, with whom, where it stands and since when. */
export function AgreementHead() {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const agreement = useAgreement();
  const day = (text: string) => text && shortDay(text, language);
  return (
    <HoldingHead
      what={code("kind", agreement.kind)}
      badge={agreement.observed && <span className="badge soft">{t("observed-true")}</span>}
      facts={[
        [t("signed-on"), day(agreement.signed_on)],
        [t("in-force-since"), day(agreement.in_force_since)],
        [t("expected-entry"), agreement.in_force_since ? "" : day(agreement.expected_entry)],
        [t("term-ends"), day(agreement.term_ends)],
      ]}
    >
      {agreement.observed && <p className="hint">{t("observed-help")}</p>}
    </HoldingHead>
  );
}
