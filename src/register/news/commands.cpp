// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "format/base64.h"
#include "register/decide.h"
#include "register/news/news.h"
#include "register/source.h"

namespace comity::registry {

namespace {

using command::Fields;
using command::Parameter;
using command::ParameterType;
using format::Value;

/// Tags stand in addresses.
Result<void> check_tags_and_states(const Value& arguments) {
    Fields read(arguments);
    std::vector<std::string> tags = read.texts("tags");
    TRY_VOID(read.finish());
    TRY_VOID(check_states_about(arguments));
    if (tags.size() > most_tags)
        return fail(ErrorKind::limit, fmt::format("{} tags", tags.size()), {}, fmt::format("at most {}", most_tags));
    for (const std::string& tag : tags) {
        const bool plain = std::ranges::all_of(
            tag, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
        if (!plain || tag.empty() || tag.size() > 40)
            return fail(ErrorKind::invalid, fmt::format("'{}' is no tag", tag), {},
                        "at most 40 of a to z, 0 to 9 and '-', as digital-assets");
    }
    return check_named_once(std::move(tags));
}

Result<void> check_not_withdrawn(const NewsItem& item) {
    if (!item.withdrawn_on) return {};
    return fail(ErrorKind::conflict, fmt::format("{} was withdrawn on {}", item.number, to_string(*item.withdrawn_on)),
                {}, "begin another item");
}

Result<void> check_translated(const NewsItem& item) {
    for (const std::string_view language : public_languages)
        if (std::ranges::find(item.texts, language, &NewsText::language) == item.texts.end())
            return fail(ErrorKind::conflict, fmt::format("there is no text in '{}' yet", language), {},
                        "write-text in en, fr and ru");
    return {};
}

Events begin_news(const NewsItem&, const Command& command, const Environment&) {
    TRY_VOID(check_owners(command.arguments));
    TRY_VOID(check_tags_and_states(command.arguments));
    return std::vector{NewEvent{"news-begun", command.arguments}};
}

Events describe_news(const NewsItem& item, const Command& command, const Environment&) {
    TRY_VOID(check_not_withdrawn(item));
    TRY_VOID(check_nothing_waits(item));
    TRY_VOID(check_tags_and_states(command.arguments));
    return std::vector{NewEvent{"news-described", command.arguments}};
}

Events write_text(const NewsItem& item, const Command& command, const Environment&) {
    TRY_VOID(check_not_withdrawn(item));
    TRY_VOID(check_nothing_waits(item));
    Fields read(command.arguments);
    TRY_VOID(check_language(read.text("language")));
    const std::size_t headline = read.text("headline").size(), text = read.text("text").size();
    if (headline > longest_headline || text > longest_news_text)
        return fail(ErrorKind::limit, fmt::format("headline and text have {} and {} octets", headline, text), {},
                    fmt::format("at most {} and {}", longest_headline, longest_news_text));
    for (const std::string_view key : {"headline", "text"}) TRY_VOID(check_can_be_printed(read.text(key)));
    return std::vector{NewEvent{"text-written", command.arguments}};
}

/// As the node drew it: a JPEG within its bounds.
Result<void> check_drawn(const Value& arguments, const std::string& size) {
    Fields read(arguments);
    const std::int64_t width = read.integer(size + "_width"), height = read.integer(size + "_height");
    const std::string text = read.text(size);
    TRY_VOID(read.finish());
    TRY(jpeg, format::from_base64(text));
    if (!jpeg.starts_with("\xFF\xD8\xFF"))
        return fail(ErrorKind::invalid, fmt::format("'{}' is no JPEG", size), {}, "the node draws it from the file");
    if (jpeg.size() > largest_picture || std::min(width, height) < 1 || std::max(width, height) > widest_picture)
        return fail(ErrorKind::limit,
                    fmt::format("'{}' has {} octets, {} by {} pixels", size, jpeg.size(), width, height), {},
                    fmt::format("at most {} octets and {} pixels a side", largest_picture, widest_picture));
    return {};
}

/// What a picture shows is said in three languages, and who made it, before anybody can approve it.
Result<void> check_picture_words(const Value& arguments) {
    TRY_VOID(check_public_words(arguments, "alternative"));
    TRY_VOID(check_not_emptied(arguments, {"alternative", "alternative_fr", "alternative_ru", "credit"}));
    Fields read(arguments);
    const std::string credit = read.text("credit");
    TRY_VOID(read.finish());
    if (credit.size() > longest_note)
        return fail(ErrorKind::limit, fmt::format("'credit' has {} octets", credit.size()), {},
                    fmt::format("at most {}", longest_note));
    return check_can_be_printed(credit);
}

Events add_picture(const NewsItem& item, const Command& command, const Environment&) {
    TRY_VOID(check_not_withdrawn(item));
    TRY_VOID(check_nothing_waits(item));
    if (item.pictures.size() == most_pictures)
        return fail(ErrorKind::limit, fmt::format("{} has {} pictures", item.number, most_pictures), {},
                    "remove one of them first");
    TRY_VOID(check_picture_words(command.arguments));
    for (const std::string_view size : {"large", "small"}) TRY_VOID(check_drawn(command.arguments, std::string(size)));
    Value payload = command.arguments;
    payload.set("id", fmt::format("p{}", item.pictures_added + 1));
    return std::vector{NewEvent{"picture-added", std::move(payload)}};
}

Events describe_picture(const NewsItem& item, const Command& command, const Environment&) {
    TRY_VOID(check_not_withdrawn(item));
    TRY_VOID(check_nothing_waits(item));
    TRY_VOID(part_of(item.pictures, "picture", Fields(command.arguments).text("picture")));
    TRY_VOID(check_picture_words(command.arguments));
    return std::vector{NewEvent{"picture-described", command.arguments}};
}

Events remove_picture(const NewsItem& item, const Command& command, const Environment&) {
    TRY_VOID(check_not_withdrawn(item));
    TRY_VOID(check_nothing_waits(item));
    TRY_VOID(part_of(item.pictures, "picture", Fields(command.arguments).text("picture")));
    return std::vector{NewEvent{"picture-removed", command.arguments}};
}

/// A page stays below 100 KiB with what is said of its pictures, too.
Result<void> check_fits(const NewsItem& item) {
    for (const NewsText& text : item.texts) {
        std::size_t octets = text.text.size();
        for (const NewsPicture& picture : item.pictures)
            octets += in_language(picture.alternative, text.language).size() + picture.credit.size() +
                      octets_around_a_picture;
        if (octets > longest_news_text)
            return fail(ErrorKind::limit,
                        fmt::format("the text in '{}' and its pictures have {} octets", text.language, octets), {},
                        fmt::format("at most {}, each picture with what is said of it and {}", longest_news_text,
                                    octets_around_a_picture));
    }
    return {};
}

Events published(const NewsItem& item, const Command& command, const Environment& environment, std::string type) {
    TRY_VOID(check_not_withdrawn(item));
    TRY_VOID(check_translated(item));
    TRY_VOID(check_fits(item));
    if (!command.approved) TRY_VOID(check_nothing_waits(item));
    Value payload = command.arguments;
    const CivilDate on = Fields(payload).day_if("on").value_or(environment.today);
    // A day that passed while the second person read it becomes the day of their yes.
    payload.set("id", next_id('r', item.revisions)).set("on", to_string(std::max(on, environment.today)));
    return std::vector{NewEvent{std::move(type), std::move(payload)}};
}

Events publish_news(const NewsItem& item, const Command& command, const Environment& environment) {
    if (!item.revisions.empty())
        return fail(ErrorKind::conflict, fmt::format("{} was published already", item.number), {},
                    "correct-news publishes it anew with a note");
    return published(item, command, environment, "news-published");
}

Events correct_news(const NewsItem& item, const Command& command, const Environment& environment) {
    if (!item.public_on(environment.today))
        return fail(ErrorKind::conflict, fmt::format("{} is not public", item.number), {},
                    "what is not public yet needs no note");
    TRY_VOID(check_public_words(command.arguments, "note"));
    return published(item, command, environment, "news-corrected");
}

Events withdraw_news(const NewsItem& item, const Command& command, const Environment& environment) {
    TRY_VOID(check_not_withdrawn(item));
    if (item.revisions.empty()) return fail(ErrorKind::conflict, fmt::format("{} was not published", item.number));
    if (!command.approved) TRY_VOID(check_nothing_waits(item));
    TRY_VOID(check_public_words(command.arguments, "because"));
    Value payload = command.arguments;
    payload.set("on", to_string(environment.today));
    return std::vector{NewEvent{"news-withdrawn", std::move(payload)}};
}

bool becomes_public(const NewsItem&, const Command&, const Environment&) {
    return true;
}

using command::ParameterType::date;
using command::ParameterType::text;

constexpr Parameter tags_parameter{"tags", ParameterType::words, false, "subjects, as digital-assets"};
constexpr Parameter news_states_parameter{"states", ParameterType::words, false, "States it is about: KZ"};
constexpr Parameter news_reason_parameter{"reason", text, false, "why, for the second person"};

constexpr std::array begin_news_parameters{
    Parameter{"news", text, true, "id, given by the node", "", true},
    Parameter{"number", text, true, "number in the register, given by the node", "", true},
    Parameter{"on", date, true, "day of entry in the register, given by the node", "", true},
    Parameter{"title", text, true, "what it is about, for the house"},
    Parameter{"owner", text, true, "account that answers for it"},
    Parameter{"substitute", text, true, "account that stands in"},
    tags_parameter,
    news_states_parameter,
};
constexpr std::array describe_news_parameters{
    Parameter{"title", text, false, "what it is about, for the house"},
    tags_parameter,
    news_states_parameter,
};
constexpr std::array write_text_parameters{
    Parameter{"language", text, true, "its language: en, fr, ru, or a further one"},
    Parameter{"headline", text, true, "its headline"},
    Parameter{"text", text, true, "its words; an empty line ends a paragraph"},
};
constexpr Parameter picture_parameter{"picture", text, true, "which picture: p1"};
constexpr Parameter alternative_parameter{"alternative", text, true,
                                          "what it shows, in English, for who does not see it"};
constexpr Parameter alternative_fr_parameter{"alternative_fr", text, true, "the same in French"};
constexpr Parameter alternative_ru_parameter{"alternative_ru", text, true, "the same in Russian"};
constexpr Parameter credit_parameter{"credit", text, true, "who made it, as the page names them"};
constexpr std::array add_picture_parameters{
    alternative_parameter,
    alternative_fr_parameter,
    alternative_ru_parameter,
    credit_parameter,
    Parameter{"large", text, true, "drawn by the node: JPEG in base64", "", true},
    Parameter{"large_width", ParameterType::integer, true, "its pixels, given by the node", "", true},
    Parameter{"large_height", ParameterType::integer, true, "its pixels, given by the node", "", true},
    Parameter{"small", text, true, "the same smaller", "", true},
    Parameter{"small_width", ParameterType::integer, true, "its pixels, given by the node", "", true},
    Parameter{"small_height", ParameterType::integer, true, "its pixels, given by the node", "", true},
};
constexpr std::array describe_picture_parameters{picture_parameter, alternative_parameter, alternative_fr_parameter,
                                                 alternative_ru_parameter, credit_parameter};
constexpr std::array remove_picture_parameters{picture_parameter};
constexpr std::array publish_news_parameters{
    Parameter{"on", date, false, "the day from which it is public; without: when it is approved"},
    news_reason_parameter,
};
constexpr std::array correct_news_parameters{
    Parameter{"note", text, true, "what was corrected, in English, for its readers"},
    Parameter{"note_fr", text, true, "the same in French"},
    Parameter{"note_ru", text, true, "the same in Russian"},
    news_reason_parameter,
};
constexpr std::array withdraw_news_parameters{
    Parameter{"because", text, true, "why, in English, for its readers"},
    Parameter{"because_fr", text, true, "the same in French"},
    Parameter{"because_ru", text, true, "the same in Russian"},
    news_reason_parameter,
};

using NewsCommand = CommandKind<NewsItem>;
constexpr std::array news_commands{
    NewsCommand{"begin-news", "", "create", "Begin a news item", begin_news_parameters, begin_news},
    NewsCommand{"describe-news", "description", "change", "Change its title, tags or States", describe_news_parameters,
                describe_news},
    NewsCommand{"write-text", "texts", "change", "Write its text in a language, in the place of the one before",
                write_text_parameters, write_text},
    NewsCommand{"add-picture", add_picture_resource, "change",
                "Add a picture; its file is the body, and the words stand in the address", add_picture_parameters,
                add_picture},
    NewsCommand{"describe-picture", "pictures/{picture}/description", "change",
                "Say anew what a picture shows and who made it", describe_picture_parameters, describe_picture},
    NewsCommand{"remove-picture", "pictures/{picture}/removal", "change", "Remove a picture from the item",
                remove_picture_parameters, remove_picture},
    NewsCommand{"publish-news", "publication", "propose", "Publish it, which needs a second person",
                publish_news_parameters, publish_news, becomes_public},
    NewsCommand{"correct-news", "corrections", "propose",
                "Publish its texts as they are now, with a note, which needs a second person", correct_news_parameters,
                correct_news, becomes_public},
    NewsCommand{"withdraw-news", "withdrawal", "propose", "Withdraw it with a reason, which needs a second person",
                withdraw_news_parameters, withdraw_news, becomes_public},
};

}  // namespace

std::span<const CommandKind<NewsItem>> KindOf<NewsItem>::commands() {
    return news_commands;
}

}  // namespace comity::registry
