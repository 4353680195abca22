// SPDX-License-Identifier: EUPL-1.2
// Writes papers as PDF into a folder, for validators of PDF/A to judge: every kind of block in scripts of several
// families, with what `comity draft` has no option for (page codes, numbered lines, other files inside).
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "documents/print/print.h"

using namespace comity;
using namespace comity::documents;

namespace {

const std::vector<std::string> languages{"en", "fr", "ru", "es", "ar"};

Segment segment(const std::vector<std::string>& versions) {
    Segment made;
    for (const std::string& each : versions) made.versions.push_back({{each, TextRun::Face::plain, none, none}});
    return made;
}

Document paper() {
    const Segment title = segment({"Request for extradition", "Demande d’extradition", "Запрос о выдаче",
                                   "Solicitud de extradición", "طلب تسليم"});
    const Segment facts = segment({"The facts", "Les faits", "Обстоятельства", "Los hechos", "الوقائع"});
    const Segment words = segment({"Zoë Ångström took 250,000.00 € — “all of it”.", "L’œuvre coûta 250 000,00 €.",
                                   "Лицо похитило 250 000 евро, — Щукин-Хрущёв.", "¿Cuánto? ¡Todo!",
                                   "استولى الشخص على المبلغ (٢٥٠٬٠٠٠ يورو)."});
    Document document;
    document.kind = "extradition-prosecution";
    document.languages = languages;
    for (const Passage& each : title.versions) document.titles.push_back(plain_text(each) + " <&> (№ 7)");
    document.reference = "EXT-O-2026-00007 (a)";
    document.draft = true;
    document.blocks = {Paragraph{Paragraph::Style::title, 0, title},
                       Heading{1, facts},
                       Paragraph{Paragraph::Style::body, 1, words},
                       Heading{2, facts},
                       Heading{3, facts},
                       List{true, {words, facts}},
                       List{false, {words, facts}},
                       Table{{facts, title}, {{words, words}, {facts, words}}},
                       PageBreak{},
                       Paragraph{Paragraph::Style::note, 2, words},
                       Paragraph{Paragraph::Style::signature, 0, words}};
    for (const auto face : {TextRun::Face::strong, TextRun::Face::emphasis}) {
        Segment faced = words;
        for (Passage& each : faced.versions) each.front().face = face;
        faced.versions.front().front().footnote = 0;
        document.blocks.emplace_back(Paragraph{Paragraph::Style::body, 0, faced});
    }
    document.footnotes = {facts};
    document.attachments = {{"warrant-auth", title, 3, ""}};
    return document;
}

bool write(const std::filesystem::path& file, const Document& document, const PrintOrder& order) {
    const auto pdf = print_pdf(document, order);
    if (!pdf) {
        std::cerr << file << ": " << to_string(pdf.error()) << '\n';
        return false;
    }
    std::ofstream(file, std::ios::binary) << *pdf;
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: interop_papers FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    const Instant now = Instant::at(1'795'000'000'000).value();
    const Document document = paper();
    bool good = true;
    for (std::size_t version = 0; version < languages.size(); ++version) {
        const auto file = [&](std::string_view kind) {
            return folder / fmt::format("{}.{}.pdf", kind, languages[version]);
        };
        good &= write(file("plain"), document, {.version = version, .now = now});
        const PageMark mark{{1, 2, 3}, crypto::sha256(std::string_view("the data"))};
        good &= write(file("all"), document,
                      {.version = version,
                       .now = now,
                       .line_numbers = true,
                       .embedded = {own_data(document),
                                    {"scan (1) é.png", "image/png", "a picture", std::string(3000, '\x89')},
                                    {"empty.txt", "text/plain", "nothing", ""}},
                       .mark = mark});
    }
    return good ? 0 : 1;
}
