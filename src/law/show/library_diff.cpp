// SPDX-License-Identifier: EUPL-1.2
#include "law/show/library_diff.h"

#include <algorithm>
#include <map>

#include "law/rules/explain.h"
#include "law/show/provision_sheet.h"
#include "law/show/rule_text.h"

namespace comity::law {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;
using Section = std::map<std::string, Fields>;

/// The content of a library as named texts, so that two libraries with other indices can be compared.
class Content {
   public:
    explicit Content(const Library& library) : library_(library) {}

    Section facts() const {
        Section section;
        for (std::size_t i = 0; i < library_.facts().size(); ++i) {
            const Fact& fact = library_.facts()[i];
            Fields& fields = section[text(fact.name)];
            add(fields, "type", type_words(library_, fact.type, fact.values));
            add_words(fields, "name", fact.label);
            add_words(fields, "ask", fact.ask);
            add_words(fields, "help", fact.help);
            add(fields, "answered by", std::string(answered_by_word(fact.answered_by)));
            if (fact.appreciation) add(fields, "appreciation", "yes");
            if (fact.otherwise != none) add(fields, "otherwise", expression_text(library_, fact.otherwise));
            for (const FactField& field : library_.of(library_.fact_fields(), fact.fields)) {
                add(fields, "field " + text(field.name), type_words(library_, field.type, field.values));
            }
            std::string aliases;
            for (const FactAlias& alias : library_.fact_aliases()) {
                if (alias.fact == static_cast<FactIndex>(i))
                    aliases += (aliases.empty() ? "" : ", ") + text(alias.name);
            }
            add(fields, "aliases", aliases);
        }
        return section;
    }

    Section instruments() const {
        Section section;
        for (const Instrument& instrument : library_.instruments()) {
            Fields& fields = section[text(instrument.id)];
            add_words(fields, "title", instrument.title);
            add(fields, "reference", text(instrument.reference));
            add(fields, "family", family_words(instrument.families));
            add(fields, "role", role_words(library_, instrument));
            add(fields, "rank", std::to_string(instrument.rank));
            if (instrument.opened_known) add(fields, "opened", to_string(instrument.opened));
            add(fields, "joins", interval_words(instrument.joins, "deposit"));
            add(fields, "leaves", interval_words(instrument.leaves, "receipt"));
            add(fields, "applies when", clause(instrument.applies));
            add(fields, "reaches", clause(instrument.reaches));
            add(fields, "basis when", clause(instrument.basis));
            add(fields, "supplementary when", clause(instrument.supplementary));
            for (const Clause& no_basis : library_.of(library_.clauses(), instrument.no_basis))
                add(fields, "no basis when", clause(no_basis));
            for (const Relation& relation : library_.of(library_.relations(), instrument.relations))
                add(fields, "relation", relation_words(relation));
            add(fields, "measures", words(instrument.measures));
            add(fields, "lacks", words(instrument.lacks));
            if (instrument.binds_all) add(fields, "binds", "every State");
            add(fields, "encoded", instrument.loaded ? "yes" : "no");
        }
        return section;
    }

    Section provisions() const {
        Section section;
        for (const Provision& provision : library_.provisions()) {
            Fields& fields = section[text(provision.id)];
            add_words(fields, "title", provision.title);
            add_words(fields, "says", provision.says);
            add(fields, "mark", text(provision.mark));
            add(fields, "note", text(provision.note));
            if (provision.dated)
                add(fields, "in force",
                    to_string(provision.in_force.first) + " to " + to_string(provision.in_force.last));
            if (provision.chapter != none) {
                const Range<Chapter> chapters = library_.instrument_of(provision).chapters;
                add(fields, "chapter",
                    text(library_.of(library_.chapters(), chapters)[static_cast<std::size_t>(provision.chapter)].name));
            }
            if (provision.also_under_treaties) add(fields, "also under treaties", "yes");
            if (provision.as_requesting) add(fields, "as requesting", "yes");
            if (provision.overlay) add(fields, "overlay", "yes");
            const auto index = static_cast<ProvisionIndex>(&provision - library_.provisions().data());
            std::string replaced;
            for (const std::string& name : provision_sheet(library_, index).replaces)
                replaced += (replaced.empty() ? "" : ", ") + name;
            add(fields, "replaces", replaced);
            for (const Rule& rule : library_.of(library_.rules(), provision.rules)) add_rule(fields, rule);
        }
        return section;
    }

    Section parties() const {
        Section section;
        for (const Participation& row : library_.participations()) {
            Fields& fields = section[numbered(section, instrument(row.instrument) + " " + row.state.text())];
            add(fields, "bound", row.member ? days_words(row.from, row.to) : "no");
            add(fields, "act", text(row.act));
            add(fields, "signed", text(row.signed_on));
            add(fields, "deposited", text(row.deposited_on));
            add(fields, "verified", row.verified ? "yes" : "no");
            add(fields, "source", text(row.source));
            add(fields, "as of", text(row.as_of));
            add(fields, "note", text(row.note));
            add_recorded(fields, row.recorded, row.withdrawn);
        }
        return section;
    }

