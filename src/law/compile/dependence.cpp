// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/dependence.h"

#include <algorithm>
#include <optional>

namespace comity::law {

bool has_first_operand(Op op) {
    switch (op) {
        case Op::negation:
        case Op::conjunction:
        case Op::disjunction:
        case Op::holds:
        case Op::compare:
        case Op::one_of:
        case Op::has_any:
        case Op::has_all:
        case Op::shares:
        case Op::some:
        case Op::every:
        case Op::holds_on:
        case Op::bound:
        case Op::both_bound_on:
        case Op::declared:
        case Op::state_law:
        case Op::plus:
        case Op::minus:
        case Op::plus_days:
        case Op::minus_days:
        case Op::declared_value:
        case Op::count_of:
            return true;
        default:
            return false;
    }
}

bool has_second_operand(Op op) {
    switch (op) {
        case Op::conjunction:
        case Op::disjunction:
        case Op::compare:
        case Op::shares:
        case Op::some:
        case Op::every:
        case Op::some_offence:
        case Op::every_offence:
        case Op::plus_days:
        case Op::minus_days:
            return true;
        default:
            return false;
    }
}

namespace {

/// Marks of Node::hangs_on, and how many records must be at hand.
struct Dependence {
    std::uint8_t marks = 0;
    int records = 0;
};

class DependenceReader {
   public:
    explicit DependenceReader(LibraryBuilder& builder) : builder_(builder), known_(builder.nodes.size()) {}

    void run() {
        for (std::size_t i = 0; i < builder_.nodes.size(); ++i) {
            const Dependence found = of(static_cast<ExprId>(i));
            builder_.nodes[i].hangs_on =
                static_cast<std::uint8_t>(found.marks | (found.records > 0 ? Node::on_record : 0));
        }
    }

   private:
    Dependence of(ExprId id) {
        if (id == none) return {};
        std::optional<Dependence>& place = known_[static_cast<std::size_t>(id)];
        if (!place) place = find(builder_.nodes[static_cast<std::size_t>(id)]);
        return *place;
    }

    Dependence find(const Node& node) {
        Dependence own = has_first_operand(node.op) ? of(node.a) : Dependence{};
        Dependence body = has_second_operand(node.op) ? of(node.b) : Dependence{};
        switch (node.op) {
            case Op::fact:
            case Op::offence_fact:
                own = of(builder_.facts[static_cast<std::size_t>(node.a)].otherwise);
                if (node.op == Op::offence_fact) own.marks |= Node::on_offence;
                return own;
            case Op::field:
                return {0, node.n + 1};
            case Op::holds_on:
                own.records = std::max(own.records, 1);
                return own;
            case Op::documents_complete:
                return {Node::on_papers, 0};
            case Op::some:
            case Op::every:
                body.records = std::max(body.records - 1, 0);
                break;
            case Op::some_offence:
            case Op::every_offence:
                // It goes through all offences; `other` leaves out the one at hand.
                body.marks &= static_cast<std::uint8_t>(~Node::on_offence);
                if (node.n == 1) body.marks |= Node::on_offence;
                break;
            default:
                break;
        }
        return {static_cast<std::uint8_t>(own.marks | body.marks), std::max(own.records, body.records)};
    }

    LibraryBuilder& builder_;
    std::vector<std::optional<Dependence>> known_;
};

}  // namespace

void note_dependence(LibraryBuilder& builder) {
    DependenceReader(builder).run();
}

}  // namespace comity::law
