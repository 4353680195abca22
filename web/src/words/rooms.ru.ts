// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.ru.json";
import administration from "../administration/words.ru.json";
import approvals from "../approvals/words.ru.json";
import glossary from "../glossary/words.ru.json";
import incoming from "../incoming/words.ru.json";
import inspection from "../inspection/words.ru.json";
import newcase from "../newcase/words.ru.json";
import papers from "../papers/words.ru.json";
import reciprocity from "../reciprocity/words.ru.json";
import retention from "../retention/words.ru.json";

export const catalogues = { account, administration, approvals, glossary, incoming, inspection, newcase, papers, reciprocity, retention };
