// SPDX-License-Identifier: EUPL-1.2
// Searching a library of a great many pages in three languages. bench/library/measure runs it:
//
//   comity_library_bench make FOLDER LAW DATABASE PAGES        fills a library with invented words
//   comity_library_bench measure FOLDER LAW PREFIX RESULTS     measures a search; names begin with PREFIX
//
// Words come as often as words do (Zipf): the first of each language stands on nearly every page, most on few.
#include <array>
#include <cmath>
#include <random>

#include <fmt/format.h>

#include "measured.h"
#include "node/node.h"
#include "node/register/library_search.h"
#include "node/register/library_texts.h"
#include "node/register/rows.h"
#include "store/sql/transaction.h"

namespace comity::bench {

namespace {

constexpr std::string_view authority = "ch-bj";
constexpr std::size_t pages_of_text = 50;
constexpr std::size_t words_of_page = 250;
constexpr std::size_t vocabulary = 30'000;
constexpr std::size_t texts_at_once = 200;  // in memory, with their words, some 300 MiB
constexpr std::size_t searches = 2'000;
constexpr std::size_t warm_up_searches = 100;

struct Language {
    std::string_view code;
    std::array<std::string_view, 12> syllables;
    std::array<std::string_view, 4> endings;
};
constexpr std::array languages{
    Language{"en",
             {"re", "con", "ter", "mis", "pel", "dor", "lan", "fi", "gra", "vo", "sun", "ket"},
             {"", "s", "ed", "ing"}},
    Language{"fr",
             {"ré", "con", "teur", "mi", "pel", "dour", "lan", "fi", "gra", "vau", "sou", "quet"},
             {"", "s", "é", "er"}},
    Language{"ru",
             {"пе", "кон", "тер", "мис", "раз", "дор", "лан", "фи", "гра", "во", "сун", "кет"},
             {"", "а", "ом", "ами"}}};

/// The word of that rank: three or four syllables.
std::string word_of(const Language& language, std::size_t rank, std::size_t ending) {
    std::string word;
    for (std::size_t rest = rank + 12 * 12; rest > 0; rest /= 12) word += language.syllables[rest % 12];
    return word + std::string(language.endings[ending % 4]);
}

class Ranks {
   public:
    explicit Ranks(std::uint64_t seed) : engine_(seed) {}
    /// 0 is the most frequent.
    std::size_t next() {
        const double at = std::uniform_real_distribution<>(0, 1)(engine_);
        return static_cast<std::size_t>(std::pow(static_cast<double>(vocabulary), at)) - 1;
    }
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

