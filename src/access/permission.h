// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "access/role.h"
#include "access/set_of.h"
#include "base/result.h"

namespace comity::access {

/// How a person stands to the case asked for, or to the thing itself where it belongs to no case (`owner` of an
/// account, an export). For an executing officer and a translator it is computed for each measure and document
/// assigned to them, not for the case as a whole. To a case that is restricted `keeping_head` is whoever was head of
/// its unit before, `keeper` its owner, substitute and team of before.
enum class Relation { owner, substitute, team, unit_head, granted, break_glass, proposer, keeper, none, keeping_head };
inline constexpr int relation_count = 10;
/// Without any the answer is that of `none`.
using Relations = SetOf<Relation>;

/// What is asked for; what each is stands in resources.csv.
enum class Resource {
    case_file,  ///< "case"
    subject,
    fact,
    document,
    clock,
    promise,
    measure,
    task,
    note,
    event_history,
    audit_trail,
    account,
    role,
    grant,
    configuration,
    law,
    log,
    export_file,  ///< "export"
    statistics,
    register_pages,
    register_entry,
    paper,
};
inline constexpr int resource_count = 22;
using Resources = SetOf<Resource>;

/// `list`: to be found in lists, searches, counts and completions.
enum class Verb {
    list,
    read,
    create,
    change,
    propose,
    approve,
    send,
    assign,
    grant,
    export_copy,  ///< "export"
    erase,
    verify,
    administer,
};
inline constexpr int verb_count = 13;
using Verbs = SetOf<Verb>;

std::string_view name(Relation relation);
std::string_view name(Resource resource);
std::string_view name(Verb verb);
Result<Relation> parse_relation(std::string_view word);
Result<Resource> parse_resource(std::string_view word);
Result<Verb> parse_verb(std::string_view word);

struct Permission {
    enum class Answer {
        allowed,
        hidden,     ///< answer exactly as if it did not exist
        forbidden,  ///< say so, with `reason`
    };

    Answer answer = Answer::hidden;
    std::string reason;  ///< of `forbidden`: one sentence for a person, with who may instead

    bool allowed() const { return answer == Answer::allowed; }
};

/// One row of permissions.csv, for showing.
struct PermissionRow {
    Roles who;
    Relations as;
    Verbs may;
    Resources what;
    std::string because;
};

/// Who may do what: allowed is only what a row allows. Immutable after reading; safe to use from several threads.
class PermissionTable {
   public:
    /// The table built in. It is tested; to fail to read it would be a broken promise of the program.
    static const PermissionTable& built_in();

    /// Texts of permissions.csv and resources.csv. Errors: an unknown word, a resource missing or twice, a row that
    /// allows nothing, at the line.
    static Result<PermissionTable> read(std::string_view permissions, std::string_view resources);

    /// Denied is hidden where the resource says so and none of the roles may read it so, otherwise forbidden. Whoever
    /// stands as proposer may approve nothing, whatever else they are.
    Permission may(Roles roles, Relations relations, Resource resource, Verb verb) const;

    /// The relations that suffice, for conditions inside queries. With `none` in it no relation is needed.
    Relations sufficient(Roles roles, Resource resource, Verb verb) const;

    const std::vector<PermissionRow>& rows() const { return rows_; }
    std::string_view what_it_is(Resource resource) const;
    bool hidden_if_denied(Resource resource) const { return hidden_.has(resource); }

   private:
    bool allows(Roles roles, Relations relations, Resource resource, Verb verb) const;
    std::string denial(Roles roles, Resource resource, Verb verb) const;

    using VerbsOfResource = std::array<Verbs, resource_count>;
    std::array<std::array<VerbsOfResource, relation_count>, role_count> allowed_{};
    Resources hidden_;
    std::array<std::string, resource_count> descriptions_;
    std::vector<PermissionRow> rows_;
};

}  // namespace comity::access
