// SPDX-License-Identifier: EUPL-1.2
// Archives and what is made of them: containers, office documents. Their parts are looked at as files of their own.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "documents/inspection/archive.h"
#include "documents/inspection/looking.h"
#include "documents/inspection/octet_reading.h"
#include "format/xml.h"
#include "seal/zip/zip_reader.h"

namespace comity::documents {

namespace {

constexpr std::size_t max_mimetype_octets = 200;

/// The whole of a part; nothing where it is too much to be kept or to be unpacked at all, which is told.
std::optional<std::string> content_of(Looking& looking, const std::string& place, std::uint64_t packed,
                                      const std::function<Result<void>(const TakePiece&)>& unpacking) {
    std::string content;
    std::uint64_t made = 0;
    bool bomb = false;
    const auto done = unpacking([&](Octets piece) {
        made += piece.size();
        bomb = !looking.take_inflated(piece.size(), made, packed);
        if (bomb) return false;
        if (made <= max_inspected_part) content += as_text(piece);
        return true;
    });
    if (bomb) {
        looking.found("archive-bomb", place, fmt::format("{}, {}", packed, made));
        return std::nullopt;
    }
    if (!done) {
        looking.found("broken", place, done.error().message);
        return std::nullopt;
    }
    if (made > max_inspected_part) {
        looking.found("not-looked-into", place, std::to_string(made));
        return std::nullopt;
    }
    return content;
}

bool is_open_document(std::string_view word) {
    return word == "odt" || word == "ods" || word == "odp" || word == "opendocument";
}

/// Names that another system takes for a place elsewhere, or that look other than they are.
bool misleads(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
        name.find(':') != std::string_view::npos || name.find('\0') != std::string_view::npos)
        return true;
    if (name.find("\xe2\x80\xae") != std::string_view::npos) return true;  // U+202E turns the letters behind it round
    for (std::size_t at = name.find(".."); at != std::string_view::npos; at = name.find("..", at + 2))
        if ((at == 0 || name[at - 1] == '/') && (at + 2 == name.size() || name[at + 2] == '/')) return true;
    return false;
}

std::string_view office_word(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> types{{
        {"application/vnd.etsi.asic-e+zip", "asic-e"},
        {"application/vnd.etsi.asic-s+zip", "asic-s"},
        {"application/vnd.oasis.opendocument.text", "odt"},
        {"application/vnd.oasis.opendocument.spreadsheet", "ods"},
        {"application/vnd.oasis.opendocument.presentation", "odp"},
    }};
    const auto found = std::ranges::find(types, type, &std::pair<std::string_view, std::string_view>::first);
    if (found != types.end()) return found->second;
    if (type.starts_with("application/vnd.oasis.opendocument.")) return "opendocument";
    return type == "application/epub+zip" ? "epub" : "zip";
}

/// The relations of an Office Open XML part to what is elsewhere (ISO/IEC 29500-2, 9.3): links that are clicked are
/// none of its parts.
void look_at_relations(Looking& looking, std::string_view xml, const std::string& place) {
    const auto read = format::read_xml(xml, format::part_xml_limits, place);
    if (!read) {
        looking.found("broken", place, read.error().message);
        return;
    }
    for (const format::XmlElement& relation : read->root().children()) {
        const std::string type = relation.attribute("", "Type").value_or("");
        if (lower(relation.attribute("", "TargetMode").value_or("")) != "external" || type.ends_with("/hyperlink"))
            continue;
        looking.found("external", place, relation.attribute("", "Target").value_or(""));
    }
}

class ArchiveLook {
   public:
    ArchiveLook(Looking& looking, Octets file, const std::string& where, int depth)
        : looking_(looking), file_(file), where_(where), depth_(depth) {}

    std::string_view run() {
        const auto parts = packed_parts(file_, max_inspected_entries);
        if (!parts) {
            looking_.found(parts.error().kind == ErrorKind::limit ? "archive-bomb" : "broken", where_,
                           parts.error().message);
            return "zip";
        }
        const std::string_view word = word_of(*parts);
        if (depth_ >= max_inspected_depth) {
            looking_.found("too-deep", where_, std::to_string(depth_));
            return word;
        }
        bool encrypted = false;
        for (const PackedPart& part : *parts) {
            if (part.folder()) continue;
            if (!looking_.take_entry()) {
                looking_.found("archive-bomb", where_, "over 2,000 parts");
                break;
            }
            encrypted = encrypted || part.encrypted();
            look_at(part, word);
        }
        if (!encrypted) look_at_readings();
        return word;
    }

