// SPDX-License-Identifier: EUPL-1.2
#include "cli/office/channel_commands.h"

#include <array>
#include <iostream>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cases/correspondence/lamps.h"
#include "cli/arguments.h"
#include "cli/channel/file_commands.h"
#include "cli/channel/key_commands.h"
#include "cli/exit_status.h"
#include "cli/office/case_commands.h"
#include "cli/office/open_channel.h"
#include "cli/table.h"
#include "node/channel/access_point_client.h"

namespace comity::cli {

namespace {

/// Who acted, and in whose place.
std::string names_of(const command::Participant& by) {
    return by.on_behalf_of.empty() ? by.account : fmt::format("{} for {}", by.account, by.on_behalf_of);
}

struct ChannelOptions {
    OfficeOptions office;
    std::string of_case;
    std::string peer;
    std::string because;
    std::int64_t alarm = 0;
};

struct Opened {
    std::unique_ptr<OpenOffice> office;
    std::unique_ptr<OpenChannel> channel;

    OpenChannel* operator->() const { return channel.get(); }
    const node::Person& person() const { return office->person; }
};

/// Without a verb: for whoever works here.
Result<Opened> open(const ChannelOptions& options, std::optional<access::Verb> verb) {
    TRY(office, options.office.open());
    if (verb) {
        const access::Permission permission =
            office->person.may(access::Relation::none, access::Resource::configuration, *verb);
        if (!permission.allowed()) return fail(ErrorKind::forbidden, permission.reason);
    }
    TRY(channel, open_channel(*office));
    if (!channel)
        return fail(ErrorKind::not_found, fmt::format("{} has no channel", office->office->authority->id), {},
                    "docs/operate/channel.md says how one is set up");
    return Opened{std::move(office), std::move(channel)};
}

constexpr std::array<std::string_view, 4> lights{"-", "yes", "NO", "disputed"};

/// Five lamps in a line, of each thing a case sent or received.
Result<int> lamps(const ChannelOptions& options) {
    TRY(opened, options.office.open());
    TRY(id, opened->case_id(options.of_case));
    TRY(shown, opened->cases().open(opened->person, id));
    if (!opened->person.may(shown.relations, access::Resource::document, access::Verb::read).allowed())
        return node::no_such_case();
    Table table({"", "what", "by", "with", "left", "taken over", "delivered", "opened", "acknowledged", "now"});
    for (const cases::Transmittal& each : shown.state.transmittals) {
        const channel::Lamps of = cases::lamps_of(each);
        std::vector<std::string> row{each.id, each.action, each.channel,
                                     fmt::format("{} {}", each.outgoing ? "to" : "from", each.party)};
        for (std::size_t at = 0; at < channel::lamp_count; ++at)
            row.emplace_back(lights.at(static_cast<std::size_t>(of.at(static_cast<channel::Lamp>(at)).light)));
        row.emplace_back(cases::standing(each));
        table.add(std::move(row));
    }
    table.print(Terminal::of_standard_output());
    return exit_ok;
}

Result<int> status(const ChannelOptions& options) {
    TRY(channel, open(options, access::Verb::read));
    TRY(secret, node::read_channel_secret(channel->configuration.secret));
    node::AccessPointClient point(channel->configuration.access_point, secret);
    TRY(health, point.health());
    std::cout << health << '\n';
    return exit_ok;
}

Result<int> directory(const ChannelOptions& options) {
    TRY(channel, open(options, std::nullopt));
    TRY(current, channel->directory->current());
    if (!current)
        return fail(ErrorKind::not_found, "there is no directory yet", {}, "serve the node with its access point");
    std::cout << fmt::format("{}, number {}, valid until {}\n", current->document().federation,
                             current->document().sequence, to_string(current->document().valid_until));
    const auto choices = current->choices();
    TRY(waiting, channel->directory->waiting());
    Table table({"authority", "State", "name", "status", "may be chosen"});
    const auto list = [&](const channel::ListedAuthority& each) {
        std::string choice = std::ranges::find(choices, &each) != choices.end() ? "yes" : "no";
        for (const auto& [peer, by] : waiting)
            if (peer == each.id) choice = "proposed by " + names_of(by);
        table.add({each.id, std::string(each.state.text()), channel::name_in(each, "en"),
                   std::string(channel::to_string(each.status)), std::move(choice)});
    };
    std::ranges::for_each(current->document().authorities, list);
    std::ranges::for_each(current->manual(), list);
    table.print(Terminal::of_standard_output());
    return exit_ok;
}

Result<int> propose(const ChannelOptions& options) {
    TRY(channel, open(options, access::Verb::propose));
    TRY_VOID(channel->directory->propose(channel.person(), options.peer));
    std::cout << options.peer << " waits for a second person\n";
    return exit_ok;
}

Result<int> approve(const ChannelOptions& options) {
    TRY(channel, open(options, access::Verb::approve));
    TRY_VOID(channel->directory->approve(channel.person(), options.peer));
    std::cout << options.peer << " may be chosen\n";
    return exit_ok;
}

Result<int> alarms(const ChannelOptions& options) {
    TRY(channel, open(options, access::Verb::read));
    TRY(found, channel->alarms->list());
    Table table({"", "at", "kind", "about", "says", "put aside"});
    for (const node::SecurityAlarm& alarm : found)
        table.add({std::to_string(alarm.id), to_string(Instant::at(alarm.at).value_or(Instant())), alarm.kind,
                   alarm.peer, alarm.says,
                   alarm.cleared_by.empty()
                       ? std::string()
                       : names_of({alarm.cleared_by, alarm.cleared_on_behalf_of}) + ": " + alarm.cleared_as});
    table.print(Terminal::of_standard_output());
    return exit_ok;
}

Result<int> clear(const ChannelOptions& options) {
    TRY(channel, open(options, access::Verb::approve));
    TRY_VOID(channel->alarms->clear(channel.person(), options.alarm, options.because));
    std::cout << "alarm " << options.alarm << " is put aside\n";
    return exit_ok;
}

}  // namespace

void add_channel_commands(CLI::App& app, int& exit) {
    CLI::App* channel = app.add_subcommand("channel", "the official channel (docs/operate/channel.md)");
    channel->require_subcommand(1);
    const auto add = [&](const std::string& name, const std::string& says, Result<int> (*run)(const ChannelOptions&)) {
        auto options = std::make_shared<ChannelOptions>();
        CLI::App* command = channel->add_subcommand(name, says);
        options->office.add_to(*command);
        command->callback([options, run, &exit] { exit = finished(run(*options)); });
        return std::pair(command, options);
    };
    const auto [lamps_command, lamps_options] =
        add("lamps", "what a case sent and received, and how far it got", lamps);
    lamps_command->add_option("case", lamps_options->of_case, "number, EXT-I-2026-00001, or id")
        ->type_name("CASE")
        ->required();
    add("status", "how the access point is, as JSON", status);
    add("directory", "whom the federation directory lists", directory);
    const auto of_peer = [&](const std::string& name, const std::string& says,
                             Result<int> (*run)(const ChannelOptions&)) {
        const auto [command, options] = add(name, says, run);
        command->add_option("authority", options->peer, "its id in the directory")->type_name("ID")->required();
    };
    of_peer("propose", "propose an authority as a choice for senders", propose);
    of_peer("approve", "make an authority a choice for senders, as the second person", approve);
    add("alarms", "security alarms", alarms);
    const auto [clear_command, clear_options] = add("clear", "put a security alarm aside", clear);
    clear_command->add_option("alarm", clear_options->alarm, "its number")->type_name("NUMBER")->required();
    clear_command->add_option("--because", clear_options->because, "why it may be put aside")
        ->type_name("TEXT")
        ->required();
    add_send_command(*channel, exit);
    add_channel_keys(*channel, exit);
    add_channel_files(*channel, exit);
}

}  // namespace comity::cli
