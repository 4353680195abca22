// SPDX-License-Identifier: EUPL-1.2
import brief from "../brief/words.en.json";
import library from "../library/words.en.json";
import meetings from "../meetings/words.en.json";
import register from "../register/words.en.json";

export const catalogues = { brief, library, meetings, register };
