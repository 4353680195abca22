// SPDX-License-Identifier: EUPL-1.2
import { useState } from "react";
import { moment } from "../office/days";
import { useLanguage, useWords } from "../words/words";

/** A link shown once, to be handed over: it goes to nobody by itself. */
export function OneTimeLink({ link, onDone }: { link: { path?: string; expires?: string }; onDone: () => void }) {
  const t = useWords("administration");
  const { language } = useLanguage();
  const [copied, setCopied] = useState(false);
  const whole = new URL(link.path ?? "", location.origin).href;
  return (
    <div className="notice stack" role="status">
      <p>{t("link-made", { moment: moment(link.expires ?? "", language) })}</p>
      <p className="code one-time">{whole}</p>
      <div className="row">
        {isSecureContext && (
          <button type="button" onClick={() => void navigator.clipboard.writeText(whole).then(() => setCopied(true))}>
            {t(copied ? "copied" : "copy")}
          </button>
        )}
        <button type="button" onClick={onDone}>
          {t("handed-over")}
        </button>
      </div>
    </div>
  );
}