    Section declarations() const {
        Section section;
        for (const Declaration& row : library_.declarations()) {
            Fields& fields = section[numbered(
                section, instrument(row.instrument) + " " + row.state.text() + " " + text(row.article))];
            add(fields, "effect", text(row.effect));
            add(fields, "type", text(row.kind));
            add(fields, "in force", days_words(row.from, row.to));
            add(fields, "verified", row.verified ? "yes" : "no");
            add(fields, "source", text(row.source));
            if (row.number != none) add(fields, "number", std::to_string(row.number));
            add_recorded(fields, row.recorded, row.withdrawn);
        }
        return section;
    }

    Section suspensions() const {
        Section section;
        for (const Suspension& row : library_.suspensions()) {
            const std::string subject =
                instrument(row.instrument) + " " + row.state.text() + " toward " + row.toward.text();
            add(section[numbered(section, subject)], "suspended", days_words(row.from, row.to));
        }
        return section;
    }

    Section national_law() const {
        Section section;
        for (const StateLaw& row : library_.state_laws()) {
            Fields& fields = section[numbered(section, row.state.text() + " " + text(row.topic))];
            add(fields, "rule", text(row.rule));
            add(fields, "provision", text(row.provision));
            add(fields, "summary", text(row.summary));
            add(fields, "verified", row.verified ? "yes" : "no");
            add(fields, "source", text(row.source));
        }
        return section;
    }

    Section authorities() const {
        Section section;
        for (const Authority& row : library_.authorities()) {
            Fields& fields = section[numbered(section, row.state.text() + " " + text(row.name))];
            add(fields, "competence", text(row.competence));
            add(fields, "role", text(row.role));
            add(fields, "instrument", text(row.instrument));
            add(fields, "address", text(row.address));
            add(fields, "languages", text(row.languages));
            add(fields, "channel", text(row.channel));
            add(fields, "source", text(row.source));
            add(fields, "verified", row.verified ? "yes" : "no");
            add_recorded(fields, row.recorded, row.withdrawn);
        }
        return section;
    }

    Section memberships() const {
        Section section;
        for (const Membership& row : library_.memberships()) {
            const Organisation& organisation = library_.organisations()[static_cast<std::size_t>(row.organisation)];
            Fields& fields = section[row.state.text() + " " + text(organisation.word)];
            add(fields, "member", row.member ? "yes" : "no");
            if (row.from_known) add(fields, "since", to_string(row.from));
            if (row.to_known) add(fields, "until", to_string(row.to));
        }
        return section;
    }

    Section topics() const {
        Section section;
        for (const SheetTopic& topic : library_.sheet_topics()) {
            Fields& fields = section[text(topic.word)];
            add_words(fields, "title", topic.title);
            add_words(fields, "ask", topic.question);
            add(fields, "whom", words(topic.whom));
            add(fields, "authorities for", words(topic.competences));
            add(fields, "declarations of kind", words(topic.declaration_kinds));
            add(fields, "national rules", words(topic.rules));
            std::string articles;
            for (const Target& target : library_.of(library_.targets(), topic.articles))
                articles += (articles.empty() ? "" : ", ") + instrument(target.instrument) + ":" + text(target.number);
            add(fields, "articles", articles);
        }
        return section;
    }

   private:
    std::string text(TextId id) const { return std::string(library_.text(id)); }
    std::string instrument(InstrumentIndex index) const {
        return index == none ? "" : text(library_.instruments()[static_cast<std::size_t>(index)].id);
    }

    static void add(Fields& fields, std::string name, std::string value) {
        if (!value.empty()) fields.emplace_back(std::move(name), std::move(value));
    }

    void add_words(Fields& fields, const std::string& name, const Localised& words) const {
        add(fields, name, text(words.en));
        add(fields, name + " (fr)", text(words.fr));
        add(fields, name + " (ru)", text(words.ru));
    }

    /// When Comity learnt of a row, and until when it held it true, where the table says so.
    static void add_recorded(Fields& fields, CivilDate recorded, CivilDate withdrawn) {
        if (recorded != CivilDate::earliest()) add(fields, "recorded", to_string(recorded));
        if (withdrawn != CivilDate::latest()) add(fields, "withdrawn", to_string(withdrawn));
    }

    void add_rule(Fields& fields, const Rule& rule) const {
        const std::vector<std::string> lines = rule_lines(library_, rule);
        std::string body;
        for (const std::string& line : lines) body += (body.empty() ? "" : "\n") + line;
        add(fields, std::string(rule_word(rule.kind)) + (rule.id == 0 ? "" : " " + text(rule.id)), body);
        if (rule.effect.fr != 0) add(fields, "effect (fr)", text(rule.effect.fr));
        if (rule.effect.ru != 0) add(fields, "effect (ru)", text(rule.effect.ru));
    }

