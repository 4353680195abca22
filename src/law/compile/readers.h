// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/compile/compilation.h"

namespace comity::law {

/// The passes over the law files, in the order in which they need each other's names.

/// Pass 1: `fact …` and library-wide `let …`.
void read_facts(Compilation& compilation, const std::vector<Statement>& statements);

/// `let NAME = EXPR` of one instrument, or (none) of the whole library.
void read_let(Compilation& compilation, const Statement& statement, InstrumentIndex instrument);

/// Pass 1: `organisation …`, of which the table of States says who is a member.
void read_organisations(Compilation& compilation, const std::vector<Statement>& statements);

/// Pass 2: the ids of all instruments, so that clauses can refer to instruments in later files.
void declare_instruments(Compilation& compilation, const std::vector<Statement>& statements);

/// Pass 3: what stands under `instrument …` and `family …`; and the expressions of facts (`otherwise`).
void read_instruments(Compilation& compilation, const std::vector<Statement>& statements);
void read_families(Compilation& compilation, const std::vector<Statement>& statements);
void read_fact_expressions(Compilation& compilation, const std::vector<Statement>& statements);

/// Pass 4: provisions and examples of the instruments of one file.
void read_provisions(Compilation& compilation, const std::vector<Statement>& statements);

/// Whether the word begins a statement of read_organisations() or read_sheet().
bool is_sheet_statement(std::string_view keyword);

/// Pass 5: `topic …` and `counts partners for …` of the sheet of a State; they name provisions and declarations.
void read_sheet(Compilation& compilation, const std::vector<Statement>& statements);

/// The rules of one provision.
std::vector<Rule> read_rules(Compilation& compilation, InstrumentIndex instrument, const Statement& provision);

/// Pass 5: what letters are made of, of all files: their ids are one name space.
bool is_letter_statement(std::string_view keyword);
void read_letters(Compilation& compilation, const std::vector<std::vector<Statement>>& files);

Clock read_clock(Compilation& compilation, InstrumentIndex instrument, const Statement& statement, Rule& rule);

Example read_example(Compilation& compilation, InstrumentIndex instrument, const Statement& statement);

/// Resolves targets, which may name provisions of files read later.
void resolve_targets(Compilation& compilation);

/// Writes for every provision which others it replaces, and for every rule which exceptions, bars and hardenings speak
/// of it. After provisions have their final places.
void link_targets(LibraryBuilder& builder);

}  // namespace comity::law
