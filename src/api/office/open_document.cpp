// SPDX-License-Identifier: EUPL-1.2
#include "api/office/open_document.h"

#include <charconv>

#include <fmt/format.h>

#include "api/office/case_json.h"

namespace comity::api {

namespace {

Result<std::size_t> version_of(std::string_view text, const cases::Document& document) {
    std::size_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && stop == text.data() + text.size() && number >= 1 && number <= document.versions.size())
        return number;
    return fail(ErrorKind::not_found, fmt::format("document {} has no version '{}'", document.id, text), {},
                fmt::format("it has 1 to {}", document.versions.size()));
}

}  // namespace

Result<OpenDocument> open_document(Desk& desk, const net::Request& request, const Caller& caller) {
    TRY(id, case_id_of(request));
    TRY(opened, desk.cases().open(caller.person, id));
    if (!Reading{caller.person, opened}.may_read(access::Resource::document)) return node::no_such_case();
    const cases::Document* document = opened.state.document(request.path_parameter("document"));
    if (!document) return fail(ErrorKind::not_found, "the case has no such document");
    TRY(number, version_of(request.path_parameter("version"), *document));
    TRY(content, desk.contents->find(id, document->versions[number - 1].digest));
    return OpenDocument{.case_id = id,
                        .content = std::move(content),
                        .document = *document,
                        .version = number,
                        .name = fmt::format("document {} version {}", document->id, number),
                        .file_name = fmt::format("{}-{}", document->id, number)};
}

Result<void> check_handed_out(const OpenDocument& open, const Caller& caller) {
    const cases::Document::Version& version = open.document.versions[open.version - 1];
    if (!version.infected()) return {};
    for (const cases::Document::Taking& taking : version.taken)
        if (taking.mark.by == caller.person.account) return {};
    return fail(ErrorKind::conflict,
                fmt::format("malware was found in {}: {}", open.name, version.inspection->scan.found), {},
                "who must have it says why: the command take-infected-document");
}

}  // namespace comity::api
