// SPDX-License-Identifier: EUPL-1.2
// Cases that we ask of others, from their first page to their closing, by keyboard alone.
import { after } from "node:test";
import { MEASURES, PRE_FLIGHT, visitWays } from "./case_path.mjs";
import { openOffice } from "./office.mjs";

const office = await openOffice({ cases: 1 });
after(() => office.stop());

visitWays(office, await office.signedIn("anna"), [
  {
    name: "an extradition that we ask for, from the search to the collection",
    opening: { kind: "extradition", direction: "outgoing", counterpart: "Türk", title: "Path of our extradition", person: "Niko Sought" },
    way: [
      ["located"], ["feasibility-begun"], ["file-assembly-begun"], ["submitted"], ["approved", "hana"], [PRE_FLIGHT], ["sealed", "hana"], ["sent", "hana"], ["taken-over"], ["arrested-on-request"],
      ["granted"], ["collection-planned", "hana"], ["taken-into-country", "sara"], ["closed"],
    ],
  },
  {
    name: "assistance with three measures that we ask for, from the draft to the reply, which the limits of its use hold",
    opening: { kind: "assistance", direction: "outgoing", counterpart: "Türk", title: "Path of our assistance", person: "Clara Account", measures: ["information on bank accounts", "search", "service of documents"] },
    way: [
      ["drafting-begun"], ["submitted"], ["approved", "hana"], [PRE_FLIGHT], ["sealed", "hana"], ["sent", "hana"], ["taken-over"], [MEASURES], ["final-reply-received"],
    ],
    // United Nations Convention against Corruption, article 46(4) and (5): it is passed on with the other State's consent.
    ends: { closed: false, stage: "answered" },
  },
  {
    name: "the transfer of a sentenced person that we ask for, to the end of enforcement",
    opening: { kind: "sentenced-person", direction: "outgoing", counterpart: "Türk", title: "Path of our transfer", person: "Emil Convicted" },
    way: [["submitted"], ["approved", "hana"], [PRE_FLIGHT], ["sealed", "hana"], ["sent", "hana"], ["agreed"], ["transfer-planned", "hana"], ["handed-over", "sara"], ["enforcement-ended"], ["closed"]],
  },
  {
    name: "compulsory treatment that we ask another State to take over",
    opening: { kind: "compulsory-treatment", direction: "outgoing", counterpart: "Türk", title: "Path of our treatment", person: "Pavel Patient" },
    way: [["submitted"], ["approved", "hana"], [PRE_FLIGHT], ["sealed", "hana"], ["sent", "hana"], ["agreed"], ["transfer-planned", "hana"], ["handed-over", "sara"], ["enforcement-ended"], ["closed"]],
  },
]);
