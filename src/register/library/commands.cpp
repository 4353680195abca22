// SPDX-License-Identifier: EUPL-1.2
// Commands about the publication itself: what it is, and who may read it.
#include "register/library/commands.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "register/decide.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;

/// States are two letters, each named once.
Events begin_publication(const Publication& publication, const Command& command, const Environment& environment) {
    TRY_VOID(check_owners(command.arguments));
    TRY_VOID(check_states_about(command.arguments));
    format::Value payload = command.arguments;
    TRY_VOID(note_law(publication, environment, payload));
    return std::vector{NewEvent{"publication-begun", std::move(payload)}};
}

Events describe_publication(const Publication& publication, const Command& command, const Environment& environment) {
    TRY_VOID(check_not_emptied(command.arguments, {"title", "kind"}));
    TRY_VOID(check_states_about(command.arguments));
    format::Value payload = command.arguments;
    TRY_VOID(note_law(publication, environment, payload));
    return std::vector{NewEvent{"publication-described", std::move(payload)}};
}

Events restrict_publication(const Publication&, const Command& command, const Environment&) {
    Fields read(command.arguments);
    for (const std::string& reader : read.texts("readers"))
        if (reader.empty() || reader.find(' ') != std::string::npos)
            return fail(ErrorKind::invalid, fmt::format("'{}' is no account", reader), {}, "name accounts by their id");
    TRY_VOID(read.finish());
    return std::vector{NewEvent{"publication-restricted", command.arguments}};
}

Events open_publication(const Publication& publication, const Command& command, const Environment&) {
    if (!publication.only_for)
        return fail(ErrorKind::conflict, fmt::format("{} is open to the house already", publication.number));
    return std::vector{NewEvent{"publication-opened", command.arguments}};
}

using command::ParameterType::date;
using command::ParameterType::text;
using command::ParameterType::words;
constexpr std::string_view publication_kinds =
    "methodological-paper model-form court-decision treaty-commentary country-note";
constexpr Parameter citation_parameter{"citation", text, false, "how it is cited: ECLI, series and number"};
constexpr Parameter states_parameter{"states", words, false, "the States it is about: KZ TR"};
constexpr Parameter topics_parameter{"topics", words, false, "what it is about, in words of the house"};
constexpr Parameter rests_on_parameter{"rests_on", words, false,
                                       "provisions of the law library that it rests on: coe-024:9"};

constexpr std::array begin_publication_parameters{
    Parameter{"publication", text, true, "id, given by the node", "", true},
    Parameter{"number", text, true, "number in the register, given by the node", "", true},
    Parameter{"on", date, true, "day of entry in the register, given by the node", "", true},
    Parameter{"title", text, true, "its title"},
    Parameter{"kind", text, true, "what it is", publication_kinds},
    Parameter{"owner", text, true, "account that answers for it"},
    Parameter{"substitute", text, true, "account that stands in"},
    citation_parameter,
    states_parameter,
    topics_parameter,
    rests_on_parameter,
};
constexpr std::array describe_publication_parameters{Parameter{"title", text, false, "its title"},
                                                     Parameter{"kind", text, false, "what it is", publication_kinds},
                                                     citation_parameter,
                                                     states_parameter,
                                                     topics_parameter,
                                                     rests_on_parameter};
constexpr std::array restrict_parameters{
    Parameter{"readers", words, true, "accounts that alone may read it, beside owner and substitute"},
    because_parameter};
constexpr std::array open_parameters{because_parameter};

using PublicationCommand = CommandKind<Publication>;
constexpr std::array publication_commands{
    PublicationCommand{"begin-publication", "", "create", "Enter a publication of the library",
                       begin_publication_parameters, begin_publication},
    PublicationCommand{"describe-publication", "description", "change", "Say what it is and what it is about",
                       describe_publication_parameters, describe_publication},
    PublicationCommand{"restrict-publication", "restriction", "change", "Say who alone may read it",
                       restrict_parameters, restrict_publication},
    PublicationCommand{"open-publication", "restriction/end", "change", "Let everybody who reads the register read it",
                       open_parameters, open_publication},
};

}  // namespace

std::span<const CommandKind<Publication>> KindOf<Publication>::commands() {
    static const auto all = [] {
        std::vector<PublicationCommand> kinds;
        for (const std::span<const PublicationCommand> part :
             {std::span<const PublicationCommand>(publication_commands), edition_commands(), dissemination_commands(),
              law_commands()})
            kinds.insert(kinds.end(), part.begin(), part.end());
        return kinds;
    }();
    return all;
}

}  // namespace comity::registry
