// SPDX-License-Identifier: EUPL-1.2
#include "documents/inspection/file_type.h"

#include <algorithm>
#include <array>
#include <string>

#include "documents/inspection/octet_reading.h"
#include "format/tree.h"
#include "format/utf8.h"

namespace comity::documents {

namespace {

/// How far readers of PDF and of pages look for their beginning.
constexpr std::size_t head_octets = 1024;
/// How far behind a text or a page is looked for its kind.
constexpr std::size_t text_octets = 64 * 1024;

struct Magic {
    std::string_view octets;
    std::size_t at;
    std::string_view word;
};

using namespace std::string_view_literals;

constexpr std::array magics{
    Magic{"%PDF-"sv, 0, "pdf"},
    Magic{"\x89PNG\r\n\x1a\n"sv, 0, "png"},
    Magic{"\xff\xd8\xff"sv, 0, "jpeg"},
    Magic{"II*\0"sv, 0, "tiff"},
    Magic{"MM\0*"sv, 0, "tiff"},
    Magic{"GIF87a"sv, 0, "gif"},
    Magic{"GIF89a"sv, 0, "gif"},
    Magic{"WEBP"sv, 8, "webp"},
    Magic{"PK\x03\x04"sv, 0, "zip"},
    Magic{"PK\x05\x06"sv, 0, "zip"},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, 0, "ole"},
    Magic{"{\\rtf"sv, 0, "rtf"},
    Magic{"\x1f\x8b\x08"sv, 0, "gzip"},
    Magic{"7z\xbc\xaf\x27\x1c"sv, 0, "7z"},
    Magic{"Rar!\x1a\x07"sv, 0, "rar"},
    Magic{"BZh"sv, 0, "bzip2"},
    Magic{"\xfd"
          "7zXZ\0"sv,
          0, "xz"},
    Magic{"ustar"sv, 257, "tar"},
    Magic{"WAVE"sv, 8, "wav"},
    Magic{"AVI "sv, 8, "avi"},
    Magic{"ID3"sv, 0, "mp3"},
    Magic{"\xff\xfb"sv, 0, "mp3"},
    Magic{"OggS"sv, 0, "ogg"},
    Magic{"ftyp"sv, 4, "mp4"},
    Magic{"MZ"sv, 0, "program"},
    Magic{"\x7f"
          "ELF"sv,
          0, "program"},
    Magic{"\xca\xfe\xba\xbe"sv, 0, "program"},
    Magic{"\xcf\xfa\xed\xfe"sv, 0, "program"},
    Magic{"#!"sv, 0, "program"},
    Magic{"L\0\0\0\x01\x14\x02\0"sv, 0, "program"},
};

bool is_text(std::string_view text) {
    return format::is_utf8(text) && std::ranges::none_of(text, [](char c) {
               const auto code = static_cast<unsigned char>(c);
               return (code < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || code == 0x7f;
           });
}

bool is_utf16(std::string_view text) {
    return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

std::string_view without_mark(std::string_view text) {
    return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

std::string_view behind_blanks(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
}

/// The first element of what begins with "<", past declarations and comments: "svg".
std::string first_element(std::string_view text) {
    while (true) {
        text = behind_blanks(text);
        if (text.starts_with("<!--")) {
            const std::size_t end = text.find("-->");
            if (end == std::string_view::npos) return {};
            text.remove_prefix(end + 3);
        } else if (text.starts_with("<?") || text.starts_with("<!")) {
            const std::size_t end = text.find('>');
            if (end == std::string_view::npos) return {};
            text.remove_prefix(end + 1);
        } else {
            break;
        }
    }
    if (!text.starts_with('<')) return {};
    const std::string_view name = text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1);
    return lower(name.substr(name.rfind(':') + 1));
}

bool begins_as_page(std::string_view text) {
    const std::string head = lower(behind_blanks(text).substr(0, head_octets));
    if (head.starts_with("<!doctype html")) return true;
    constexpr std::array<std::string_view, 7> elements{"html", "head", "body", "script", "iframe", "title", "meta"};
    return std::ranges::find(elements, first_element(head)) != elements.end();
}

std::string_view text_word(std::string_view text) {
    const std::string_view body = behind_blanks(without_mark(text));
    if (begins_as_page(body)) return "html";
    if (body.starts_with('<')) {
        const std::string element = first_element(body.substr(0, text_octets));
        if (element == "svg") return "svg";
        if (body.starts_with("<?xml") || (!element.empty() && body.find("</") != std::string_view::npos)) return "xml";
    }
    if (body.starts_with('{') || body.starts_with('[')) {
        const auto read = format::read_json(body, "");
        if (read || read.error().kind == ErrorKind::limit) return "json";
    }
    return "text";
}

/// An archive whose directory ends with the file, whatever stands before it.
bool ends_as_zip(Octets file) {
    constexpr std::size_t end_octets = 22;
    constexpr std::size_t most_comment = 65'535;
    if (file.size() < end_octets) return false;
    const std::size_t last = file.size() - end_octets;
    for (std::size_t at = last + 1; at-- > 0 && last - at <= most_comment;) {
        if (little32(file, at) != 0x06054b50 || at + end_octets + little16(file, at + 20) != file.size()) continue;
        const std::uint64_t directory = little32(file, at + 12);
        if (directory >= 4 && directory <= at && little32(file, at - directory) == 0x02014b50) return true;
    }
    return false;
}

bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::size_t blank = std::min(words.find(' '), words.size());
        if (words.substr(0, blank) == wanted) return true;
        words.remove_prefix(std::min(blank + 1, words.size()));
    }
    return false;
}

std::string ending_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : lower(name.substr(dot + 1));
}

