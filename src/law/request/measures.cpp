// SPDX-License-Identifier: EUPL-1.2
#include "law/request/measures.h"

#include <algorithm>

namespace comity::law {

namespace {

using format::Tree;

struct Entry {
    std::string id;
    RequestKind kind;
    MeasurePart part;
};

class MeasuresReader {
   public:
    MeasuresReader(const Library& library, const Tree& question, const Tree& measures, CivilDate today, Faults& faults)
        : library_(library), tree_(question), measures_(measures), today_(today), faults_(faults) {}

    std::optional<AskedRequest> read() {
        if (measures_.is(Tree::Kind::list)) {
            for (const Tree& item : measures_.items) read_entry(item);
        } else {
            read_entry(measures_);
        }
        if (measures_.is(Tree::Kind::list) && measures_.items.empty())
            faults_.error(measures_.place, "request.measures is empty", "name what is asked: [bank-accounts, freeze]");
        if (entries_.size() > max_measures)
            faults_.error(measures_.place, "a request names at most " + std::to_string(max_measures) + " measures",
                          "split it into several questions");
        if (faults_.any_error()) return std::nullopt;
        AskedRequest request;
        request.several = true;
        for (Entry& entry : entries_) {
            Faults own;
            auto question = read_question_of(library_, tree_, entry.part, today_, own);
            take_new(own);
            request.measures.push_back({std::move(entry.id), std::move(entry.kind), std::move(question)});
        }
        if (!faults_.any_error()) refuse_a_measure_given_beside(request);
        if (faults_.any_error()) return std::nullopt;
        return request;
    }

   private:
    void read_entry(const Tree& item) {
        const Tree* word = &item;
        const Tree* own = nullptr;
        if (item.is(Tree::Kind::map)) {
            own = &item;
            word = item.find("measure");
        }
        if (word == nullptr || !word->is(Tree::Kind::scalar)) {
            faults_.error(item.place, "a measure is a word, or an object with `measure` and its own facts",
                          "write bank-accounts, or {measure: freeze, property.type: bank}");
            return;
        }
        auto kind = find_request_kind(library_, word->text);
        if (!kind) {
            faults_.error(word->place, kind.error().message, kind.error().hint);
            return;
        }
        const Tree* named = own == nullptr ? nullptr : own->find("id");
        const std::string id = named == nullptr ? kind->name : named->text;
        if (std::ranges::find(entries_, id, &Entry::id) != entries_.end()) {
            faults_.error(item.place, "two measures have the id '" + id + "'",
                          "give each its own: {id: second, measure: " + kind->name + "}");
            return;
        }
        const MeasurePart part{kind->fact(library_), kind->word, own};
        entries_.push_back({id, std::move(*kind), part});
    }

    /// What is wrong in the common facts is found with every measure and told with the first.
    void take_new(const Faults& own) {
        for (const Fault& fault : own.list()) {
            const bool known = std::ranges::any_of(faults_.list(), [&](const Fault& other) {
                return other.place.file == fault.place.file && other.place.line == fault.place.line &&
                       other.place.column == fault.place.column && other.message == fault.message;
            });
            if (known) continue;
            if (fault.severity == Fault::Severity::error)
                faults_.error(fault.place, fault.message, fault.hint);
            else
                faults_.warning(fault.place, fault.message, fault.hint);
        }
    }

    /// request.measure or request.kind given for the whole would put a second measure into each part.
    void refuse_a_measure_given_beside(const AskedRequest& request) {
        for (const AskedMeasure& asked : request.measures) {
            const bool assistance = asked.kind.family == Family::assistance;
            const bool beside = assistance ? asked.question->extradition : asked.question->assistance;
            if (!beside && !given_beside()) continue;
            faults_.error(measures_.place, "request.measures stands beside request.measure or request.kind",
                          "name all that is asked under request.measures, extradition too");
            return;
        }
    }

    bool given_beside() const {
        const Tree* facts = tree_.find("facts");
        const Tree* request = facts->find("request");
        for (const std::string_view name : {"measure", "kind"}) {
            if (facts->find("request." + std::string(name)) != nullptr) return true;
            if (request != nullptr && request->is(Tree::Kind::map) && request->find(name) != nullptr) return true;
        }
        return false;
    }

    const Library& library_;
    const Tree& tree_;
    const Tree& measures_;
    CivilDate today_;
    Faults& faults_;
    std::vector<Entry> entries_;
};

/// What a question of one measure asks; extradition where it does not say.
RequestKind kind_of(const QuestionInput& question) {
    const Library& library = question.network.library();
    for (RequestKind& kind : request_kinds(library)) {
        if ((kind.family == Family::assistance) != question.assistance) continue;
        const Value asked = question.facts.value(kind.fact(library), 0);
        if (asked.kind == Value::Kind::word && asked.a == kind.word) return std::move(kind);
    }
    return {};
}

}  // namespace

std::optional<AskedRequest> read_request(const Library& library, const Tree& tree, CivilDate today, Faults& faults) {
    if (const Tree* measures = measures_of(tree)) return MeasuresReader(library, tree, *measures, today, faults).read();
    auto question = read_question(library, tree, today, faults);
    if (question == nullptr) return std::nullopt;
    AskedRequest request;
    RequestKind kind = kind_of(*question);
    std::string id = kind.name;
    request.measures.push_back({std::move(id), std::move(kind), std::move(question)});
    return request;
}

}  // namespace comity::law
