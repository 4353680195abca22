// SPDX-License-Identifier: EUPL-1.2
#include "cli/law_diff_command.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <span>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/day_diff_text.h"
#include "cli/exit_status.h"
#include "cli/library_option.h"
#include "cli/terminal.h"
#include "format/json_writer.h"
#include "law/show/library_diff.h"

namespace comity::cli {

namespace {

struct Options {
    std::string before;
    std::string after;
    LibraryOption law;
    std::string from, to;
    std::string state;
    std::string kind;
    bool json = false;
    bool brief = false;
};

std::string version_of(const law::Library& library) {
    return std::string(library.text(library.summary().version)) + " (" + library.digest() + ")";
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void print_lines(std::string_view sign, Colour colour, std::span<const std::string_view> lines,
                 const Terminal& terminal) {
    for (const std::string_view line : lines) {
        const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
        const int indent = 6 + static_cast<int>(blanks);
        const std::string text = std::string(sign) + " " + std::string(line.substr(0, blanks)) +
                                 wrapped(line.substr(blanks), terminal.width(), indent);
        std::cout << "    " << terminal.paint(text, colour) << '\n';
    }
}

/// The lines that differ, between those that do not.
void print_difference(std::string_view before, std::string_view after, const Terminal& terminal) {
    const std::vector<std::string_view> was = lines_of(before);
    const std::vector<std::string_view> is = lines_of(after);
    const std::size_t shorter = std::min(was.size(), is.size());
    std::size_t head = 0;
    while (head < shorter && was[head] == is[head]) ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && was[was.size() - 1 - tail] == is[is.size() - 1 - tail]) ++tail;
    const std::span<const std::string_view> old_lines(was);
    const std::span<const std::string_view> new_lines(is);
    print_lines(" ", Colour::dim, old_lines.first(head), terminal);
    print_lines("-", Colour::red, old_lines.subspan(head, was.size() - head - tail), terminal);
    print_lines("+", Colour::green, new_lines.subspan(head, is.size() - head - tail), terminal);
    print_lines(" ", Colour::dim, old_lines.last(tail), terminal);
}

void print_change(const law::Change& change, bool brief, const Terminal& terminal) {
    const bool added = change.kind == law::Change::Kind::added;
    const bool removed = change.kind == law::Change::Kind::removed;
    std::cout << (added ? "+ " : removed ? "- " : "~ ") << terminal.paint(change.subject, Colour::strong);
    if (brief) {
        std::string names;
        for (const law::Change::Field& field : change.fields) names += (names.empty() ? "  " : ", ") + field.name;
        std::cout << (change.kind == law::Change::Kind::changed ? names : "") << '\n';
        return;
    }
    std::cout << '\n';
    for (const law::Change::Field& field : change.fields) {
        // One side only and on one line: the name beside it.
        const bool one_line = (added || removed) && (field.before + field.after).find('\n') == std::string::npos;
        if (one_line) {
            std::cout << "  " << padded(field.name, 14) << ' '
                      << wrapped(field.before + field.after, terminal.width(), 17) << '\n';
            continue;
        }
        std::cout << "  " << field.name << '\n';
        print_difference(field.before, field.after, terminal);
    }
}

void print_json(const law::Library& before, const law::Library& after, const std::vector<law::Change>& changes) {
    format::JsonWriter json;
    const auto version = [&](const law::Library& library) {
        json.object([&] {
            json.key("version").string(library.text(library.summary().version));
            json.key("digest").string(library.digest());
        });
    };
    json.object([&] {
        json.key("before");
        version(before);
        json.key("after");
        version(after);
        json.key("changes").array([&] {
            for (const law::Change& change : changes) {
                json.object([&] {
                    json.key("section").string(change.section);
                    json.key("change").string(to_string(change.kind));
                    json.key("subject").string(change.subject);
                    json.key("fields").array([&] {
                        for (const law::Change::Field& field : change.fields) {
                            json.object([&] {
                                json.key("field").string(field.name);
                                json.key("before");
                                field.before.empty() ? json.null() : json.string(field.before);
                                json.key("after");
                                field.after.empty() ? json.null() : json.string(field.after);
                            });
                        }
                    });
                });
            }
        });
    });
    std::cout << json.text() << '\n';
}

void print_text(const law::Library& before, const law::Library& after, const std::vector<law::Change>& changes,
                bool brief) {
    const Terminal terminal = Terminal::of_standard_output();
    std::cout << "before  " << version_of(before) << "\nafter   " << version_of(after) << '\n';
    if (changes.empty()) std::cout << "\nno differences\n";
    for (auto first = changes.begin(); first != changes.end();) {
        const auto last = std::find_if(first, changes.end(),
                                       [&](const law::Change& change) { return change.section != first->section; });
        std::cout << '\n' << terminal.paint(first->section, Colour::strong) << " (" << last - first << ")\n";
        for (; first != last; ++first) print_change(*first, brief, terminal);
    }
}

int diff(const Options& options) {
    std::vector<law::Example> unused;
    const auto before = open_law(options.before, unused);
    if (!before) return refuse(before.error());
    const auto after = open_law(options.after, unused);
    if (!after) return refuse(after.error());
    const std::vector<law::Change> changes = law::library_diff(*before, *after);
    if (options.json)
        print_json(*before, *after, changes);
    else
        print_text(*before, *after, changes, options.brief);
    return changes.empty() ? exit_ok : exit_found;
}

/// One library on two days.
Result<int> diff_days(const Options& options) {
    if (!options.before.empty())
        return fail(ErrorKind::invalid, "two versions and two days are asked for at once", {},
                    "name two versions, or --from and --to with one library in --law");
    if (options.from.empty() || options.to.empty())
        return fail(ErrorKind::invalid, "one of the two days is missing", {}, "give --from and --to");
    TRY(library, options.law.open());
    law::DaysCompared days;
    TRY(from, read_day(options.from, CivilDate(), "--from"));
    TRY(to, read_day(options.to, CivilDate(), "--to"));
    days.from = from;
    days.to = to;
    if (options.kind.empty()) {
        days.kinds = law::request_kinds(library);
    } else {
        TRY(kind, law::find_request_kind(library, options.kind));
        days.kinds.push_back(std::move(kind));
    }
    if (!options.state.empty()) {
        TRY(state, read_state(library, options.state));
        days.state = state;
    }
    const std::vector<law::PairDifference> found = law::day_diff(library, days);
    if (options.json)
        std::cout << law::day_diff_json(library, days, found) << '\n';
    else
        print_day_diff(library, days, found);
    return found.empty() ? exit_ok : exit_found;
}

Result<int> diff_any(const Options& options) {
    const bool of_days = !options.from.empty() || !options.to.empty();
    if (of_days) return diff_days(options);
    if (!options.state.empty() || !options.kind.empty())
        return fail(ErrorKind::invalid, "--state and --kind belong to a comparison of two days", {},
                    "give --from and --to");
    if (options.after.empty())
        return fail(ErrorKind::invalid, "what shall be compared?", {},
                    "name two versions of the library, or two days: --from 2020-01-01 --to 2026-01-01");
    return diff(options);
}

}  // namespace

void add_law_diff_command(CLI::App& law, int& status) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        law.add_subcommand("diff", "two versions of the library, or two days: what changed, for whom, from when");
    command->add_option("before", options->before, "a compiled library or a law folder")->type_name("PATH");
    command->add_option("after", options->after, "the version to compare it with")->type_name("PATH");
    command->add_option("--from", options->from, "compare two days of one library: the earlier")->type_name("DATE");
    command->add_option("--to", options->to, "the later day")->type_name("DATE");
    command->add_option("--state", options->state, "two days: only pairs with this State")->type_name("STATE");
    command->add_option("--kind", options->kind, "two days: only this kind of request; without: every kind");
    options->law.add_to(*command);
    command->add_flag("--brief", options->brief, "only what changed, not how");
    command->add_flag("--json", options->json, "as JSON");
    command->footer("Ends with 0 when nothing differs, 1 when something does, 2 when a library cannot be read.");
    command->callback([options, &status] { status = finished(diff_any(*options)); });
}

}  // namespace comity::cli
