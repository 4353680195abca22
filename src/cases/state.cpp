// SPDX-License-Identifier: EUPL-1.2
#include "cases/state.h"

#include <algorithm>

namespace comity::cases {

namespace {

template <class Parts>
auto* find(Parts& parts, std::string_view wanted) {
    const auto at = std::ranges::find_if(parts, [&](const auto& part) { return part.id == wanted; });
    return at == parts.end() ? nullptr : &*at;
}

}  // namespace

const Subject* CaseState::subject(std::string_view wanted) const {
    return find(subjects, wanted);
}
const Measure* CaseState::measure(std::string_view wanted) const {
    return find(measures, wanted);
}
const Document* CaseState::document(std::string_view wanted) const {
    return find(documents, wanted);
}
const Paper* CaseState::paper(std::string_view wanted) const {
    return find(papers, wanted);
}
const Package* CaseState::package(std::string_view wanted) const {
    return find(packages, wanted);
}
const Clock* CaseState::clock(std::string_view wanted) const {
    return find(clocks, wanted);
}
const Promise* CaseState::promise(std::string_view wanted) const {
    return find(promises, wanted);
}
const Transmittal* CaseState::transmittal(std::string_view wanted) const {
    return find(transmittals, wanted);
}
const Task* CaseState::task(std::string_view wanted) const {
    return find(tasks, wanted);
}
const Proposal* CaseState::proposal(std::string_view wanted) const {
    return find(proposals, wanted);
}

Subject* CaseState::subject(std::string_view wanted) {
    return find(subjects, wanted);
}
Measure* CaseState::measure(std::string_view wanted) {
    return find(measures, wanted);
}
Document* CaseState::document(std::string_view wanted) {
    return find(documents, wanted);
}
Paper* CaseState::paper(std::string_view wanted) {
    return find(papers, wanted);
}
Package* CaseState::package(std::string_view wanted) {
    return find(packages, wanted);
}
Clock* CaseState::clock(std::string_view wanted) {
    return find(clocks, wanted);
}
Promise* CaseState::promise(std::string_view wanted) {
    return find(promises, wanted);
}
Transmittal* CaseState::transmittal(std::string_view wanted) {
    return find(transmittals, wanted);
}
Task* CaseState::task(std::string_view wanted) {
    return find(tasks, wanted);
}

const FactEntry* CaseState::fact(const FactKey& key) const {
    const auto at = facts.find(key);
    return at == facts.end() || at->second.empty() ? nullptr : &at->second.back();
}

}  // namespace comity::cases
