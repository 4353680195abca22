// SPDX-License-Identifier: EUPL-1.2
import account from "../account/words.ru.json";
import administration from "../administration/words.ru.json";
import glossary from "../glossary/words.ru.json";
import incoming from "../incoming/words.ru.json";
import papers from "../papers/words.ru.json";

export const catalogues = { account, administration, glossary, incoming, papers };
