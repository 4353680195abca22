// SPDX-License-Identifier: EUPL-1.2
#include "documents/assembly/put_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace comity::documents {

namespace {

TextRun run_of(std::string_view words) {
    TextRun run;
    run.text = words;
    return run;
}

Result<TextRun> run_of_slot(const Document& document, std::string_view name, std::size_t version) {
    const auto slot = std::ranges::find(document.slots, name, &Slot::name);
    if (slot == document.slots.end())
        return fail(ErrorKind::invalid, fmt::format("the paper has no slot '{}'", name), {},
                    "in braces stands the name of a fact or field that the paper has already");
    TextRun run = run_of(slot->words[version]);
    run.slot = static_cast<int>(slot - document.slots.begin());
    return run;
}

Result<Passage> passage_of(const Document& document, std::string_view text, std::size_t version) {
    Passage passage;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('{'), text.size());
        if (open > 0) passage.push_back(run_of(text.substr(0, open)));
        text.remove_prefix(open);
        if (text.empty()) break;
        const std::size_t close = text.find('}');
        if (close == std::string_view::npos)
            return fail(ErrorKind::invalid, "a brace is not closed", {}, "write a slot as {person.name}");
        TRY(run, run_of_slot(document, text.substr(1, close - 1), version));
        passage.push_back(std::move(run));
        text.remove_prefix(close + 1);
    }
    return passage;
}

tl::unexpected<Error> refused(std::string_view segment, std::string_view language, ErrorKind kind, std::string_view why,
                              std::string hint) {
    return fail(kind, fmt::format("passage '{}' in '{}': {}", segment, language, why), {}, std::move(hint));
}

struct Named {
    Segment* segment;
    std::size_t version;
};
Result<Named> named(Document& document, std::string_view segment, std::string_view language) {
    const auto version = version_of(document, language);
    if (!version)
        return refused(segment, language, ErrorKind::not_found, "the paper has no such version",
                       "name one of its languages");
    const auto all = segments_of(document);
    const auto found = std::ranges::find_if(all, [&](const Segment* each) { return each->id == segment; });
    if (found == all.end())
        return refused(segment, language, ErrorKind::not_found, "the paper has no such passage", "name one it has");
    return Named{*found, *version};
}

bool says_the_same(const Passage& one, const Passage& other) {
    const auto slots = [](const Passage& passage) {
        std::vector<int> used;
        for (const TextRun& run : passage)
            if (run.slot != none) used.push_back(run.slot);
        return used;
    };
    return plain_text(one) == plain_text(other) && slots(one) == slots(other);
}

}  // namespace

void put_passage(Segment& segment, std::size_t version, Passage passage) {
    if (version != segment.source) {
        std::erase(segment.outdated, version);
    } else if (!says_the_same(segment.versions[version], passage)) {
        segment.outdated.clear();
        for (std::size_t other = 0; other < segment.versions.size(); ++other)
            if (other != version && !segment.versions[other].empty()) segment.outdated.push_back(other);
    }
    segment.versions[version] = std::move(passage);
    segment.origin = Segment::Origin::free;
}

Result<void> look_again(Document& document, std::string_view segment, std::string_view language) {
    TRY(found, named(document, segment, language));
    if (std::erase(found.segment->outdated, found.version) > 0) return {};
    return refused(segment, language, ErrorKind::invalid, "nobody has to look at it again",
                   "its source says what it said when it was translated");
}

Result<void> put_words(Document& document, std::string_view segment, std::string_view language, std::string_view text) {
    const auto refuse = [&](ErrorKind kind, std::string_view why, std::string hint) {
        return refused(segment, language, kind, why, std::move(hint));
    };
    TRY(found, named(document, segment, language));
    if (text.size() > max_passage_octets)
        return refuse(ErrorKind::limit, fmt::format("{} octets of words", text.size()), "attach what is longer");
    if (text.find_first_not_of(' ') == std::string_view::npos)
        return refuse(ErrorKind::invalid, "there are no words", "a passage that is not wanted is for the template");
    if (text.find_first_of("\r\n") != std::string_view::npos)
        return refuse(ErrorKind::invalid, "it goes over several lines", "a passage is one paragraph");
    auto passage = passage_of(document, text, found.version);
    if (!passage) return refuse(passage.error().kind, passage.error().message, passage.error().hint);
    put_passage(*found.segment, found.version, *std::move(passage));
    return {};
}

}  // namespace comity::documents
