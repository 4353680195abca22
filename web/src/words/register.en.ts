// SPDX-License-Identifier: EUPL-1.2
import brief from "../brief/words.en.json";
import library from "../library/words.en.json";
import meetings from "../meetings/words.en.json";
import news from "../news/words.en.json";
import publishing from "../publishing/words.en.json";
import questionnaires from "../questionnaires/words.en.json";
import register from "../register/words.en.json";
import statistics from "../statistics/words.en.json";

export const catalogues = { brief, library, meetings, news, publishing, questionnaires, register, statistics };
