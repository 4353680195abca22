// SPDX-License-Identifier: EUPL-1.2
import approvals from "../approvals/words.en.json";
import casefile from "../casefile/words.en.json";
import clocks from "../clocks/words.en.json";
import codes from "../codes/words.en.json";
import desk from "../desk/words.en.json";
import docket from "../docket/words.en.json";
import newcase from "../newcase/words.en.json";
import promises from "../promises/words.en.json";
import reciprocity from "../reciprocity/words.en.json";
import restrictions from "../restrictions/words.en.json";
import retention from "../retention/words.en.json";
import signin from "../signin/words.en.json";
import today from "../today/words.en.json";

export const catalogues = { approvals, casefile, clocks, codes, desk, docket, newcase, promises, reciprocity, restrictions, retention, signin, today };
