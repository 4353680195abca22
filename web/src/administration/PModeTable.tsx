// SPDX-License-Identifier: EUPL-1.2
import { Problem } from "../api/Problem";
import { useLoaded } from "../api/useLoaded";
import { Loading } from "../app/Loading";
import { read } from "../office/ask";
import type { ChannelPModes } from "../office/types";
import { useWords } from "../words/words";

type PMode = ChannelPModes["pmodes"][number];

/** In a pull the initiator asks and the responder sends (docs/formats/p-mode.md). */
function ends(pmode: PMode) {
  return pmode.binding === "pull" ? { from: pmode.responder, to: pmode.initiator } : { from: pmode.initiator, to: pmode.responder };
}

function PModeRow({ pmode }: { pmode: PMode }) {
  const t = useWords("administration");
  const { from, to } = ends(pmode);
  return (
    <tr>
      <th scope="row" className="code">
        {pmode.id}
      </th>
      <td>
        <span className="code">{from.authority}</span> → <span className="code">{to.authority}</span> {pmode.binding === "pull" && <span className="badge soft">{t("pulled")}</span>}
      </td>
      <td>
        {pmode.service.value}: {pmode.actions.join(", ")} {pmode.priority === "urgent" && <span className="badge warn">{t("urgent")}</span>}
      </td>
      <td>
        {pmode.profile} · {pmode.sign.alg} · {pmode.encrypt.on ? pmode.encrypt.key_transport : <span className="badge bad">{t("not-encrypted")}</span>}
      </td>
      <td>{[pmode.evidence, pmode.anchor && t("with-anchors")].filter(Boolean).join(" · ")}</td>
    </tr>
  );
}

/** What the two sides of every way agreed, as it is in force; read only. */
export function PModeTable() {
  const t = useWords("administration");
  const { value, problem, retry } = useLoaded(() => read<ChannelPModes>("channel/pmodes"), []);
  return (
    <section className="panel" aria-labelledby="pmodes">
      <h2 id="pmodes">{t("pmodes")}</h2>
      <p className="hint">{t("pmodes-help")}</p>
      {value === undefined && !problem && <Loading />}
      {problem && <Problem problem={problem} retry={retry} />}
      {value?.pmodes.length === 0 && <p className="notice">{t("no-pmodes")}</p>}
      {value && value.pmodes.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={t("pmodes")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("pmode")}</th>
                <th scope="col">{t("pmode-way")}</th>
                <th scope="col">{t("pmode-actions")}</th>
                <th scope="col">{t("pmode-protection")}</th>
                <th scope="col">{t("pmode-proof")}</th>
              </tr>
            </thead>
            <tbody>
              {value.pmodes.map((pmode) => (
                <PModeRow key={pmode.id} pmode={pmode} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
