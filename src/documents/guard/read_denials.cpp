// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <span>

#include "documents/guard/mark_reader.h"

namespace comity::documents {

namespace {

using Words = std::span<const std::string_view>;

constexpr auto english_denials =
    std::to_array<std::string_view>({"not", "no", "never", "neither", "without", "cannot", "none", "nobody", "nothing",
                                     "nowhere", "unless", "except", "nor"});
constexpr auto english_soft = std::to_array<std::string_view>(
    {"fail*",      "lack*",      "absen*",      "refus*",    "deny",       "denie*",     "denial",     "reject*",
     "disagree*",  "dispute*",   "unknown",     "unlawful*", "unable",     "unaware",    "unpaid",     "untrue",
     "uncertain",  "unwilling",  "undisclosed", "unregist*", "unsuccess*", "unidentif*", "unauthor*",  "unjust*",
     "unfounded",  "unclear",    "unfit",       "unavail*",  "unnecess*",  "invalid*",   "illegal*",   "impossib*",
     "inadmiss*",  "incomplet*", "incorrect*",  "inaccura*", "insuffic*",  "ineffect*",  "inapplic*",  "incapab*",
     "irregular*", "improper*",  "prohibit*",   "forb*",     "missing",    "exclu*",     "exception*", "non",
     "otherwise",  "avoid*",     "prevent*",    "dismiss*",  "inability",  "nonexist*",  "ignor*",     "undoubt*",
     "stateless",  "homeless",   "dis*"});
/// Before "to" they deny as "not" does: "failed to appear".
constexpr auto english_firm = std::to_array<std::string_view>({"fail", "fails", "failed", "failing", "unable"});
constexpr auto french_denials = std::to_array<std::string_view>(
    {"sans", "sauf", "hormis", "excepté", "exceptée", "néant", "nulle-part", "non", "hors", "exceptés", "aucunement"});
constexpr auto french_seconds =
    std::to_array<std::string_view>({"pas", "point", "jamais", "plus", "rien", "aucun", "aucune", "ni", "nul", "nulle",
                                     "personne", "guère", "nullement"});
/// Those that deny without *ne* too: "aucun recours", "pas encore".
constexpr auto french_alone =
    std::to_array<std::string_view>({"ni", "aucun", "aucune", "jamais", "nul", "nulle", "rien", "pas"});
constexpr auto french_soft = std::to_array<std::string_view>(
    {"inconnu*",  "impossib*", "irrecevab*", "inexact*", "incomplet*", "illégal*",   "illicit*", "invalid*",  "incapa*",
     "insuffis*", "manqu*",    "défaut",     "faute",    "absence*",   "absent*",    "refus*",   "nié*",      "nie",
     "rejet*",    "interdi*",  "omis*",      "omet*",    "dépourvu*",  "exception*", "exclu*",   "désaccord", "empêch*",
     "ignor*",    "inappl*",   "injust*",    "inadmis*", "contest*",   "apatride*",  "seul*"});
/// Behind these *ne* denies nothing: "avant que le délai n'expire", "plus qu'il ne faut".
constexpr auto french_before_ne = std::to_array<std::string_view>(
    {"avant", "crain*", "crai*", "peur", "empêch*", "plus", "moins", "autre*", "évit*", "doute*"});
/// "La personne" is somebody, "le point" is no denial.
constexpr auto french_articles = std::to_array<std::string_view>(
    {"la", "une", "cette", "chaque", "toute", "ladite", "autre", "le", "un", "ce", "au", "sa"});
constexpr auto russian_denials = std::to_array<std::string_view>({"не", "нет", "без", "нельзя", "безо"});
constexpr auto russian_with_not =
    std::to_array<std::string_view>({"ни",       "никто",   "никого",  "никому",  "никем",   "ничто",   "ничего",
                                     "ничем",    "ничему",  "никогда", "нигде",   "никуда",  "никак",   "никакой",
                                     "никакого", "никакая", "никакие", "никаких", "никакое", "никаким", "никакую"});
constexpr auto russian_soft = std::to_array<std::string_view>(
    {"отсутств*", "отказ*", "отриц*", "отклон*", "исключ*", "запре*", "иначе", "недостат*", "апатрид*", "невозможно",
     "оспар*", "бездом*", "безработ*", "бесспорн*", "бесплатн*", "уклон*", "воздерж*"});
constexpr auto russian_before_not = std::to_array<std::string_view>({"пока", "чуть", "едва"});
/// Words that begin with "не" and deny nothing.
constexpr auto russian_whole = std::to_array<std::string_view>(
    {"недел*",   "необходим*", "нескольк*", "недвиж*", "нефт*",    "немец*",       "недавн*",  "недр*",
     "негатив*", "нередк*",    "неустой*",  "невест*", "небольш*", "непосредств*", "неё",      "него",
     "нему",     "нем",        "ней",       "нею",     "некотор*", "нерв*",        "нехватк*", "нежел*"});

/// "Without delay", "not later than": a time and no denial, and other languages say it in one word.
constexpr auto times =
    std::to_array<std::string_view>({"delay", "later", "délai", "retard", "tarder", "промедления", "earlier",
                                     "задержки", "позднее", "позже", "отлагательства", "удар"});

struct Bound {
    std::string_view means;
    std::array<std::string_view, 3> words;
};
constexpr Bound bounds[] = {
    {"most", {"no", "more", "than"}},
    {"most", {"not", "more", "than"}},
    {"most", {"at", "most", ""}},
    {"least", {"at", "least", ""}},
    {"least", {"no", "less", "than"}},
    {"least", {"not", "less", "than"}},
    {"least", {"no", "fewer", "than"}},
    {"latest", {"no", "later", "than"}},
    {"latest", {"not", "later", "than"}},
    {"latest", {"at", "the", "latest"}},
    {"earliest", {"no", "earlier", "than"}},
    {"earliest", {"not", "earlier", "than"}},
    {"earliest", {"not", "before", ""}},
    {"latest", {"au", "plus", "tard"}},
    {"latest", {"pas", "plus", "tard"}},
    {"earliest", {"au", "plus", "tôt"}},
    {"earliest", {"pas", "avant", ""}},
    {"most", {"au", "maximum", ""}},
    {"most", {"pas", "plus", "de"}},
    {"least", {"au", "minimum", ""}},
    {"least", {"pas", "moins", "de"}},
    {"most", {"au", "plus", ""}},
    {"least", {"au", "moins", ""}},
    {"most", {"не", "более", ""}},
    {"most", {"не", "больше", ""}},
    {"most", {"не", "свыше", ""}},
    {"least", {"не", "менее", ""}},
    {"least", {"не", "меньше", ""}},
    {"least", {"как", "минимум", ""}},
    {"most", {"как", "максимум", ""}},
    {"least", {"по", "меньшей", "мере"}},
    {"least", {"по", "крайней", "мере"}},
    {"latest", {"не", "позднее", ""}},
    {"latest", {"не", "позже", ""}},
    {"earliest", {"не", "ранее", ""}},
    {"earliest", {"не", "раньше", ""}},
    {"over", {"more", "than", ""}},
    {"under", {"less", "than", ""}},
    {"under", {"fewer", "than", ""}},
    {"after", {"later", "than", ""}},
    {"before", {"earlier", "than", ""}},
    {"over", {"plus", "de", ""}},
    {"under", {"moins", "de", ""}},
    {"after", {"plus", "tard", "que"}},
    {"over", {"более", "", ""}},
    {"over", {"свыше", "", ""}},
    {"under", {"менее", "", ""}},
    {"after", {"позднее", "", ""}},
    {"after", {"позже", "", ""}},
    {"before", {"ранее", "", ""}},
};

/// The denials of a sentence; `soft` those that other languages may say without one.
class Denials {
   public:
    Denials(std::span<const Token> tokens, std::string_view language) : tokens_(tokens), language_(language) {}