/// "text/XML; charset=utf-8" is "text/xml".
std::string plain_media_type(std::string_view media_type) {
    std::string plain = lower(media_type.substr(0, media_type.find(';')));
    while (plain.ends_with(' ')) plain.pop_back();
    return plain;
}

}  // namespace

const std::vector<FileType>& file_types() {
    static const std::vector<FileType> types{
        {"pdf", "application/pdf", "application/x-pdf", "pdf"},
        {"png", "image/png", "image/x-png", "png"},
        {"jpeg", "image/jpeg", "image/jpg image/pjpeg", "jpg jpeg jpe"},
        {"tiff", "image/tiff", "image/tiff-fx", "tif tiff"},
        {"gif", "image/gif", "", "gif"},
        {"webp", "image/webp", "", "webp"},
        {"zip", "application/zip", "application/x-zip-compressed application/x-zip", "zip"},
        {"asic-e", "application/vnd.etsi.asic-e+zip", "application/zip", "asice sce bdoc"},
        {"asic-s", "application/vnd.etsi.asic-s+zip", "application/zip", "asics scs"},
        {"odt", "application/vnd.oasis.opendocument.text", "", "odt"},
        {"ods", "application/vnd.oasis.opendocument.spreadsheet", "", "ods"},
        {"odp", "application/vnd.oasis.opendocument.presentation", "", "odp"},
        {"opendocument", "application/vnd.oasis.opendocument.graphics", "", "odg odf odc ott ots otp"},
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         "application/vnd.ms-word.document.macroenabled.12 "
         "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
         "docx docm dotx dotm"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         "application/vnd.ms-excel.sheet.macroenabled.12", "xlsx xlsm xltx xltm xlsb"},
        {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
         "application/vnd.ms-powerpoint.presentation.macroenabled.12", "pptx pptm ppsx potx"},
        {"epub", "application/epub+zip", "", "epub"},
        {"jar", "application/java-archive", "application/x-java-archive", "jar war", true},
        {"ole", "application/x-ole-storage",
         "application/msword application/vnd.ms-excel application/vnd.ms-powerpoint application/vnd.ms-outlook "
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document "
         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet "
         "application/vnd.openxmlformats-officedocument.presentationml.presentation",
         "doc xls ppt msg docx xlsx pptx"},
        {"rtf", "application/rtf", "text/rtf application/msword", "rtf doc"},
        {"gzip", "application/gzip", "application/x-gzip", "gz tgz"},
        {"7z", "application/x-7z-compressed", "", "7z"},
        {"rar", "application/vnd.rar", "application/x-rar-compressed", "rar"},
        {"bzip2", "application/x-bzip2", "application/x-bzip", "bz2 tbz"},
        {"xz", "application/x-xz", "", "xz txz"},
        {"tar", "application/x-tar", "", "tar"},
        {"wav", "audio/wav", "audio/x-wav audio/vnd.wave", "wav"},
        {"avi", "video/x-msvideo", "video/avi", "avi"},
        {"mp3", "audio/mpeg", "audio/mp3", "mp3"},
        {"ogg", "application/ogg", "audio/ogg video/ogg", "ogg oga ogv"},
        {"mp4", "video/mp4", "audio/mp4 audio/x-m4a video/quicktime image/heic image/heif image/avif",
         "mp4 m4a m4v mov heic heif avif"},
        {"html", "text/html", "application/xhtml+xml", "html htm xhtml"},
        {"svg", "image/svg+xml", "application/xml text/xml", "svg xml"},
        {"xml", "application/xml", "text/xml text/plain", "xml xsd xsl xslt"},
        {"json", "application/json", "text/json text/plain", "json"},
        {"text", "text/plain", "", "txt csv md log eml asc pem"},
        {"program", "application/octet-stream", "application/x-msdownload application/x-executable", "exe dll so com",
         true},
        {"unknown", "application/octet-stream", "", ""},
    };
    return types;
}