   private:
    std::mt19937_64 engine_;
};

registry::Publication publication(std::size_t number, Ranks& ranks) {
    const Language& language = languages[number % languages.size()];
    registry::Publication made;
    made.id = fmt::format("invented-{:06}", number);
    made.number = fmt::format("LIB-2026-{:05}", number);
    made.title = "Invented";
    made.kind = "methodological-paper";
    made.owner = "anna";
    made.substitute = "boris";
    made.opened_on = *CivilDate::from_ymd(2026, 1, 1);
    // A tenth is for readers who are not the one that searches.
    if (number % 10 == 9) made.only_for = std::vector<std::string>{"hana"};
    registry::Edition edition;
    edition.id = "e1";
    edition.label = "1st edition";
    edition.from = made.opened_on;
    made.editions.push_back(edition);
    registry::PublishedText text;
    text.id = "x1";
    text.edition = "e1";
    text.language = std::string(language.code);
    for (std::size_t page = 0; page < pages_of_text; ++page) {
        std::string words;
        for (std::size_t word = 0; word < words_of_page; ++word)
            words += word_of(language, ranks.next(), ranks.below(4)) + (word % 12 == 11 ? ". " : " ");
        text.pages.push_back(std::move(words));
    }
    made.texts.push_back(std::move(text));
    return made;
}

Instant bench_now() {
    return parse_instant("2026-11-20T10:00:00+01:00").value();
}

Result<std::unique_ptr<node::Node>> opened(const std::filesystem::path& folder, const law::Library& library) {
    TRY(configuration, node::read_configuration(folder));
    return node::Node::open(configuration, library, bench_now);
}

Result<void> make(const std::filesystem::path& folder, const std::string& law, const std::string& database,
                  std::size_t pages) {
    TRY_VOID(node::make_configuration(folder,
                                      {{.id = std::string(authority),
                                        .name = "Federal Office of Justice",
                                        .state = *StateCode::parse("CH"),
                                        .time_zone = "Europe/Zurich",
                                        .key = "",
                                        .log_origin = ""}},
                                      database, true));
    TRY(library, law::Library::open(law));
    TRY(node, opened(folder, library));
    TRY(writer, node->database().writer());
    Ranks ranks(1);
    const auto begin = Clock::now();
    const std::size_t texts = pages / pages_of_text;
    for (std::size_t number = 0; number < texts;) {
        std::vector<registry::Publication> made;
        for (const std::size_t end = std::min(texts, number + texts_at_once); number < end; ++number)
            made.push_back(publication(number, ranks));
        std::vector<node::PlacedText> placed;
        for (const registry::Publication& each : made) placed.push_back({each.id, 1, &each.texts.front()});
        TRY(transaction, store::Transaction::write(*writer, authority));
        for (const registry::Publication& each : made)
            TRY_VOID(node::replace_rows(*writer, authority, each.id, {}, node::rows_of(each)));
        TRY_VOID(node::insert_texts(*writer, authority, placed));
        TRY_VOID(transaction.commit());
    }
    fmt::print("{} pages in {} texts, {:.0f} s\n", texts * pages_of_text, texts, milliseconds_since(begin) / 1e3);
    return {};
}

/// Two words in one language, of which one may be frequent: what a person types.
std::string typed(Ranks& ranks) {
    const Language& language = languages[ranks.below(languages.size())];
    return word_of(language, ranks.next(), ranks.below(4)) + " " + word_of(language, ranks.next(), ranks.below(4));
}

Result<void> measure(const std::filesystem::path& folder, const std::string& law, const std::string& prefix,
                     const std::filesystem::path& results) {
    TRY(library, law::Library::open(law));
    TRY(node, opened(folder, library));
    const node::Asker asker{
        std::string(authority),
        {.account = "clara", .roles = access::Role::officer, .unit = "u1", .on_behalf_of = "", .fresh = true},
        bench_now()};
    TRY(lease, node->database().reader());
    Ranks ranks(2);
    Measured measured;
    Latencies two;
    std::size_t found = 0;
    for (std::size_t search = 0; search < warm_up_searches + searches; ++search) {
        const std::string words = typed(ranks);
        const auto begin = Clock::now();
        TRY(answer, node::search_library(*lease, asker, {.words = words}));
        if (search < warm_up_searches) continue;
        two.add(milliseconds_since(begin));
        found += answer.found;
    }
    if (found == 0) return fail(ErrorKind::invalid, "nothing was found, so nothing was measured");
    measured.add_p99(prefix + "/search", two);
    Latencies frequent;
    for (std::size_t search = 0; search < warm_up_searches; ++search) {
        const Language& language = languages[search % languages.size()];
        const std::string words = word_of(language, 0, 0) + " " + word_of(language, 1, 0);
        const auto begin = Clock::now();
        TRY_VOID(node::search_library(*lease, asker, {.words = words}));
        frequent.add(milliseconds_since(begin));
    }
    measured.add_p99(prefix + "/search_frequent", frequent);
    measured.add(prefix + "/resident", resident(), "MiB");
    return measured.write(results);
}

Result<void> run(const std::vector<std::string>& arguments) {
    if (arguments.size() == 5 && arguments[0] == "make")
        return make(arguments[1], arguments[2], arguments[3], std::stoul(arguments[4]));
    if (arguments.size() == 5 && arguments[0] == "measure")
        return measure(arguments[1], arguments[2], arguments[3], arguments[4]);
    return fail(ErrorKind::invalid, "usage: make FOLDER LAW DATABASE PAGES, or measure FOLDER LAW PREFIX RESULTS");
}

}  // namespace

}  // namespace comity::bench

int main(int count, char** arguments) {
    return comity::bench::status_of(comity::bench::run({arguments + 1, arguments + count}));
}
