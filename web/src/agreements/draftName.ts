// SPDX-License-Identifier: EUPL-1.2
import { shortDay } from "../office/days";
import type { AgreementDraftLine } from "../office/register";
import { useRegisterCodes } from "../register/codes";
import { useLanguageName } from "../register/languageName";
import { useLanguage, useWords } from "../words/words";

/** "Round 2, theirs, 1 March 2024, English". */
export function useDraftName(): (draft: AgreementDraftLine) => string {
  const t = useWords("register");
  const code = useRegisterCodes();
  const { language } = useLanguage();
  const languageName = useLanguageName();
  return (draft) => [t("round", { number: draft.round }), code("by", draft.by), shortDay(draft.on, language), languageName(draft.language)].join(", ");
}