   private:
    std::string_view word_of(const std::vector<PackedPart>& parts) const {
        const auto has = [&](auto matches) { return std::ranges::any_of(parts, matches, &PackedPart::name); };
        for (const PackedPart& part : parts) {
            if (part.name != "mimetype" || part.encrypted() || part.size > max_mimetype_octets) continue;
            std::string type;
            const auto read = unpack(file_, part, [&](Octets piece) {
                type += as_text(piece);
                return type.size() <= max_mimetype_octets;
            });
            while (type.ends_with('\n') || type.ends_with('\r') || type.ends_with(' ')) type.pop_back();
            if (const std::string_view word = office_word(type); read && word != "zip") return word;
        }
        if (has([](const std::string& name) { return name == "[Content_Types].xml"; })) {
            if (has([](const std::string& name) { return name.starts_with("word/"); })) return "docx";
            if (has([](const std::string& name) { return name.starts_with("xl/"); })) return "xlsx";
            if (has([](const std::string& name) { return name.starts_with("ppt/"); })) return "pptx";
        }
        if (has([](const std::string& name) { return name.ends_with(".class"); }) &&
            has([](const std::string& name) { return name == "META-INF/MANIFEST.MF"; }))
            return "jar";
        return "zip";
    }

    /// Whether every reader unpacks the same (docs/formats/container.md).
    void look_at_readings() {
        const auto strict = seal::ZipArchive::open(
            file_, {.entries = max_inspected_entries, .inflated = max_inspected_inflated, .ratio = bomb_ratio});
        if (!strict && strict.error().kind == ErrorKind::invalid)
            looking_.found("ambiguous", where_, strict.error().message);
    }

    void look_at(const PackedPart& part, std::string_view word) {
        const std::string place = within(where_, part.name);
        if (misleads(part.name)) looking_.found("name", place);
        if (part.encrypted()) {
            looking_.found("encrypted", place);
            return;
        }
        look_at_name(part.name, word, place);
        const auto content =
            content_of(looking_, place, part.packed, [&](const TakePiece& take) { return unpack(file_, part, take); });
        if (!content) return;
        const std::string name = lower(part.name);
        if (name.ends_with(".rels")) {
            look_at_relations(looking_, *content, place);
            return;
        }
        const bool open_document = is_open_document(word);
        if (open_document && name == "meta-inf/manifest.xml" && content->find("encryption-data") != std::string::npos)
            looking_.found("encrypted", where_);
        // What an office document or a container is made of itself is no file of somebody else.
        const bool office = open_document || word == "docx" || word == "xlsx" || word == "pptx" || word == "epub";
        if (word != "zip" && name == "mimetype") return;
        if (office && name.ends_with(".xml")) return;
        if ((office || name.starts_with("meta-inf/")) && type_by_content(octets(*content)).word == "unknown") return;
        // The media type of a part nobody says; its name is what a person goes by.
        (void)looking_.look(octets(*content), {.name = part.name, .media_type = {}}, place, depth_ + 1);
    }

    void look_at_name(std::string_view part, std::string_view word, const std::string& place) {
        const std::string name = lower(part);
        const bool open_xml = word == "docx" || word == "xlsx" || word == "pptx";
        if (open_xml && (name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/")))
            looking_.found("macros", place);
        if (open_xml && name.find("/activex/") != std::string::npos) looking_.found("active-object", place);
        if (open_xml && name.find("/embeddings/") != std::string::npos) looking_.found("embedded", place);
        if (is_open_document(word) && (name.starts_with("basic/") || name.starts_with("scripts/")) &&
            !name.ends_with("-lc.xml"))
            looking_.found("macros", place);
    }

    Looking& looking_;
    Octets file_;
    const std::string& where_;
    int depth_;
};

/// Names of streams in a compound file stand in it as UTF-16.
bool has_stream(Octets file, std::string_view name) {
    std::string wide;
    for (const char c : name) {
        wide += c;
        wide += '\0';
    }
    return as_text(file).find(wide) != std::string_view::npos;
}

}  // namespace

std::string_view look_into_archive(Looking& looking, Octets file, const std::string& where, int depth) {
    return ArchiveLook(looking, file, where, depth).run();
}

void look_into_gzip(Looking& looking, Octets file, const std::string& where, int depth) {
    if (depth >= max_inspected_depth) {
        looking.found("too-deep", where, std::to_string(depth));
        return;
    }
    const std::string place = within(where, "gunzipped");
    const auto content =
        content_of(looking, place, file.size(), [&](const TakePiece& take) { return unpack_gzip(file, take); });
    if (content) (void)looking.look(octets(*content), {}, place, depth + 1);
}

void look_into_ole(Looking& looking, Octets file, const std::string& where) {
    if (has_stream(file, "EncryptedPackage")) looking.found("encrypted", where);
    if (has_stream(file, "_VBA_PROJECT") || has_stream(file, "Macros") || has_stream(file, "_VBA_PROJECT_CUR"))
        looking.found("macros", where);
    if (has_stream(file, "Ole10Native")) looking.found("embedded", where, "Ole10Native");
}

void look_into_rtf(Looking& looking, Octets file, const std::string& where) {
    const std::string text = lower(as_text(file));
    if (text.find("\\objdata") != std::string::npos) looking.found("embedded", where, "\\objdata");
    if (text.find("\\objupdate") != std::string::npos) looking.found("active-object", where, "\\objupdate");
    if (text.find("\\*\\template") != std::string::npos) looking.found("external", where, "\\*\\template");
}

}  // namespace comity::documents