    std::string words(Range<TextId> range) const {
        std::string all;
        for (TextId word : library_.of(library_.words(), range)) all += (all.empty() ? "" : ", ") + text(word);
        return all;
    }

    std::string clause(const Clause& clause) const {
        if (clause.when == none) return {};
        return expression_text(library_, clause.when) + (clause.cite == 0 ? "" : " cite " + text(clause.cite));
    }

    std::string relation_words(const Relation& relation) const {
        const std::string cite = relation.cite == 0 ? "" : " cite " + text(relation.cite);
        switch (relation.kind) {
            case Relation::Kind::prevails:
                return "prevails over " + instrument(relation.other) + cite;
            case Relation::Kind::yields:
                return "yields to " + instrument(relation.other) + cite;
            case Relation::Kind::continues:
                return "continues " + instrument(relation.other) + " for " + period_words(relation.period) + cite;
            case Relation::Kind::falls_with:
                return "falls with " + instrument(relation.other) + cite;
            case Relation::Kind::supersedes_bilateral:
                return "supersedes bilateral " + text(relation.word) + cite;
            case Relation::Kind::ends_on_leaving:
                return "ends on leaving " + text(relation.word) + cite;
        }
        return {};
    }

    /// A second row of one State gets a number, in the order of the register.
    static std::string numbered(const Section& section, const std::string& subject) {
        std::string name = subject;
        for (int n = 2; section.contains(name); ++n) name = subject + " (" + std::to_string(n) + ")";
        return name;
    }

    const Library& library_;
};

Change whole(Change::Kind kind, std::string_view section, const std::string& subject, const Fields& fields) {
    Change change{kind, std::string(section), subject, {}};
    for (const auto& [name, value] : fields) {
        if (kind == Change::Kind::added)
            change.fields.push_back({name, "", value});
        else
            change.fields.push_back({name, value, ""});
    }
    return change;
}

/// Fields of one name are compared as they follow each other.
Change changed(std::string_view section, const std::string& subject, const Fields& before, const Fields& after) {
    Change change{Change::Kind::changed, std::string(section), subject, {}};
    std::multimap<std::string, std::string> left(before.begin(), before.end());
    std::multimap<std::string, std::string> come;
    for (const auto& [name, value] : after) {
        const auto [first, last] = left.equal_range(name);
        const auto same = std::find_if(first, last, [&](const auto& entry) { return entry.second == value; });
        if (same != last)
            left.erase(same);
        else
            come.emplace(name, value);
    }
    for (const auto& [name, value] : come) {
        const auto was = left.find(name);
        change.fields.push_back({name, was == left.end() ? "" : was->second, value});
        if (was != left.end()) left.erase(was);
    }
    for (const auto& [name, value] : left) change.fields.push_back({name, value, ""});
    return change;
}

void compare(std::string_view name, const Section& before, const Section& after, std::vector<Change>& changes) {
    auto left = before.begin();
    auto right = after.begin();
    while (left != before.end() || right != after.end()) {
        if (right == after.end() || (left != before.end() && left->first < right->first)) {
            changes.push_back(whole(Change::Kind::removed, name, left->first, left->second));
            ++left;
        } else if (left == before.end() || right->first < left->first) {
            changes.push_back(whole(Change::Kind::added, name, right->first, right->second));
            ++right;
        } else {
            if (left->second != right->second) {
                Change change = changed(name, left->first, left->second, right->second);
                if (!change.fields.empty()) changes.push_back(std::move(change));
            }
            ++left;
            ++right;
        }
    }
}

}  // namespace

std::string_view to_string(Change::Kind kind) {
    return kind == Change::Kind::added ? "added" : kind == Change::Kind::removed ? "removed" : "changed";
}

std::vector<Change> library_diff(const Library& before, const Library& after) {
    const Content was(before);
    const Content is(after);
    std::vector<Change> changes;
    compare("facts", was.facts(), is.facts(), changes);
    compare("instruments", was.instruments(), is.instruments(), changes);
    compare("provisions", was.provisions(), is.provisions(), changes);
    compare("parties", was.parties(), is.parties(), changes);
    compare("declarations", was.declarations(), is.declarations(), changes);
    compare("suspensions", was.suspensions(), is.suspensions(), changes);
    compare("national law", was.national_law(), is.national_law(), changes);
    compare("authorities", was.authorities(), is.authorities(), changes);
    compare("memberships", was.memberships(), is.memberships(), changes);
    compare("topics of the sheet", was.topics(), is.topics(), changes);
    return changes;
}

}  // namespace comity::law