    struct Found {
        std::size_t token = 0;
        bool soft = false;
        bool firm = false;
    };

    std::vector<Found> read() {
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].figure) continue;
            if (language_ == "en") english(i);
            if (language_ == "fr") french(i);
            if (language_ == "ru") russian(i);
        }
        const bool denied = std::ranges::any_of(found_, [](const Found& each) { return !each.soft; });
        // Russian denies twice: "никто не был", and "никто был" has lost its "не".
        if (!denied && !alone_.empty() && !(language_ == "ru" && has_russian_verb())) add(alone_.front(), false);
        return std::move(found_);
    }

   private:
    std::string_view word(std::size_t i) const {
        return i < tokens_.size() ? std::string_view(tokens_[i].folded) : std::string_view();
    }
    bool of_time(std::size_t i) const { return among(times, word(i + 1)); }
    void add(std::size_t i, bool soft, bool firm = false) { found_.push_back({i, soft, firm}); }

    void english(std::size_t i) {
        const std::string_view here = word(i);
        // "Case no. 17", "No 3"
        const bool numbers = here == "no" && i + 1 < tokens_.size() && tokens_[i + 1].figure;
        if (numbers || (here == "nor" && neither_)) return;
        neither_ = neither_ || here == "neither";
        if (among(english_denials, here) || here.ends_with("n't"))
            add(i, of_time(i) || bounded(i) || until(i));
        else if (among(english_soft, here))
            add(i, true, among(english_firm, here) && word(i + 1) == "to");
    }

    /// "Did not return until ten": others say that he returned at ten only.
    bool until(std::size_t i) const {
        constexpr std::size_t reach = 4;
        for (std::size_t j = i + 1; j <= i + reach; ++j)
            if (word(j) == "until") return true;
        return false;
    }

    void french(std::size_t i) {
        const std::string_view whole = word(i);
        const std::string_view here = whole.starts_with("n'") ? std::string_view("ne") : without_elision(whole);
        if (here == "ne") {
            if (denies(i)) add(i, false);
        } else if (here == "moins" && word(i - 1) == "à" && i > 0 &&
                   (word(i + 1).starts_with("qu") || word(i + 1).starts_with("d"))) {
            add(i, false);
        } else if (among(french_denials, here)) {
            const bool compound = here == "non" && i + 1 < tokens_.size() &&
                                  tokens_[i + 1].begin == tokens_[i].end + 1 && tokens_[i].written.size() == 3 &&
                                  dashed(i);
            add(i, of_time(i) || compound || (here == "non" && word(i + 1) == "plus"));
        } else if (among(french_alone, here)) {
            // "Pas plus de cinq" bounds.
            if (bounded(i))
                add(i, true);
            else
                alone_.push_back(i);
        } else if (among(french_soft, here) || here == "exclusion") {
            add(i, true);
        }
    }
    bool dashed(std::size_t i) const { return *tokens_[i].written.end() == '-'; }

    /// Whether *ne* denies here: "n'a pas", "nul ne peut"; "ne … que" and what follows "avant que" do not.
    bool denies(std::size_t i) const {
        constexpr std::size_t reach = 8;
        for (std::size_t j = i + 1; j < std::min(tokens_.size(), i + reach); ++j)
            if (among(french_seconds, word(j)) && !among(french_articles, word(j - 1))) return true;
        for (std::size_t j = 0; j < i; ++j) {
            const bool second = among(french_seconds, word(j)) && word(j) != "plus" && word(j) != "pas" &&
                                !(word(j) == "personne" && j > 0 && among(french_articles, word(j - 1)));
            if (second && i - j <= reach) return true;
        }
        for (std::size_t j = i + 1; j < std::min(tokens_.size(), i + reach); ++j)
            if (word(j) == "que" || word(j).starts_with("qu'")) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (among(french_before_ne, word(j))) return false;
        return true;
    }

    void russian(std::size_t i) {
        const std::string_view here = word(i);
        const std::string_view former = i > 0 ? word(i - 1) : std::string_view();
        // "Тем не менее"
        if (here == "не" && former == "тем") return;
        // "Пока не истечёт срок": until it ends.
        if (among(russian_denials, here))
            add(i, of_time(i) || bounded(i) || among(russian_before_not, former));
        else if (among(russian_with_not, here))
            alone_.push_back(i);
        else if (among(russian_soft, here) ||
                 (here.starts_with("не") && here.size() > 8 && !among(russian_whole, here)))
            add(i, true);
    }

    bool has_russian_verb() const {
        static constexpr auto ends = std::to_array<std::string_view>(
            {"ал",   "ил",   "ел",   "ял",   "ыл",   "ла",  "ло",  "ли",  "лся", "лась", "лось",
             "лись", "ется", "ются", "ится", "ятся", "ает", "яет", "ует", "ают", "яют",  "уют"});
        static constexpr auto other = std::to_array<std::string_view>(
            {"если", "или", "дел*", "сила", "числ*", "начал*", "ли", "материал", "канал", "правил*", "цели"});
        return std::ranges::any_of(tokens_, [&](const Token& token) {
            return !among(other, token.folded) &&
                   std::ranges::any_of(ends, [&](std::string_view end) { return token.folded.ends_with(end); });
        });
    }

    bool bounded(std::size_t i) const {
        return std::ranges::any_of(bounds, [&](const Bound& bound) {
            return !bound.words[1].empty() && bound.words[0] == word(i) && bound.words[1] == word(i + 1) &&
                   (bound.words[2].empty() || bound.words[2] == word(i + 2));
        });
    }

    std::span<const Token> tokens_;
    std::string_view language_;
    std::vector<Found> found_;
    std::vector<std::size_t> alone_;
    bool neither_ = false;
};

}  // namespace

