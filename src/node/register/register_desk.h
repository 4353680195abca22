// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "access/four_eyes.h"
#include "node/authority.h"
#include "node/docket/queries.h"
#include "node/person.h"
#include "node/stream.h"
#include "node/writer.h"
#include "record/event.h"
#include "register/agreement/agreement.h"
#include "register/body/body.h"
#include "register/library/publication.h"
#include "register/meeting/meeting.h"
#include "register/news/news.h"
#include "register/programme/programme.h"
#include "register/statistic/statistic.h"
#include "store/sql/database.h"

namespace comity::node {

/// What the table of permissions is asked of that kind.
template <class State>
access::Resource resource_of() {
    static const access::Resource resource = access::parse_resource(registry::KindOf<State>::on).value();
    return resource;
}

/// Something of the register opened by somebody who may: what it is, its story, and how they stand to it.
template <class State>
struct OpenedHolding {
    State state;
    std::vector<record::ReadEvent> story;
    access::Relations relations;
};

/// What works on the streams of one kind of the register: every command is checked against the table of permissions,
/// decided, recorded and shown in the rows of the register within one transaction. Safe to use from several threads.
template <class State>
class RegisterDesk {
   public:
    RegisterDesk(Authority& authority, Writer& writer, store::Database& database, const access::FourEyes& four_eyes,
                 Period answer_within, const law::Library& law);

    /// Begins one; `given` are the parameters without id and number. Answer as of give().
    Result<std::string> begin(const Person& person, format::Value given, Writer::Once once = {});

    /// Carries out a command. Answer: answer_to_command() of node/stream.h. Errors: `not_found`; `forbidden`,
    /// `conflict`, `invalid` as registry::decide() says.
    Result<std::string> give(const Person& person, const std::string& id, registry::Command command,
                             Writer::Once once = {});

    /// As it is known now, or as it was known at an earlier moment; without cases that the person may not see. Whether
    /// they may read it is asked as of now. Errors: `forbidden`; `not_found` where there is none for them, or was none
    /// known then.
    Result<OpenedHolding<State>> open(const Person& person, const std::string& id,
                                      const std::optional<Instant>& known = std::nullopt);

    /// All of them that were known then, in the order of their numbers; `party` "" for all States. Errors: `forbidden`.
    Result<std::vector<State>> all(const Person& person, const std::optional<Instant>& known = std::nullopt,
                                   std::string_view party = {});

    /// The id behind a number, "" where there is none.
    Result<std::string> id_of(std::string_view number);

    /// As its events tell it, without asking who wants to know: for jobs of the node itself.
    Result<State> load(store::Connection& rows, const std::string& id);

    /// Records what the node itself finds about one, from its state; nothing is asked of a person. Gives whether
    /// anything was recorded.
    Result<bool> tell_as_node(
        Unit& unit, const std::string& id,
        const std::function<std::vector<command::NewEvent>(const State&, const registry::Environment&)>& found);

    registry::Environment environment(Instant now) const;

   private:
    struct Outcome {
        State state;
        std::vector<command::NewEvent> events;
    };
    Result<Outcome> checked(Unit& unit, const Person& person, const std::string& id, registry::Command command);
    Result<Outcome> carry_out(Unit& unit, OpenedHolding<State> current, const std::string& id, const Person& person,
                              const registry::Command& command);
    /// Puts events behind what the stream has, and the rows that follow from them.
    Result<State> record(Unit& unit, const std::string& id, State state, const std::vector<command::NewEvent>& events,
                         const Teller& teller);
    Asker asker(const Person& person, Instant now) const { return {authority_.id, person, now}; }
    Result<void> check(const Person& person, access::Relations relations, access::Resource resource,
                       access::Verb verb) const;
    /// How many persons must approve what is approved here.
    Result<std::size_t> check_approval(const Person& person, const State& state,
                                       const registry::Command& command) const;

    Authority& authority_;
    Writer& writer_;
    store::Database& database_;
    const access::FourEyes& four_eyes_;
    Period answer_within_;
    const law::Library& law_;
};

/// The desks of everything that the register keeps.
struct Register {
    Register(Authority& authority, Writer& writer, store::Database& database, Period answer_within,
             const law::Library& law)
        : agreements(authority, writer, database, authority.four_eyes, answer_within, law),
          programmes(authority, writer, database, authority.four_eyes, answer_within, law),
          bodies(authority, writer, database, authority.four_eyes, answer_within, law),
          meetings(authority, writer, database, authority.four_eyes, answer_within, law),
          publications(authority, writer, database, authority.four_eyes, answer_within, law),
          statistics(authority, writer, database, authority.four_eyes, answer_within, law),
          news(authority, writer, database, authority.four_eyes, answer_within, law) {}

    RegisterDesk<registry::Agreement> agreements;
    RegisterDesk<registry::Programme> programmes;
    RegisterDesk<registry::Body> bodies;
    RegisterDesk<registry::Meeting> meetings;
    RegisterDesk<registry::Publication> publications;
    RegisterDesk<registry::Statistic> statistics;
    RegisterDesk<registry::NewsItem> news;

    template <class State>
    RegisterDesk<State>& of() {
        return std::get<RegisterDesk<State>&>(
            std::tie(agreements, programmes, bodies, meetings, publications, statistics, news));
    }
};

}  // namespace comity::node