const FileType& file_type(std::string_view word) {
    const auto found = std::ranges::find(file_types(), word, &FileType::word);
    return found == file_types().end() ? file_types().back() : *found;
}

const FileType& type_by_content(Octets file) {
    const std::string_view text = as_text(file);
    for (const Magic& magic : magics)
        if (text.size() > magic.at && text.substr(magic.at).starts_with(magic.octets)) return file_type(magic.word);
    if (text.substr(0, head_octets).find("%PDF-") != std::string_view::npos &&
        text.find("startxref") != std::string_view::npos)
        return file_type("pdf");
    if (text.empty()) return file_type("text");
    if (is_text(text)) return file_type(text_word(text));
    if (is_utf16(text)) return file_type("text");
    if (begins_as_page(text.substr(0, head_octets))) return file_type("html");
    return file_type("unknown");
}

std::vector<std::string_view> other_readings(Octets file, const FileType& type) {
    std::vector<std::string_view> found;
    const std::string_view text = as_text(file);
    // An archive that a program unpacks, or text, has one of these within without being it.
    const bool textual = type.media_type.starts_with("text/") || type.word == "xml" || type.word == "svg" ||
                         type.word == "json" || type.word == "rtf";
    if (type.word != "zip" && ends_as_zip(file)) found.push_back("zip");
    if (type.word != "pdf" && text.substr(0, head_octets).find("%PDF-") != std::string_view::npos &&
        text.find("startxref") != std::string_view::npos)
        found.push_back("pdf");
    const std::string head = lower(text.substr(0, head_octets));
    if (!textual && type.word != "program" &&
        (head.find("<html") != std::string::npos || head.find("<script") != std::string::npos ||
         head.find("<?php") != std::string::npos))
        found.push_back("html");
    return found;
}

bool agrees_with_media_type(const FileType& type, std::string_view media_type) {
    const std::string said = plain_media_type(media_type);
    if (said.empty() || said == "application/octet-stream") return true;
    if (said == type.media_type || has_word(type.others, said)) return true;
    if (type.word == "text" && said.starts_with("text/") && said != "text/html" && said != "text/xml" &&
        said != "text/json" && said != "text/rtf")
        return true;
    if (type.word == "text" && said == "message/rfc822") return true;
    if (type.word == "xml" && said.ends_with("+xml") && said != "image/svg+xml" && said != "application/xhtml+xml")
        return true;
    if (type.word == "json" && said.ends_with("+json")) return true;
    if (type.word == "zip" && said.ends_with("+zip") && said.find("asic") == std::string::npos) return true;
    return type.word != "program" && std::ranges::none_of(file_types(), [&](const FileType& known) {
               return said == known.media_type || has_word(known.others, said);
           });
}

bool agrees_with_name(const FileType& type, std::string_view name) {
    const std::string ending = ending_of(name);
    if (ending.empty() || has_word(type.endings, ending)) return true;
    if (type.word == "xml" && ending == "txt") return true;
    if (type.word == "json" && ending == "txt") return true;
    const bool packed = type.word == "asic-e" || type.word == "asic-s";
    if (packed && ending == "zip") return true;
    return std::ranges::none_of(file_types(), [&](const FileType& known) { return has_word(known.endings, ending); });
}

bool named_as_program(std::string_view name) {
    constexpr std::string_view endings =
        "exe com scr pif bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta msi msp cpl dll lnk reg jar sh app iso img vhd "
        "chm "
        "scf url appref-ms application gadget inf";
    return has_word(endings, ending_of(name));
}

}  // namespace comity::documents
