// SPDX-License-Identifier: EUPL-1.2
import { useWords } from "../words/words";

export function Loading() {
  const t = useWords("app");
  return (
    <p className="loading" role="status">
      {t("loading")}
    </p>
  );
}
