// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.ru.json";
import administration from "../administration/words.ru.json";
import approvals from "../approvals/words.ru.json";
import casefile from "../casefile/words.ru.json";
import clocks from "../clocks/words.ru.json";
import codes from "../codes/words.ru.json";
import desk from "../desk/words.ru.json";
import docket from "../docket/words.ru.json";
import newcase from "../newcase/words.ru.json";
import papers from "../papers/words.ru.json";
import promises from "../promises/words.ru.json";
import reciprocity from "../reciprocity/words.ru.json";
import signin from "../signin/words.ru.json";
import today from "../today/words.ru.json";

export const catalogues = { account, administration, approvals, casefile, clocks, codes, desk, docket, newcase, papers, promises, reciprocity, signin, today };
