// SPDX-License-Identifier: EUPL-1.2
import { officeAddress } from "../office/ask";
import { useAccount } from "../office/session";
import { useWords } from "../words/words";
import { useCase } from "./CaseFile";

/** The file for a court, for whoever answers for the case; and the page that checks it there without any network. */
export function CourtFile() {
  const t = useWords("casefile");
  const { file } = useCase();
  const { roles } = useAccount();
  const stands = (...relations: string[]) => file.relations.some((relation) => relations.includes(relation));
  const heads = roles.includes("head-of-unit");
  if (!((heads || roles.includes("officer")) && stands("owner", "substitute")) && !(heads && stands("unit-head"))) return null;
  return (
    <dl className="particulars no-print" aria-label={t("court")}>
      <div>
        <dt>
          <a href={officeAddress(`cases/${file.id}/export`)} download={`${file.number}.comity-export`}>
            {t("court-file")}
          </a>
        </dt>
        <dd className="hint">{t("court-file-help")}</dd>
      </div>
      <div>
        <dt>
          <a href="downloads/comity-verify.html" download="comity-verify.html">
            {t("court-page")}
          </a>
        </dt>
        <dd className="hint">{t("court-page-help")}</dd>
      </div>
    </dl>
  );
}
