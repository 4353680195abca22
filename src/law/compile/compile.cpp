// SPDX-License-Identifier: EUPL-1.2
#include "law/compile/compile.h"

#include <algorithm>

#include "law/compile/check.h"
#include "law/compile/dependence.h"
#include "law/compile/readers.h"
#include "law/compile/table_reader.h"
#include "law/compile/tables.h"

namespace comity::law {

namespace {

namespace fs = std::filesystem;
using SourceFile = std::vector<Statement>;

void read_files(Compilation& compilation, const std::vector<SourceFile>& files) {
    for (const SourceFile& file : files) read_facts(compilation, file);
    for (const SourceFile& file : files) read_organisations(compilation, file);
    for (const SourceFile& file : files) declare_instruments(compilation, file);
}

void read_rest(Compilation& compilation, const std::vector<SourceFile>& files) {
    for (const SourceFile& file : files) read_instruments(compilation, file);
    for (const SourceFile& file : files) {
        read_families(compilation, file);
        read_fact_expressions(compilation, file);
    }
    for (const SourceFile& file : files) read_provisions(compilation, file);
    read_letters(compilation, files);
    for (const SourceFile& file : files) read_sheet(compilation, file);
    resolve_targets(compilation);
}

/// Provisions of one instrument may stand in several files; the image wants them together.
void group_provisions(LibraryBuilder& builder) {
    std::vector<ProvisionIndex> order(builder.provisions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<ProvisionIndex>(i);
    std::ranges::stable_sort(
        order, {}, [&](ProvisionIndex i) { return builder.provisions[static_cast<std::size_t>(i)].instrument; });
    std::vector<Provision> sorted;
    for (ProvisionIndex old : order) {
        Provision provision = builder.provisions[static_cast<std::size_t>(old)];
        const auto index = static_cast<ProvisionIndex>(sorted.size());
        for (std::uint32_t r = 0; r < provision.rules.count; ++r)
            builder.rules[provision.rules.first + r].provision = index;
        Instrument& instrument = builder.instruments[static_cast<std::size_t>(provision.instrument)];
        if (instrument.provisions.count == 0) instrument.provisions.first = static_cast<std::uint32_t>(index);
        ++instrument.provisions.count;
        sorted.push_back(provision);
    }
    builder.provisions = std::move(sorted);
}

/// What the engine would otherwise look for in every determination.
void sum_up(LibraryBuilder& builder) {
    Summary& summary = builder.summaries[0];
    summary.unverified = builder.intern("M");
    summary.facts = {.measure = builder.find_fact("request.measure"),
                     .requesting_state = builder.find_fact("request.requesting_state"),
                     .requested_state = builder.find_fact("request.requested_state"),
                     .date_received = builder.find_fact("request.date_received"),
                     .date_sent = builder.find_fact("request.date_sent"),
                     .documents = builder.find_fact("request.documents"),
                     .contains = builder.find_fact("request.contains"),
                     .requires_treaty = builder.find_fact("requested.requires_treaty"),
                     .reciprocity_expected = builder.find_fact("requested.reciprocity_expected"),
                     .renewed = builder.find_fact("requested.treats_as_renewed")};
    const auto those = [&](auto wanted) {
        std::vector<InstrumentIndex> found;
        for (std::size_t i = 0; i < builder.instruments.size(); ++i) {
            if (wanted(builder.instruments[i])) found.push_back(static_cast<InstrumentIndex>(i));
        }
        return LibraryBuilder::append(builder.indices, found);
    };
    summary.national = those([](const Instrument& instrument) { return instrument.role == Role::national; });
    summary.reciprocity = those([](const Instrument& instrument) { return instrument.role == Role::reciprocity; });
    summary.binding_all = those([](const Instrument& instrument) { return instrument.binds_all; });
}

/// Where the source gives the deposit but not the first day, the treaty's own rule gives it, never before the treaty
/// itself came into force.
void complete_first_days(LibraryBuilder& builder) {
    std::vector<CivilDate> came_into_force(builder.instruments.size(), CivilDate::latest());
    for (const Participation& row : builder.participations) {
        CivilDate& first = came_into_force[static_cast<std::size_t>(row.instrument)];
        if (row.from.exact()) first = std::min(first, row.from.first);
    }
    for (Participation& row : builder.participations) {
        const Interval& joins = builder.instruments[static_cast<std::size_t>(row.instrument)].joins;
        const auto deposited = parse_date(builder.text(row.deposited_on));
        const CivilDate own = came_into_force[static_cast<std::size_t>(row.instrument)];
        if (row.from.exact() || joins.form == Interval::Form::none || !deposited || !deposited->exact() ||
            own == CivilDate::latest())
            continue;
        CivilDate day = add(deposited->first, joins.period);
        if (joins.form == Interval::Form::first_of_month) day = first_of_next_month(day);
        if (joins.form == Interval::Form::next_day) day = add_days(day, 1);
        row.from = DateInterval::on(std::max(day, own));
    }
}

CompiledLaw finish(Compilation& compilation) {
    CompiledLaw law;
    complete_first_days(compilation.builder);
    group_provisions(compilation.builder);
    link_targets(compilation.builder);
    fit_declarations(compilation.builder);
    check_library(compilation);
    if (!compilation.faults.any_error()) {
        note_dependence(compilation.builder);
        sum_up(compilation.builder);
        law.image = compilation.builder.image();
    }
    law.examples = std::move(compilation.examples);
    law.faults = std::move(compilation.faults);
    return law;
}

/// Sorted, so that the same folder gives the same image on every file system.
std::vector<fs::path> files_below(const fs::path& folder, std::string_view extension) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == extension) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

void read_tables(Compilation& compilation, const fs::path& folder) {
    const std::vector<fs::path> tables = files_below(folder, ".csv");
    for (const fs::path& table : tables) {
        if (table.filename() != "instruments.csv") continue;
        if (table.parent_path().filename() == "bilateral")
            read_bilateral_table(compilation, table);
        else
            read_instrument_table(compilation, table);
    }
    for (const fs::path& table : tables) {
        const std::string name = table.filename().string();
        if (name == "instruments.csv") continue;
        if (name == "states.csv") {
            read_states(compilation, table);
        } else if (name == "suspensions.csv") {
            read_suspensions(compilation, table);
        } else if (name == "state-law.csv") {
            read_state_laws(compilation, table);
        } else if (name == "authorities.csv") {
            read_authorities(compilation, table);
        } else if (name == "parties.csv" || name == "declarations.csv") {
            const std::string id = table.parent_path().filename().string();
            const InstrumentIndex instrument = compilation.builder.find_instrument(id);
            if (instrument == none) {
                compilation.faults.error({table.string()}, "there is no instrument '" + id + "'",
                                         "name the folder after the instrument, and list it in instruments.csv");
            } else if (name == "parties.csv") {
                read_parties(compilation, table, instrument);
            } else {
                read_declarations(compilation, table, instrument);
            }
        } else {
            compilation.faults.warning({table.string()}, "no reader for this table",
                                       "docs/formats/register.md lists the tables");
        }
    }
}

}  // namespace

CompiledLaw compile_law(const fs::path& folder) {
    Compilation compilation;
    if (!fs::is_directory(folder)) {
        CompiledLaw nothing;
        nothing.faults.error({folder.string()}, "there is no such folder", "name the law folder: comity law check law");
        return nothing;
    }
    std::vector<SourceFile> files;
    for (const fs::path& path : files_below(folder, ".law")) {
        if (const auto text = read_file(compilation, path)) {
            files.push_back(read_statements(*text, path.string(), compilation.faults));
        }
    }
    if (const fs::path version = folder / "VERSION"; fs::exists(version)) {
        std::string text = read_file(compilation, version).value_or("");
        text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
        compilation.builder.summaries[0].version = compilation.builder.intern(text);
    } else {
        compilation.faults.error({version.string()}, "the library has no version",
                                 "write it into law/VERSION, as 2026.11");
    }
    read_files(compilation, files);
    // Tables before clauses: rules may name instruments of which only the parties are known.
    read_tables(compilation, folder);
    read_rest(compilation, files);
    return finish(compilation);
}

CompiledLaw compile_texts(const std::vector<std::pair<std::string, std::string>>& name_and_text) {
    Compilation compilation;
    compilation.builder.summaries[0].version = compilation.builder.intern("test");
    std::vector<SourceFile> files;
    for (const auto& [name, text] : name_and_text) files.push_back(read_statements(text, name, compilation.faults));
    read_files(compilation, files);
    read_rest(compilation, files);
    return finish(compilation);
}

}  // namespace comity::law
