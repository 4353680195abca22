// SPDX-License-Identifier: EUPL-1.2
// The tables of src/cases/correspondence: by which channels, what is sent, what a person may file to prove its way. A unit
// test holds them to the tables.
export const channels = [
  "as4", "post", "courier", "bag", "hand", "mail", "fax",
  "interpol", "contact-point",
];
export const actions = [
  "SubmitRequest", "Supplement", "Reply", "PartialExecution", "FinalExecution", "Refuse", "Postpone",
  "WithdrawRequest", "Surrender", "Acknowledge", "RequestInformation", "ProvideInformation", "RequestMissing",
];

const evidences: Record<string, string[]> = {
  "post": ["posting-receipt", "advice-of-receipt", "returned-item", "inquiry", "acknowledgement"],
  "courier": ["waybill", "proof-of-delivery", "returned-item", "acknowledgement"],
  "bag": ["bag-list", "mission-confirmation", "receipt-of-note", "return-of-note", "confirmation-of-authority", "acknowledgement"],
  "hand": ["dispatch-entry", "hand-over-protocol", "refusal-to-take", "acknowledgement"],
  "mail": ["sent-copy", "delivery-notice", "failure-notice", "confirmation", "reading-notice", "acknowledgement"],
  "fax": ["transmission-report", "confirmation", "failure-report", "acknowledgement"],
  "interpol": ["message-sent", "bureau-receipt", "bureau-refusal", "confirmation-of-authority", "acknowledgement"],
  "contact-point": ["message-sent", "contact-point-receipt", "contact-point-refusal", "confirmation-of-authority", "acknowledgement"],
};

/** What a person may file; the official channel proves itself. */
export const evidencesOf = (channel: string) => evidences[channel] ?? [];
