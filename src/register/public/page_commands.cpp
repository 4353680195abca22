// SPDX-License-Identifier: EUPL-1.2
#include "register/public/page_commands.h"

#include <fmt/format.h>

#include "register/public/public_content.h"
#include "register/source.h"

namespace comity::registry {

namespace {

using command::Fields;
using format::Value;

bool is_word_of(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t stop = std::min(words.find(' '), words.size());
        if (words.substr(0, stop) == word) return true;
        words.remove_prefix(std::min(stop + 1, words.size()));
    }
    return false;
}

Result<void> check_no_page_waits(const Holding& holding) {
    for (const command::Proposal& proposal : holding.proposals)
        if (proposal.status == command::Proposal::Status::waiting &&
            (proposal.command == publish_page || proposal.command == withdraw_page))
            return fail(ErrorKind::conflict, fmt::format("{} waits for a second person", proposal.id), {},
                        "withdraw that proposal first");
    return {};
}

Result<void> check_page_arguments(const Value& arguments, std::string_view known_fields) {
    TRY_VOID(check_public_words(arguments, "title"));
    Fields read(arguments);
    const std::string source = read.text("source"), language = read.text_or("language");
    std::vector<std::string> fields = read.texts("fields");
    TRY_VOID(read.finish());
    if (source.size() > longest_note)
        return fail(ErrorKind::limit, fmt::format("'source' has {} octets", source.size()), {},
                    fmt::format("at most {}", longest_note));
    if (!language.empty()) TRY_VOID(check_language(language));
    for (const std::string& field : fields)
        if (!is_word_of(known_fields, field))
            return fail(ErrorKind::invalid, fmt::format("'{}' cannot be shown", field), {},
                        fmt::format("any of: {}", known_fields));
    return check_named_once(std::move(fields));
}

Result<void> check_all_can_be_printed(const Value& told) {
    if (const std::string* text = told.as_string()) return check_can_be_printed(*text);
    if (const Value::List* items = told.as_list())
        for (const Value& item : *items) TRY_VOID(check_all_can_be_printed(item));
    if (const Value::Object* members = told.as_object())
        for (const format::Member& member : *members) TRY_VOID(check_all_can_be_printed(member.value));
    return {};
}

Result<void> check_public_part(const Value& told) {
    TRY_VOID(check_all_can_be_printed(told));
    TRY(text, format::canonical_json(told));
    if (text.size() <= longest_public_part) return {};
    return fail(ErrorKind::limit, fmt::format("what would be public has {} octets", text.size()), {},
                fmt::format("at most {}; choose less", longest_public_part));
}

/// What those arguments would make public of the state.
template <class State>
Result<PublicPart<State>> offered_part(const State& state, const Value& arguments) {
    Fields read(arguments);
    PublicPart<State> part{.titles = read_public_words(read, "title"),
                           .fields = read.texts("fields"),
                           .language = read.text_or("language"),
                           .source = read.text("source")};
    TRY_VOID(read.finish());
    part.content = std::make_shared<const State>(public_content(state, part.fields));
    return part;
}

}  // namespace

template <class State>
Events decide_publish_page(const State& state, const Command& command, const Environment& environment) {
    if (!command.approved) {
        TRY_VOID(check_no_page_waits(state));
        TRY_VOID(check_page_arguments(command.arguments, KindOf<State>::public_fields));
        TRY(part, offered_part(state, command.arguments));
        TRY_VOID(check_public_part(shown_to_all(part, environment.today)));
    }
    return std::vector{NewEvent{"page-published", Value::object({{"on", to_string(environment.today)}})}};
}

template <class State>
Events decide_withdraw_page(const State& state, const Command& command, const Environment& environment) {
    if (!state.page.current) return fail(ErrorKind::conflict, fmt::format("{} is not public", state.number));
    if (!command.approved) TRY_VOID(check_no_page_waits(state));
    TRY_VOID(check_public_words(command.arguments, "because"));
    Value payload = command.arguments;
    payload.set("on", to_string(environment.today));
    return std::vector{NewEvent{"page-withdrawn", std::move(payload)}};
}

template <class State>
Result<void> keep_what_is_offered(State& state, const Told& proposed) {
    TRY(command, proposed.payload->string_at("command"));
    if (command != publish_page) return {};
    TRY(text, proposed.payload->string_at("arguments"));
    TRY(arguments, format::read_value(text, "the proposal"));
    TRY(part, offered_part(state, arguments));
    state.page.offered = std::move(part);
    return {};
}

template <class State>
Result<void> page_published(State& state, const Told& told) {
    if (!state.page.offered) return fail(ErrorKind::invalid, "nothing was proposed to be public");
    Fields read(*told.payload);
    state.page.current = state.page.offered;
    state.page.current->on = read.day("on");
    state.page.withdrawn_on.reset();
    state.page.withdrawn_because = {};
    state.public_version = told.sequence;
    return read.finish();
}

template <class State>
Result<void> page_withdrawn(State& state, const Told& told) {
    Fields read(*told.payload);
    state.page.current.reset();
    state.page.withdrawn_on = read.day("on");
    state.page.withdrawn_because = read_public_words(read, "because");
    state.public_version = told.sequence;
    return read.finish();
}

template Events decide_publish_page(const Agreement&, const Command&, const Environment&);
template Events decide_publish_page(const Programme&, const Command&, const Environment&);
template Events decide_publish_page(const Meeting&, const Command&, const Environment&);
template Events decide_withdraw_page(const Agreement&, const Command&, const Environment&);
template Events decide_withdraw_page(const Programme&, const Command&, const Environment&);
template Events decide_withdraw_page(const Meeting&, const Command&, const Environment&);
template Result<void> keep_what_is_offered(Agreement&, const Told&);
template Result<void> keep_what_is_offered(Programme&, const Told&);
template Result<void> keep_what_is_offered(Meeting&, const Told&);
template Result<void> page_published(Agreement&, const Told&);
template Result<void> page_published(Programme&, const Told&);
template Result<void> page_published(Meeting&, const Told&);
template Result<void> page_withdrawn(Agreement&, const Told&);
template Result<void> page_withdrawn(Programme&, const Told&);
template Result<void> page_withdrawn(Meeting&, const Told&);

}  // namespace comity::registry
