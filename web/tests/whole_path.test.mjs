// SPDX-License-Identifier: EUPL-1.2
// Cases that others ask of us, from their first page to their closing, by keyboard alone.
import { after } from "node:test";
import { MEASURES, visitWays } from "./case_path.mjs";
import { openOffice } from "./office.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());

visitWays(office, await office.signedIn("anna"), [
  {
    name: "an extradition asked of us, from the request to the surrender and the closing",
    opening: { kind: "extradition", counterpart: "Türk", title: "Path of extradition", person: "Mehmet Example" },
    way: [
      ["request-received"], ["registered"], ["arrested"], ["formal-check-begun"], ["legal-check-begun"], ["brought-before-court"], ["found-admissible"], ["decision-proposed"], ["granted", "hana"], ["became-final"],
      ["handover-planned", "hana"], ["surrendered", "sara"], ["custody-reported", "hana"], ["closed"],
    ],
  },
  {
    name: "assistance with three measures, from the request to the reply",
    opening: { kind: "assistance", counterpart: "Türk", title: "Path of assistance", person: "Carla Account", measures: ["information on bank accounts", "search", "service of documents"] },
    way: [["registered"], ["check-begun"], ["accepted", "hana"], [MEASURES], ["results-gathered"], ["transmission-approved", "hana"], ["reply-sent", "hana"], ["closed"]],
  },
  {
    name: "a sentenced person transferred to the State that asked, to the end of enforcement",
    opening: { kind: "sentenced-person", counterpart: "Türk", title: "Path of transfer", person: "Anna Convicted" },
    way: [["registered"], ["check-begun"], ["decision-proposed"], ["agreed", "hana"], ["transfer-planned", "hana"], ["handed-over", "sara"], ["enforcement-ended"], ["closed"]],
  },
  {
    name: "compulsory treatment handed over to another State",
    opening: { kind: "compulsory-treatment", counterpart: "Türk", title: "Path of treatment", person: "Boris Patient" },
    way: [["registered"], ["check-begun"], ["decision-proposed"], ["agreed", "hana"], ["transfer-planned", "hana"], ["handed-over", "sara"], ["enforcement-ended"], ["closed"]],
  },
]);
