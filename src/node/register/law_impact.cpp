// SPDX-License-Identifier: EUPL-1.2
#include "node/register/law_impact.h"

#include "node/register/every.h"
#include "node/register/register_desk.h"

namespace comity::node {

namespace {

using registry::Publication;

/// Whether something is to be recorded of it, found without keeping the writer.
Result<bool> moved(store::Connection& rows, Authority& authority, const std::string& id, const law::Library& law,
                   CivilDate today) {
    TRY(story, read_story(rows, authority, stream_of<Publication>(id)));
    TRY(publication, fold<Publication>(story));
    return !registry::compared_with_law(publication, law, today).empty();
}

}  // namespace

Result<Recomputed> compare_with_law(Office& office, store::Database& database, const law::Library& law) {
    Recomputed done;
    std::optional<Error> fault;
    auto& desk = office.registry->publications;
    std::vector<std::string> ids;
    {
        TRY(lease, database.reader());
        TRY(found, ids_of<Publication>(*lease, office.authority->id));
        ids = std::move(found);
    }
    const CivilDate today = desk.environment(office.writer->now()).today;
    const auto look_at = [&](const std::string& id) -> Result<void> {
        {
            TRY(lease, database.reader());
            TRY(differs, moved(*lease, *office.authority, id, law, today));
            if (!differs) return {};
        }
        // Somebody may have looked meanwhile: it is decided again from what is recorded then.
        TRY_VOID(office.writer->run([&](Unit& unit) -> Result<std::string> {
            TRY_VOID(
                desk.tell_as_node(unit, id, [&](const Publication& publication, const registry::Environment& known) {
                    return registry::compared_with_law(publication, law, known.today);
                }));
            return std::string{};
        }));
        ++done.changed;
        return {};
    };
    for (const std::string& id : ids) {
        ++done.cases;
        if (const auto looked = look_at(id); !looked && !fault) fault = looked.error();
    }
    if (fault) return tl::unexpected(*fault);
    return done;
}

}  // namespace comity::node
