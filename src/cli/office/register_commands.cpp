// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/register_commands.h"

#include <iostream>
#include <memory>
#include <type_traits>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/exit_status.h"
#include "cli/office/command_arguments.h"
#include "cli/office/event_text.h"
#include "cli/office/listing.h"
#include "cli/office/once.h"
#include "cli/table.h"
#include "format/canonical_json.h"
#include "node/accounts/named_accounts.h"
#include "node/register/lists.h"
#include "register/agreement/agreement.h"
#include "store/files/file.h"

namespace comity::cli {

namespace {

using format::Value;
using registry::KindOf;

/// Of agreements some are among others.
template <class State>
constexpr bool of_sides = std::is_same_v<State, registry::Agreement>;

template <class State>
struct CommandOptions {
    explicit CommandOptions(const registry::CommandKind<State>& of) : kind(of), arguments(of.entry()) {}

    const registry::CommandKind<State>& kind;
    OfficeOptions office;
    CommandArguments arguments;
    std::string of;
    std::string text_file;
    std::uint64_t based_on = 0;
    std::string once;
    bool json = false;

    bool begins() const { return kind.resource.empty(); }
};

template <class State>
std::string sentence(const Value& event) {
    const std::string type = event.string_at("type").value_or("");
    const Value* payload = event.find("payload");
    const std::string_view says = registry::says_of<State>(type);
    std::string line(says);
    for (const std::string_view member : {"id", "step", "state", "on", "effect", "answer_by", "how", "side"})
        if (const auto text = payload ? payload->string_at(member) : Result<std::string>(""); text && !text->empty())
            line +=
                (line == says ? ": " : ", ") + (member == "effect" || member == "answer_by"
                                                    ? std::string(member == "effect" ? "from " : "answer by ") + *text
                                                    : *text);
    return line;
}

template <class State>
Result<int> print_answer(const std::string& answer, bool json) {
    if (json) {
        std::cout << answer << '\n';
        return exit_ok;
    }
    TRY(value, format::read_value(answer, "answer"));
    std::cout << value.string_at("number").value_or("") << '\n';
    for (const Value& event : *value.find("events")->as_list()) std::cout << "  " << sentence<State>(event) << '\n';
    if (const std::string* waits = value.find("waits_for")->as_string())
        std::cout << "waits for a second person: " << *waits << '\n';
    return exit_ok;
}

template <class State>
Result<int> give(const CommandOptions<State>& options) {
    TRY(arguments, options.arguments.read());
    if (!options.text_file.empty()) {
        TRY(text, store::read_whole(options.text_file, registry::longest_text));
        arguments.set("text", std::move(text));
    }
    TRY(opened, options.office.open());
    TRY_VOID(node::check_named_accounts(*opened->accounts, arguments));
    TRY(once, once_of(*opened, options.once, options.kind.name, options.of, arguments, options.based_on));
    auto& desk = desk_of<State>(*opened);
    if (options.begins()) {
        TRY(answer, desk.begin(opened->person, std::move(arguments), std::move(once)));
        return print_answer<State>(answer, options.json);
    }
    TRY(id, holding_id<State>(*opened, options.of));
    TRY(answer,
        desk.give(
            opened->person, id,
            {.name = std::string(options.kind.name), .arguments = std::move(arguments), .based_on = options.based_on},
            std::move(once)));
    return print_answer<State>(answer, options.json);
}

bool takes_text(const command::Entry& entry) {
    return std::ranges::find(entry.parameters, "text", &command::Parameter::name) != entry.parameters.end();
}

template <class State>
void add_table(CLI::App& of, int& status) {
    const std::string word(KindOf<State>::word);
    for (const registry::CommandKind<State>& kind : registry::commands<State>()) {
        // Its file is read by a process apart: news_sheets.cpp.
        if (std::is_same_v<State, registry::NewsItem> && kind.resource == registry::add_picture_resource) continue;
        auto options = std::make_shared<CommandOptions<State>>(kind);
        std::string says(kind.says);
        says[0] = static_cast<char>(says[0] - 'A' + 'a');
        CLI::App* command = of.add_subcommand(options->begins() ? "begin" : std::string(kind.name), says);
        if (!options->begins()) {
            std::string metavar = word;
            for (char& c : metavar) c = static_cast<char>(c - 'a' + 'A');
            command
                ->add_option(word, options->of,
                             std::string("number, ") + std::string(KindOf<State>::letters) + "-2026-00001, or id")
                ->type_name(metavar)
                ->required();
            command->add_option("--based-on", options->based_on, "version you saw: refused where it has moved on")
                ->type_name("VERSION");
        }
        if (takes_text(kind.entry())) {
            command->add_option("--text-file", options->text_file, "file with the text (UTF-8)")
                ->type_name("FILE")
                ->required();
            options->arguments.add_to(*command, {"text"});
        } else {
            options->arguments.add_to(*command, {options->begins() ? "owner" : ""});
        }
        command->add_option("--once", options->once, "given again with the same key, it has no second effect")
            ->type_name("KEY");
        command->add_flag("--json", options->json, "answer as JSON (docs/formats/api-office.md)");
        options->office.add_to(*command);
        command->callback([options, &status] { status = finished(give(*options)); });
    }
}

struct StoryOptions {
    OfficeOptions office;
    std::string of;
};

template <class State>
Result<int> story(const StoryOptions& options) {
    TRY(opened, options.office.open());
    TRY(id, holding_id<State>(*opened, options.of));
    TRY(found, desk_of<State>(*opened).open(opened->person, id));
    for (const auto& [event, payload] : found.story)
        std::cout << fmt::format("{:>4}  {}  {}  {}\n", event.stream_sequence, to_string(event.instant), who_of(event),
                                 sentence<State>(Value::object({{"type", event.type}, {"payload", payload}})));
    return exit_ok;
}

struct ListOptions {
    OfficeOptions office;
    node::HoldingFilter filter;
    std::string on;
    bool mine = false;
    bool observed = false, ours = false;
    bool json = false;
};

/// Every one of a list that is given in pages.
template <class Fetch, class Add>
Result<void> each_of(Fetch fetch, Add add) {
    node::Page page(node::largest_page);
    while (true) {
        TRY(found, fetch(page));
        for (const auto& one : found) TRY_VOID(add(one));
        if (found.size() < page.limit) return {};
        page.after = found.back().cursor;
    }
}

/// "2024-01-10 to 2024-01-12" of a meeting; since when its stage holds of all else.
template <class State>
Result<std::string> days_text(const OpenOffice& opened, store::Connection& rows, const node::ListedHolding& one) {
    if constexpr (std::is_same_v<State, registry::Meeting>) {
        TRY(meeting, desk_of<State>(opened).load(rows, one.id));
        const std::string first = to_string(meeting.from), last = to_string(meeting.to);
        return first == last ? first : first + " to " + last;
    }
    return one.since;
}

template <class State>
Result<int> list(ListOptions options) {
    TRY(opened, options.office.open());
    TRY(on, read_day(options.on, opened->today(), "--on"));
    options.filter.word = KindOf<State>::word;
    options.filter.resource = node::resource_of<State>();
    options.filter.on = on;
    if (options.observed || options.ours) options.filter.observed = options.observed;
    if (options.mine) options.filter.owner = opened->person.seat();
    TRY(reader, opened->node->database().reader());
    Value all = Value::list();
    Table table({"number", "with", "stage", std::is_same_v<State, registry::Meeting> ? "days" : "since", "kind",
                 "owner", "title"});
    const auto fetch = [&](const node::Page& page) {
        return node::list_holdings(*reader, opened->asker(), options.filter, page);
    };
    TRY_VOID(each_of(fetch, [&](const node::ListedHolding& one) -> Result<void> {
        TRY(days, days_text<State>(*opened, *reader, one));
        Value line = Value::object({{"id", one.id},
                                    {"number", one.number},
                                    {"title", one.title},
                                    {"kind", one.sort},
                                    {"states", one.states},
                                    {"stage", one.stage},
                                    {"since", one.since},
                                    {"owner", one.owner},
                                    {"substitute", one.substitute},
                                    {"version", one.version}});
        if constexpr (of_sides<State>) line.set("observed", one.observed);
        all.append(std::move(line));
        table.add({one.number, one.observed ? one.states + " (among others)" : one.states, one.stage, days, one.sort,
                   one.owner, one.title});
        return {};
    }));
    return options.json ? print_json(all) : print_table(table, "none");
}

Result<int> proposals(ListOptions options) {
    TRY(opened, options.office.open());
    TRY(reader, opened->node->database().reader());
    Value all = Value::list();
    Table table({"number", "proposal", "command", "by", "reason"});
    const auto fetch = [&](const node::Page& page) {
        return node::list_register_proposals(*reader, opened->asker(), page);
    };
    TRY_VOID(each_of(fetch, [&](const node::ListedRegisterProposal& one) -> Result<void> {
        all.append(Value::object({{"holding", one.holding},
                                  {"word", one.word},
                                  {"number", one.number},
                                  {"proposal", one.id},
                                  {"act", one.act},
                                  {"command", one.command},
                                  {"says", one.says},
                                  {"by", one.by},
                                  {"at", one.at}}));
        table.add({one.number, one.id, one.command, one.by, one.says.empty() ? one.title : one.says});
        return {};
    }));
    return options.json ? print_json(all) : print_table(table, "nothing waits for you");
}

template <class State>
void add_lists(CLI::App& of, int& status) {
    auto options = std::make_shared<ListOptions>();
    CLI::App* command = of.add_subcommand("list", "those of the register, by number");
    command->add_option("--state", options->filter.state, "only with this State")->type_name("STATE");
    command->add_option("--kind", options->filter.sort, "only of this kind")->type_name("KIND");
    command->add_option("--stage", options->filter.stage, "only in this stage on the day")->type_name("STAGE");
    command->add_option("--on", options->on, "the day whose stage is shown; without: today")->type_name("DATE");
    command->add_flag("--mine", options->mine, "only those I answer for");
    if constexpr (of_sides<State>) {
        CLI::Option* observed =
            command->add_flag("--observed", options->observed, "only those among others, of which we are no side");
        command->add_flag("--ours", options->ours, "only those of which we are a side")->excludes(observed);
    }
    command->add_flag("--json", options->json, "as JSON");
    options->office.add_to(*command);
    command->callback([options, &status] { status = finished(list<State>(*options)); });

    auto told = std::make_shared<StoryOptions>();
    command = of.add_subcommand("story", "everything that happened to it, event by event");
    command->add_option(std::string(KindOf<State>::word), told->of, "its number, or id")->required();
    told->office.add_to(*command);
    command->callback([told, &status] { status = finished(story<State>(*told)); });

    auto waiting = std::make_shared<ListOptions>();
    command =
        of.add_subcommand("proposals", "what of the register waits for a second person and may be approved by me");
    command->add_flag("--json", waiting->json, "as JSON");
    waiting->office.add_to(*command);
    command->callback([waiting, &status] { status = finished(proposals(*waiting)); });
}

template <class State>
void add_kind(CLI::App& app, const std::string& says, void (*add_sheets)(CLI::App&, int&), int& status) {
    CLI::App* kind = app.add_subcommand(std::string(KindOf<State>::word), says);
    kind->require_subcommand(1);
    add_lists<State>(*kind, status);
    add_sheets(*kind, status);
    add_table<State>(*kind, status);
}

}  // namespace

void add_register_commands(CLI::App& app, int& status) {
    add_kind<registry::Agreement>(app, "agreements with other authorities (docs/use/agreements.md)",
                                  add_agreement_sheets, status);
    add_kind<registry::Programme>(app, "programmes of cooperation and their items (docs/use/agreements.md)",
                                  add_programme_sheets, status);
    add_kind<registry::Body>(app, "international bodies and who speaks there for us (docs/use/meetings.md)",
                             add_body_sheets, status);
    add_kind<registry::Meeting>(app, "meetings, their decisions and the brief before them (docs/use/meetings.md)",
                                add_meeting_sheets, status);
    add_kind<registry::Publication>(app,
                                    "the library: its publications and a search over their pages (docs/use/library.md)",
                                    add_library_sheets, status);
    add_kind<registry::Statistic>(app, "statistics and their published tables (docs/use/public.md)",
                                  add_statistic_sheets, status);
    add_kind<registry::NewsItem>(app, "news items and what is public of them (docs/use/public.md)", add_news_sheets,
                                 status);
    add_questionnaire_commands(app, status);
}

}  // namespace comity::cli
