// SPDX-License-Identifier: EUPL-1.2
#include "node/node.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <fmt/format.h>

#include "node/docket/schema.h"
#include "node/key_files.h"
#include "node/local_day.h"
#include "node/register/register_desk.h"
#include "store/events/record_tables.h"
#include "store/open.h"

namespace comity::node {

namespace {

/// "sqlite:comity.db" lies beside the configuration.
std::string location(const Configuration& configuration) {
    constexpr std::string_view sqlite = "sqlite:";
    if (!configuration.database.starts_with(sqlite)) return configuration.database;
    return std::string(sqlite) + (configuration.folder / configuration.database.substr(sqlite.size())).string();
}

}  // namespace

Office::Office() = default;
Office::Office(Office&&) noexcept = default;
Office::~Office() = default;

Instant system_clock() {
    using namespace std::chrono;
    const auto since = duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    return Instant::at(since.count()).value();
}

Result<std::unique_ptr<Node>> Node::open(const Configuration& configuration, const law::Library& law,
                                         std::function<Instant()> clock) {
    std::unique_ptr<Node> node(new Node(law, std::move(clock)));
    TRY(database, store::open_database(location(configuration)));
    node->database_ = std::move(database);
    {
        TRY(writer, node->database_->writer());
        const std::array schemas{store::record_schema(), docket_schema()};
        TRY_VOID(store::migrate(*writer, schemas));
    }
    for (const AuthorityConfiguration& of : configuration.authorities) {
        Office office;
        TRY(authority, open_authority(of, configuration.folder));
        office.authority = std::move(authority);
        Authority& here = *office.authority;
        office.writer = std::make_unique<Writer>(
            here, *node->database_, [clock = node->clock_, &here] { return local_instant(clock(), here.time_zone); });
        cases::Practice practice = configuration.practice;
        practice.retention = of.retention;
        office.cases = std::make_unique<CaseDesk>(here, *office.writer, *node->database_, law, std::move(practice),
                                                  here.four_eyes);
        office.registry = std::make_unique<Register>(here, *office.writer, *node->database_,
                                                     configuration.practice.first_reminder, law);
        node->offices_.push_back(std::move(office));
    }
    return node;
}

Result<Office*> Node::office(std::string_view authority) {
    const auto at =
        std::ranges::find_if(offices_, [&](const Office& office) { return office.authority->id == authority; });
    if (at == offices_.end())
        return fail(ErrorKind::not_found, fmt::format("this node does not serve the authority '{}'", authority), {},
                    "comity.toml lists those it serves");
    return &*at;
}

}  // namespace comity::node
