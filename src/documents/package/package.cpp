// SPDX-License-Identifier: EUPL-1.2
#include "documents/package/package.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "crypto/hex.h"
#include "format/canonical_json.h"
#include "format/value.h"

namespace comity::documents {

namespace {

using format::Value;

constexpr std::string_view form = "comity-package-1";
constexpr std::string_view digest_prefix = "sha256:";

tl::unexpected<Error> no_package(std::string what) {
    return fail(ErrorKind::invalid, "this is no sealed request: " + std::move(what), {},
                "docs/formats/package.md has the form");
}

std::string written(const crypto::Sha256& digest) {
    return std::string(digest_prefix) + crypto::hex(digest);
}

Result<crypto::Sha256> read_digest(const std::string& text) {
    crypto::Sha256 digest{};
    if (text.starts_with(digest_prefix)) {
        const auto octets = crypto::from_hex(std::string_view(text).substr(digest_prefix.size()));
        if (octets && octets->size() == digest.size()) {
            std::ranges::copy(comity::octets(*octets), digest.begin());
            if (written(digest) == text) return digest;
        }
    }
    return no_package(fmt::format("'{}' is no digest", text.substr(0, 80)));
}

Value as_value(const PackagedFile& file) {
    Value value = Value::object({{"file", file.file}, {"digest", written(file.digest)}});
    if (!file.language.empty()) value.set("language", file.language);
    if (!file.title.empty()) value.set("title", file.title);
    return value;
}

Result<std::string> text_at(const Value& value, std::string_view key) {
    TRY(text, value.string_at(key));
    if (text.empty() || text.size() > max_package_text)
        return no_package(fmt::format("'{}' is empty or over {} octets", key, max_package_text));
    return text;
}

Result<PackagedFile> read_file(const Value& value, std::string_view besides) {
    PackagedFile read;
    TRY(file, text_at(value, "file"));
    TRY(digest_text, text_at(value, "digest"));
    TRY(digest, read_digest(digest_text));
    read.file = std::move(file);
    read.digest = digest;
    if (besides.empty()) return read;
    TRY(text, text_at(value, besides));
    (besides == "language" ? read.language : read.title) = std::move(text);
    return read;
}

Result<std::vector<PackagedFile>> read_files(const Value& value, std::string_view key, std::string_view besides) {
    const Value* list = value.find(key);
    if (list == nullptr || list->as_list() == nullptr) return no_package(fmt::format("'{}' is no list", key));
    std::vector<PackagedFile> files;
    for (const Value& each : *list->as_list()) {
        TRY(file, read_file(each, besides));
        files.push_back(std::move(file));
    }
    return files;
}

std::vector<const PackagedFile*> all_files(const PackageList& list) {
    std::vector<const PackagedFile*> all;
    for (const auto* files : {&list.documents, &list.attachments})
        for (const PackagedFile& file : *files) all.push_back(&file);
    if (list.data) all.push_back(&*list.data);
    return all;
}

Result<void> check(const PackageList& list) {
    if (list.documents.empty()) return no_package("the request itself is not in it");
    const auto files = all_files(list);
    if (files.size() > max_package_parts) {
        return fail(ErrorKind::limit, fmt::format("a package of {} files", files.size()), {},
                    fmt::format("at most {} go into one", max_package_parts));
    }
    std::set<std::string_view> names{package_file, reader_file};
    for (const PackagedFile* file : files)
        if (!names.insert(file->file).second) return no_package(fmt::format("'{}' is named twice", file->file));
    std::set<std::string_view> languages;
    for (const PackagedFile& document : list.documents)
        if (!languages.insert(document.language).second)
            return no_package(fmt::format("it has two versions in '{}'", document.language));
    return {};
}

}  // namespace

Result<std::string> to_json(const PackageList& list) {
    TRY_VOID(check(list));
    Value documents = Value::list();
    for (const PackagedFile& file : list.documents) documents.append(as_value(file));
    Value attachments = Value::list();
    for (const PackagedFile& file : list.attachments) attachments.append(as_value(file));
    Value value = Value::object({{"form", form},
                                 {"reference", list.reference},
                                 {"from", list.from},
                                 {"to", list.to},
                                 {"title", list.title},
                                 {"made", to_string(list.made)},
                                 {"documents", std::move(documents)},
                                 {"attachments", std::move(attachments)}});
    if (list.data) value.set("data", as_value(*list.data));
    TRY(text, format::canonical_json(value));
    TRY(again, read_package_list(text));
    if (again != list) return no_package("it would be read otherwise than it is written");
    return text;
}

Result<PackageList> read_package_list(std::string_view json) {
    if (json.size() > max_package_json) {
        return fail(ErrorKind::limit, fmt::format("a list of {} octets", json.size()), {},
                    fmt::format("at most {} are read", max_package_json));
    }
    TRY(value, format::read_value(json, package_file.data()));
    if (value.as_object() == nullptr) return no_package("its list is no object");
    TRY(said, value.string_at("form"));
    if (said != form) return no_package(fmt::format("its form is '{}'", said.substr(0, 80)));
    PackageList list;
    TRY(reference, text_at(value, "reference"));
    TRY(from, text_at(value, "from"));
    TRY(to, text_at(value, "to"));
    TRY(title, text_at(value, "title"));
    TRY(made_text, text_at(value, "made"));
    TRY(made, parse_date(made_text));
    if (!made.exact()) return no_package("the day it was made is not known");
    TRY(documents, read_files(value, "documents", "language"));
    TRY(attachments, read_files(value, "attachments", "title"));
    list = {std::move(reference), std::move(from),      std::move(to),          std::move(title),
            made.first,           std::move(documents), std::move(attachments), std::nullopt};
    std::size_t members = 8;
    if (const Value* data = value.find("data")) {
        TRY(file, read_file(*data, ""));
        list.data = std::move(file);
        ++members;
    }
    if (value.as_object()->size() != members) return no_package("its list has members that are not known");
    TRY_VOID(check(list));
    return list;
}

Result<std::vector<seal::Part>> package_parts(PackageList list, std::vector<seal::Part> files,
                                              std::string reader_page) {
    const auto fill = [&](PackagedFile& of) -> Result<void> {
        const auto found = std::ranges::find(files, of.file, &seal::Part::name);
        if (found == files.end()) {
            return fail(ErrorKind::not_found, fmt::format("'{}' is listed but not given", of.file), {},
                        "give the file, or leave it out of the list");
        }
        of.digest = crypto::sha256(octets(found->content));
        return {};
    };
    for (PackagedFile& file : list.documents) TRY_VOID(fill(file));
    for (PackagedFile& file : list.attachments) TRY_VOID(fill(file));
    if (list.data) TRY_VOID(fill(*list.data));
    TRY(json, to_json(list));
    std::vector<seal::Part> parts{{std::string(package_file), "application/json", std::move(json)},
                                  {std::string(reader_file), "text/html", std::move(reader_page)}};
    std::ranges::move(files, std::back_inserter(parts));
    return parts;
}

Result<OpenedPackage> open_package(const seal::Container& container) {
    const auto& archive = container.archive();
    const seal::ZipEntry* entry = archive.find(package_file);
    if (entry == nullptr) return no_package(fmt::format("it has no {}", package_file));
    TRY(json, archive.content(*entry, max_package_json));
    TRY(list, read_package_list(json));
    for (const PackagedFile* file : all_files(list)) {
        const seal::ZipEntry* part = archive.find(file->file);
        if (part == nullptr) return no_package(fmt::format("'{}' is not in it", file->file));
        crypto::RunningSha256 digest;
        TRY_VOID(archive.read(*part, [&](Octets out) -> Result<void> {
            digest.update(out);
            return {};
        }));
        if (digest.digest() != file->digest)
            return no_package(fmt::format("'{}' is another file than listed", file->file));
    }
    return OpenedPackage{std::move(list), written(crypto::sha256(octets(json)))};
}

Result<void> check_reply(const ReplySlip& slip, const OpenedPackage& package) {
    if (slip.request == package.request) return {};
    return fail(ErrorKind::conflict, fmt::format("the slip answers {}, not {}", slip.request, package.request), {},
                fmt::format("look for the request with the reference '{}'", slip.reference));
}

}  // namespace comity::documents
