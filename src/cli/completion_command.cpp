// SPDX-License-Identifier: EUPL-1.2
#include "cli/completion_command.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <span>

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"
#include "cli/library_option.h"

namespace comity::cli {

namespace {

constexpr std::string_view bash_script =
    R"bash(# bash completion for comity; load with: source <(comity completion bash)
_comity() {
    local typed="${COMP_LINE:0:COMP_POINT}" current candidate
    local -a words
    read -ra words <<<"$typed"
    [[ "$typed" == *[[:space:]] ]] && words+=("")
    current="${words[-1]}"
    # bash takes a colon for the end of a word: what stands before it must not be given again.
    local before=""
    [[ "$current" == *:* && "$COMP_WORDBREAKS" == *:* ]] && before="${current%"${current##*:}"}"
    COMPREPLY=()
    while IFS=$'\t' read -r candidate _; do
        COMPREPLY+=("${candidate#"$before"}")
    done < <("${words[0]}" __complete -- "${words[@]:1}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && "${COMPREPLY[0]}" == *: ]] && compopt -o nospace
}
complete -o default -F _comity comity
)bash";

constexpr std::string_view zsh_script = R"zsh(#compdef comity
# zsh completion for comity; put it as _comity into a folder of $fpath, or load with: source <(comity completion zsh)
_comity() {
    local -a candidates
    local line
    for line in "${(@f)$(${words[1]} __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -z $line ]] && continue
        # _describe separates word and explanation by a colon; colons of the word itself are escaped.
        candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    if (( ${#candidates} )); then
        _describe 'comity' candidates
    else
        _files
    fi
}
if [[ $funcstack[1] == _comity ]]; then
    _comity "$@"
else
    compdef _comity comity
fi
)zsh";

constexpr std::string_view fish_script = R"fish(# fish completion for comity; load with: comity completion fish | source
function __comity_complete
    set -l words (commandline -opc)
    set -l candidates ($words[1] __complete -- $words[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $candidates) -eq 0
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $candidates
    end
end
complete -c comity -f -a '(__comity_complete)'
)fish";

/// Prints a candidate and what it is, when it begins as the word does.
class Candidates {
   public:
    explicit Candidates(std::string word) : word_(std::move(word)) {}

    void offer(std::string_view candidate, std::string_view meaning) const {
        if (!candidate.starts_with(word_)) return;
        std::cout << candidate << '\t' << meaning.substr(0, meaning.find('\n')) << '\n';
    }
    const std::string& word() const { return word_; }

   private:
    std::string word_;
};

/// The place on the command line that is being completed: the command reached, and the option whose value is wanted.
struct Position {
    const CLI::App* command = nullptr;
    const CLI::Option* value_of = nullptr;
    std::size_t positionals = 0;
};

bool takes_value(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

const CLI::App* named_command(const CLI::App& app, const std::string& name) {
    const auto found = app.get_subcommands(
        [&](const CLI::App* command) { return command->get_name() == name && !command->get_group().empty(); });
    return found.empty() ? nullptr : found.front();
}

const CLI::Option* named_option(const CLI::App& app, const std::string& word) {
    return app.get_option_no_throw(word.substr(0, word.find('=')));
}

Position walk(const CLI::App& app, std::span<const std::string> words) {
    Position position{&app, nullptr, 0};
    for (const std::string& word : words) {
        if (position.value_of != nullptr) {
            position.value_of = nullptr;
        } else if (word.starts_with('-') && word.size() > 1) {
            const CLI::Option* option = named_option(*position.command, word);
            if (option != nullptr && takes_value(*option) && word.find('=') == std::string::npos)
                position.value_of = option;
        } else if (const CLI::App* command = named_command(*position.command, word)) {
            position.command = command;
        } else {
            ++position.positionals;
        }
    }
    return position;
}

void offer_commands(const CLI::App& app, const Candidates& candidates) {
    for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
        candidates.offer(command->get_name(), command->get_description());
    }
}

void offer_options(const CLI::App& app, const Candidates& candidates) {
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) candidates.offer("--" + name, option->get_description());
    }
}

/// "KIND:{extradition,assistance}" offers the words between the braces.
void offer_members(const std::string& type, const Candidates& candidates) {
    const std::size_t open = type.find('{');
    const std::size_t close = type.find('}', open);
    if (close == std::string::npos) return;
    for (std::size_t at = open + 1; at < close;) {
        const std::size_t end = std::min(type.find(',', at), close);
        candidates.offer(type.substr(at, end - at), "");
        at = end + 1;
    }
}

void offer_provisions(const law::Library& library, const Candidates& candidates) {
    const std::size_t colon = candidates.word().find(':');
    if (colon == std::string::npos) {
        for (const law::Instrument& instrument : library.instruments()) {
            candidates.offer(library.text(instrument.id), library.text(instrument.title.en));
        }
        return;
    }
    const law::InstrumentIndex index = library.find_instrument(candidates.word().substr(0, colon));
    if (index == law::none) return;
    for (const law::Provision& provision :
         library.of(library.provisions(), library.instruments()[static_cast<std::size_t>(index)].provisions)) {
        candidates.offer(library.text(provision.id), library.text(provision.title.en));
    }
}

/// Ids of grounds, conditions, duties and clocks, and rules by their provision.
void offer_results(const law::Library& library, const Candidates& candidates) {
    if (candidates.word().find(':') != std::string::npos) return offer_provisions(library, candidates);
    std::set<std::string_view> ids;
    for (const law::Rule& rule : library.rules()) {
        if (rule.id != 0 && ids.insert(library.text(rule.id)).second) {
            candidates.offer(library.text(rule.id), library.text(library.provision_of(rule).title.en));
        }
    }
}

void offer_facts(const law::Library& library, const Candidates& candidates) {
    std::set<std::string> groups;
    for (const law::Fact& fact : library.facts()) {
        const std::string_view name = library.text(fact.name);
        candidates.offer(name, library.text(fact.label.en));
        if (groups.insert(std::string(name.substr(0, name.find('.')))).second &&
            name.find('.') != std::string_view::npos) {
            candidates.offer(name.substr(0, name.find('.')), "all of this group");
        }
    }
}

/// Kinds of request: extradition, or a measure of assistance.
void offer_kinds(const law::Library& library, const Candidates& candidates) {
    candidates.offer("extradition", "");
    const law::FactIndex measure = library.find_fact("request.measure");
    if (measure == law::none) return;
    for (const law::FactValue& value :
         library.of(library.fact_values(), library.facts()[static_cast<std::size_t>(measure)].values)) {
        candidates.offer(library.text(value.word), library.text(value.label.en));
    }
}

/// What an option or argument takes is told by its type name.
void offer_values(const CLI::Option& option, const Candidates& candidates) {
    if (option.get_type_name().find('{') != std::string::npos) return offer_members(option.get_type_name(), candidates);
    const bool kind = option.check_name("--kind");
    const std::string type = kind ? "KIND" : option.get_type_name();
    const bool from_library =
        type == "STATE" || type == "INSTRUMENT" || type == "PROVISION" || type == "RESULT" || type == "FACT" || kind;
    if (!from_library) return;
    const auto library = law::Library::open(default_image());
    if (!library) return;  // a shell that completes has no place for an error; the command itself will say it
    if (type == "STATE") {
        for (const law::State& state : library->states())
            candidates.offer(state.code.text(), library->text(state.name.en));
    } else if (kind) {
        offer_kinds(*library, candidates);
    } else if (type == "RESULT") {
        offer_results(*library, candidates);
    } else if (type == "FACT") {
        offer_facts(*library, candidates);
    } else {
        offer_provisions(*library, candidates);
    }
}

void complete(const CLI::App& app, std::vector<std::string> words) {
    if (words.empty()) words.emplace_back();
    const Candidates candidates(words.back());
    const Position position = walk(app, std::span(words).first(words.size() - 1));
    if (position.value_of != nullptr) return offer_values(*position.value_of, candidates);
    if (candidates.word().starts_with('-')) return offer_options(*position.command, candidates);
    offer_commands(*position.command, candidates);
    const auto positionals =
        position.command->get_options([](const CLI::Option* option) { return option->get_positional(); });
    if (positionals.empty()) return;
    const CLI::Option& wanted = *positionals[std::min(position.positionals, positionals.size() - 1)];
    const bool more = position.positionals < positionals.size() || wanted.get_expected_max() > 1;
    if (more) offer_values(wanted, candidates);
}

}  // namespace

void add_completion_command(CLI::App& app, int& status) {
    auto shell = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("completion", "the script that completes commands in your shell");
    command->add_option("shell", *shell, "bash, zsh or fish")
        ->required()
        ->type_name("SHELL")
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->footer(
        "bash: source <(comity completion bash)      zsh: source <(comity completion zsh)\nfish: comity completion "
        "fish | source");
    command->callback([shell, &status] {
        std::cout << (*shell == "bash" ? bash_script : *shell == "zsh" ? zsh_script : fish_script);
        status = exit_ok;
    });
}

int print_completions(const CLI::App& app, std::vector<std::string> words) {
    if (!words.empty() && words.front() == "--") words.erase(words.begin());
    complete(app, std::move(words));
    return exit_ok;
}

}  // namespace comity::cli