void MarkReader::denials() {
    const std::vector<std::size_t> ends = sentence_ends(text_, tokens_);
    const std::span<const Token> all(tokens_);
    for (std::size_t begin = 0, sentence = 0; begin < all.size(); ++sentence) {
        std::size_t end = begin;
        // Within a sentence a semicolon parts clauses that deny by themselves.
        while (end < all.size() && all[end].begin < ends[sentence]) ++end;
        for (std::size_t from = begin; from < end;) {
            std::size_t to = from + 1;
            while (to < end &&
                   text_.substr(all[to - 1].end, all[to].begin - all[to - 1].end).find(';') == std::string_view::npos)
                ++to;
            for (const auto& [token, soft, firm] : Denials(all.subspan(from, to - from), language_).read())
                marks_.push_back({Mark::Kind::negation, "not", firm ? "firm" : "", soft, all[from + token].begin,
                                  all[from + token].end, 0});
            from = to;
        }
        begin = end;
    }
    limits();
}

/// "At least", "no more than", "more than 5".
void MarkReader::limits() {
    for (std::size_t i = 0; i < tokens_.size();) {
        std::size_t words = 0;
        const auto found = std::ranges::find_if(bounds, [&](const Bound& bound) {
            words = static_cast<std::size_t>(
                std::ranges::count_if(bound.words, [](std::string_view word) { return !word.empty(); }));
            for (std::size_t j = 0; j < words; ++j)
                if (i + j >= tokens_.size() || tokens_[i + j].folded != bound.words[j]) return false;
            // "Plus de", "ранее" compare only where a number follows.
            const bool bare = words == 1 || bound.words[1] == "de";
            return !bare || bound.words[0] == "pas" || (i + words < tokens_.size() && tokens_[i + words].figure);
        });
        const bool nonetheless = i > 0 && tokens_[i - 1].folded == "тем";
        if (found == std::end(bounds) || nonetheless) {
            ++i;
            continue;
        }
        marks_.push_back(
            {Mark::Kind::bound, std::string(found->means), {}, true, tokens_[i].begin, tokens_[i + words - 1].end, 0});
        i += words;
    }
}

}  // namespace comity::documents
