// SPDX-License-Identifier: EUPL-1.2
// Commands about texts: drafts on the way, and what was signed.
#include <array>

#include <fmt/format.h>

#include "register/agreement/commands.h"
#include "register/decide.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

Events add_draft(const Agreement& agreement, const Command& command, const Environment& environment) {
    if (agreement.stage() > Stage::initialled)
        return fail(ErrorKind::conflict, fmt::format("{} is {}", agreement.number, word(agreement.stage())), {},
                    "what is signed has texts, not drafts; a change is a new agreement or an amendment");
    Value payload = command.arguments;
    Fields read(payload);
    TRY_VOID(check_not_ours(agreement, read));
    if (read.integer("round") < 1) return fail(ErrorKind::invalid, "'round' counts from 1");
    TRY_VOID(check_happened(read.day("on"), environment.today));
    TRY_VOID(check_language(read.text("language")));
    TRY_VOID(check_length(read.text("text")));
    payload.set("id", next_id('d', agreement.drafts));
    return std::vector{NewEvent{"draft-added", std::move(payload)}};
}

Events add_text(const Agreement& agreement, const Command& command, const Environment&) {
    Value payload = command.arguments;
    Fields read(payload);
    TRY_VOID(check_language(read.text("language")));
    TRY_VOID(check_length(read.text("text")));
    payload.set("id", next_id('x', agreement.texts));
    return std::vector{NewEvent{"text-added", std::move(payload)}};
}

using command::ParameterType::text;
constexpr Parameter language{"language", text, true, "of the text (ISO 639-1)"};
constexpr Parameter whole_text{"text", text, true, "the text, clause by clause, at most 512 KiB"};
constexpr std::array draft_parameters{
    Parameter{"round", ParameterType::integer, true, "round of the negotiation, from 1"},
    Parameter{"by", text, true, "whose draft", "us them both"},
    Parameter{"on", ParameterType::date, true, "the day of the draft"},
    language,
    whole_text,
    Parameter{"says", text, false, "what changed, in words"},
};
constexpr std::array text_parameters{
    language, Parameter{"authentic", ParameterType::boolean, false, "false: a translation; without: authentic"},
    whole_text, source_parameter, document_parameter};

constexpr std::array table{
    CommandKind<Agreement>{"add-draft", "drafts", "change", "Add a draft of a round", draft_parameters, add_draft},
    CommandKind<Agreement>{"add-text", "texts", "change", "Add a text of the agreement in one language",
                           text_parameters, add_text},
};

}  // namespace

std::span<const CommandKind<Agreement>> text_commands() {
    return table;
}

}  // namespace comity::registry
