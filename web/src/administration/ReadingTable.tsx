// SPDX-License-Identifier: EUPL-1.2
import { Link } from "../app/router";
import { useCommon } from "../office/common";
import { moment } from "../office/days";
import { useLanguage, useWords, type Words } from "../words/words";

/** What was read, in words; the record has it as the program says it. */
export function whatWasRead(what: string, t: Words): string {
  if (["case", "export", "search", "audit"].includes(what)) return t(`read-${what}`);
  const [, document, version] = /^document (\S+) version (\d+)$/.exec(what) ?? [];
  if (document && version) return t("read-document", { document, version });
  const [, list] = /^export of (\w+)$/.exec(what) ?? [];
  if (list) return t("read-list", { list });
  const [, page] = /^print of ([a-z-]+)$/.exec(what) ?? [];
  if (page) return t("read-print", { page });
  const [, event] = /^proof of event (\d+)$/.exec(what) ?? [];
  return event ? t("read-proof", { event }) : what;
}

export interface ShownReading {
  at: string;
  account: string;
  on_behalf_of: string;
  what: string;
  case?: string;
}

/** Readings, the newest first; `onCase` where one may go on to those of one case. */
export function ReadingTable({ readings, onCase }: { readings: readonly ShownReading[]; onCase?: (id: string) => string }) {
  const t = useWords("administration");
  const { language } = useLanguage();
  const { actorName } = useCommon();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("room-audit")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("what")}</th>
            {onCase && <th scope="col">{t("in-case")}</th>}
          </tr>
        </thead>
        <tbody>
          {readings.map((reading, at) => (
            <tr key={`${reading.at} ${at}`}>
              <td>{moment(reading.at, language)}</td>
              <td>{actorName(reading.account, reading.on_behalf_of)}</td>
              <td>{whatWasRead(reading.what, t)}</td>
              {onCase && <td className="code">{reading.case && <Link to={onCase(reading.case)}>{reading.case}</Link>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
