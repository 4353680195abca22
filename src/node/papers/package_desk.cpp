// SPDX-License-Identifier: EUPL-1.2
#include "node/papers/package_desk.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "cases/papers/papers.h"
#include "crypto/hex.h"
#include "crypto/sha256.h"
#include "documents/package/package.h"
#include "seal/container.h"

namespace comity::node {

namespace {

using cases::CaseState;
using format::Value;

/// How files of a type end, for whoever opens them from a disk; "" where nothing is known.
std::string_view ending_of(std::string_view media_type) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> endings{
        {{"application/pdf", ".pdf"},
         {"application/json", ".json"},
         {"application/xml", ".xml"},
         {"text/plain", ".txt"},
         {"text/csv", ".csv"},
         {"image/png", ".png"},
         {"image/jpeg", ".jpg"},
         {"application/vnd.etsi.asic-e+zip", ".asice"},
         {"application/vnd.oasis.opendocument.text", ".odt"},
         {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"}}};
    const auto* known = std::ranges::find(endings, media_type, &std::pair<std::string_view, std::string_view>::first);
    return known == endings.end() ? "" : known->second;
}

/// A title as every system can have it for the name of a file.
std::string file_title(std::string_view title) {
    constexpr std::size_t longest = 120;  // octets
    constexpr std::string_view reserved = R"(\/:*?"<>|)";
    std::string name;
    for (const char c : title)
        name +=
            static_cast<unsigned char>(c) < ' ' || c == 0x7f || reserved.find(c) != std::string_view::npos ? '-' : c;
    if (name.size() > longest) {
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
        name.resize(end);
    }
    // Neither "." nor "..", and no blank at an end, which some systems drop.
    const std::size_t first = name.find_first_not_of(". ");
    const std::size_t last = name.find_last_not_of(". ");
    return first == std::string::npos ? "document" : name.substr(first, last + 1 - first);
}

/// Files on their way into a package, with what is left of its size: all that is in the container, its list and page
/// among them.
class Files {
   public:
    Files(CaseContents& contents, const std::string& case_id) : contents_(contents), case_id_(case_id) {}

    Result<void> add(std::string name, std::string media_type, std::string_view digest) {
        TRY(content, contents_.whole(case_id_, digest, max_packed_octets - octets_));
        TRY_VOID(count(content.size()));
        parts_.push_back({std::move(name), std::move(media_type), std::move(content)});
        return {};
    }
    /// Counts what comes from elsewhere.
    Result<void> count(std::uint64_t octets) {
        if (octets > max_packed_octets - octets_)
            return fail(ErrorKind::limit,
                        fmt::format("the files of the package have more than {} octets", max_packed_octets), {},
                        "leave attachments out, or make it by hand: comity package");
        octets_ += octets;
        return {};
    }
    std::vector<seal::Part> take() { return std::move(parts_); }

   private:
    CaseContents& contents_;
    const std::string& case_id_;
    std::uint64_t octets_ = 0;
    std::vector<seal::Part> parts_;
};

}  // namespace

Result<void> PackageDesk::complete(const CaseState& state, cases::Command& command) {
    return command.name == "compose-package" ? compose(state, command.arguments) : seal(state, command.arguments);
}

Result<void> PackageDesk::compose(const CaseState& state, Value& arguments) {
    std::vector<std::string> attached;
    if (const Value* attachments = arguments.find("attachments"); attachments && attachments->as_list())
        for (const Value& each : *attachments->as_list()) attached.push_back(*each.as_string());
    const auto known = cases::paper_to_pack(state, arguments.string_at("paper").value_or(""), attached);
    if (!known) return {};
    const cases::Paper* paper = *known;
    TRY(to, arguments.string_at("to"));
    if (!arguments.string_at("title")) arguments.set("title", paper->title);
    documents::PackageList list{.reference = state.number,
                                .from = cases_.authority().name,
                                .to = std::move(to),
                                .title = arguments.string_at("title").value_or(""),
                                .made = cases_.environment(cases_.now()).today,
                                .documents = {},
                                .attachments = {},
                                .data = {}};
    Files files(contents_, state.id);
    for (const std::string& id : paper->sealed->documents) {
        const cases::Document* version = state.document(id);
        const std::string name = fmt::format("request.{}.pdf", version->language);
        TRY_VOID(files.add(name, version->media_type, version->versions.front().digest));
        list.documents.push_back({name, version->language, "", {}});
    }
    for (const std::string& id : attached) {
        const cases::Document* document = state.document(id);
        const std::string_view ending = ending_of(document->media_type);
        std::string title = file_title(document->title);
        if (!ending.empty() && title.ends_with(ending)) title.resize(title.size() - ending.size());
        const std::string name = fmt::format("attachments/{:03} {}{}", list.attachments.size() + 1, title, ending);
        TRY_VOID(files.add(name, document->media_type, document->versions.back().digest));
        list.attachments.push_back({name, "", document->title, {}});
    }
    constexpr std::string_view data_file = "request.json";
    TRY_VOID(files.add(std::string(data_file), "application/json", paper->sealed->content));
    list.data = documents::PackagedFile{std::string(data_file), "", "", {}};
    TRY(page, reader_page_());
    TRY_VOID(files.count(page.size()));
    TRY(parts, documents::package_parts(std::move(list), files.take(), std::move(page)));
    TRY_VOID(files.count(parts.front().content.size()));  // the list, which is there only now
    Value shown = Value::list();
    for (const seal::Part& part : parts) {
        // Also what is not of the case itself: sealed is what was seen, whatever changes before.
        TRY(kept, contents_.put(state.id, part.content));
        shown.append(Value::object(
            {{"name", part.name}, {"media_type", part.media_type}, {"digest", kept.digest}, {"bytes", kept.octets}}));
    }
    arguments.set("content", paper->sealed->content).set("parts", std::move(shown));
    return {};
}

Result<void> PackageDesk::seal(const CaseState& state, Value& arguments) {
    const auto known = cases::package_to_seal(state, arguments.string_at("package").value_or(""));
    if (!known) return {};
    const cases::Package* package = *known;
    TRY(with, seal_keys_());
    Files files(contents_, state.id);
    for (const cases::Package::Part& part : package->parts)
        TRY_VOID(files.add(part.name, part.media_type, part.digest));
    const std::vector<seal::Part> parts = files.take();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (crypto::hex(crypto::sha256(parts[i].content)) != package->parts[i].digest)
            return fail(ErrorKind::unavailable, fmt::format("'{}' is not what two persons saw", parts[i].name), {},
                        "compare the content store with the record: comity record fsck");
    TRY(container, seal::make_container(parts, {*with.key, with.path}, cases_.now(), with.stamper));
    TRY(kept, contents_.put(state.id, container));
    arguments.set("digest", kept.digest).set("bytes", kept.octets);
    return {};
}

}  // namespace comity::node
