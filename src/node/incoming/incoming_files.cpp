// SPDX-License-Identifier: EUPL-1.2
#include "node/incoming/incoming_files.h"

#include <fmt/format.h>

#include "format/canonical_json.h"
#include "node/incoming/confined.h"
#include "node/incoming/inspect_file.h"

namespace comity::node {

namespace {

constexpr std::chrono::seconds patience{120};  ///< a thread of the server waits as long

tl::unexpected<Error> too_large() {
    return fail(ErrorKind::limit, fmt::format("the file has over {} MiB", max_incoming_octets >> 20), {},
                "look at it by the command line: comity validate FILE");
}

}  // namespace

Result<void> IncomingFiles::Incoming::append(Octets piece) {
    if (piece.size() > max_incoming_octets - file_.size()) return too_large();
    return file_.append(piece);
}

Result<IncomingFiles::Incoming> IncomingFiles::begin(const std::string& account) {
    const std::scoped_lock lock(mutex_);
    if (accounts_.contains(account))
        return fail(ErrorKind::unavailable, "another file is looked at for this account", {},
                    "try again once it is answered");
    if (accounts_.size() == most_incoming_at_once)
        return fail(ErrorKind::unavailable, fmt::format("{} files are looked at just now", accounts_.size()), {},
                    "try again in a minute");
    TRY(file, MemoryFile::make());
    accounts_.insert(account);
    std::shared_ptr<void> place(nullptr, [this, account](void*) {
        const std::scoped_lock again(mutex_);
        accounts_.erase(account);
    });
    return Incoming(std::move(place), std::move(file));
}

Result<IncomingFiles::Incoming> IncomingFiles::take(const std::string& account, CaseContents& contents,
                                                    const std::string& case_id, const KeptContent& content) {
    if (content.octets > max_incoming_octets) return too_large();
    TRY(incoming, begin(account));
    TRY(reading, contents.read(case_id, content, 0, content.octets));
    while (true) {
        TRY(piece, reading->next());
        if (piece.empty()) break;
        TRY_VOID(incoming.append(octets(piece)));
    }
    return incoming;
}

Result<format::Value> IncomingFiles::validate(const Incoming& incoming) {
    std::vector<std::string> words{program_, "validate", std::string(confined_input), "--json"};
    const auto add = [&](std::string_view option, const std::filesystem::path& file) {
        if (file.empty()) return;
        words.emplace_back(option);
        words.push_back(file.string());
    };
    add("--anchor", trusted_.anchors);
    add("--stamp-anchor", trusted_.stamp_anchors);
    for (const std::filesystem::path& list : trusted_.revoked) add("--revoked", list);
    if (trusted_.no_revocation) words.emplace_back("--no-revocation");
    constexpr std::uint64_t seconds = 20;
    return told_by(incoming, std::move(words), seconds);
}

Result<format::Value> IncomingFiles::inspect(const Incoming& incoming, const std::string& name,
                                             const std::string& media_type) {
    return inspect_file(program_, scanner_, incoming.file(), {name, media_type});
}

Result<format::Value> IncomingFiles::draw_picture(const Incoming& incoming, const std::string& name) {
    TRY(told, inspect(incoming, name, ""));
    const std::string scanned = told.find("scan")->string_at("result").value_or("");
    if (scanned == "found" || scanned == "unreachable")
        return fail(scanned == "found" ? ErrorKind::invalid : ErrorKind::unavailable,
                    scanned == "found" ? "the malware scanner found something in the file"
                                       : "the malware scanner does not answer",
                    {}, scanned == "found" ? "ask its maker for another form of it" : "try again in a minute");
    for (const format::Value& finding : *told.find("findings")->as_list())
        if (finding.string_at("level").value_or("") == "danger")
            return fail(ErrorKind::invalid,
                        fmt::format("something in the file is dangerous: {}", finding.string_at("kind").value_or("")),
                        {}, "ask its maker for another form of it");
    constexpr std::uint64_t seconds = 20;
    TRY(drawn, told_by(incoming, {program_, "picture", std::string(confined_input), "--json"}, seconds));
    if (const format::Value* fault = drawn.find("fault"))
        return fail(ErrorKind::invalid, fault->string_at("message").value_or(""), {},
                    fault->string_at("hint").value_or(""));
    return drawn;
}

Result<format::Value> IncomingFiles::read_codes(const Incoming& incoming) {
    constexpr std::uint64_t seconds = 120;  // some tenths of one for each page
    return told_by(incoming, {program_, "scan", std::string(confined_input), "--json"}, seconds);
}

Result<format::Value> IncomingFiles::told_by(const Incoming& incoming, std::vector<std::string> words,
                                             std::uint64_t seconds) {
    const std::string what = words[1];
    TRY(end,
        run_confined({.words = std::move(words), .processor_seconds = seconds, .patience = patience}, incoming.file()));
    if (!end.status)
        return fail(ErrorKind::limit, "the file takes more time or memory to read than one file is given", {},
                    what == "scan" ? "divide it, or look at it by the command line: comity scan FILE"
                                   : "treat it as not trustworthy, and ask its sender for another form of it");
    if (end.output.empty())
        return fail(ErrorKind::unavailable, fmt::format("`comity {}` cannot be run here", what), {},
                    "an administrator tries it on the command line, with the files that authority.validation names");
    return format::read_value(end.output, "comity " + what);
}

}  // namespace comity::node
