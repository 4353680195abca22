// SPDX-License-Identifier: EUPL-1.2
import brief from "../brief/words.ru.json";
import library from "../library/words.ru.json";
import meetings from "../meetings/words.ru.json";
import news from "../news/words.ru.json";
import publishing from "../publishing/words.ru.json";
import questionnaires from "../questionnaires/words.ru.json";
import register from "../register/words.ru.json";
import statistics from "../statistics/words.ru.json";

export const catalogues = { brief, library, meetings, news, publishing, questionnaires, register, statistics };
