// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/library/builder.h"

namespace comity::law {

/// Whether the operand of an operator is an expression (and not a constant, a pattern, a word …).
bool has_first_operand(Op op);
bool has_second_operand(Op op);

/// Notes at every expression what it hangs on besides the question (Node::hangs_on). No fact may be otherwise known by
/// itself.
void note_dependence(LibraryBuilder& builder);

}  // namespace comity::law
