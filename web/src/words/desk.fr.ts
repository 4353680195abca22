// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.fr.json";
import administration from "../administration/words.fr.json";
import approvals from "../approvals/words.fr.json";
import casefile from "../casefile/words.fr.json";
import clocks from "../clocks/words.fr.json";
import codes from "../codes/words.fr.json";
import desk from "../desk/words.fr.json";
import docket from "../docket/words.fr.json";
import newcase from "../newcase/words.fr.json";
import papers from "../papers/words.fr.json";
import promises from "../promises/words.fr.json";
import reciprocity from "../reciprocity/words.fr.json";
import signin from "../signin/words.fr.json";
import today from "../today/words.fr.json";

export const catalogues = { account, administration, approvals, casefile, clocks, codes, desk, docket, newcase, papers, promises, reciprocity, signin, today };
