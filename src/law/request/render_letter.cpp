// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "format/json_writer.h"
#include "law/request/render_parts.h"
#include "law/request/render_request.h"

namespace comity::law {

namespace {

using format::JsonWriter;

class LetterRenderer {
   public:
    LetterRenderer(JsonWriter& json, const Request& request, const Letter& letter, std::string_view language)
        : json_(json),
          request_(request),
          letter_(letter),
          library_(request.library()),
          first_(*request.measures()[letter.measures.front()].determination),
          language_(language) {}

    void write() {
        json_.object([&] {
            json_.key("measures").array([&] {
                for (std::size_t measure : letter_.measures)
                    json_.object([&] { write_measure_head(json_, request_, request_.measures()[measure], language_); });
            });
            write_apart(json_, request_, letter_, language_);
            json_.key("legal_basis");
            write_basis(json_, first_.question().network, first_.situation(), first_.answer().basis);
            write_grounds();
            write_addressee();
            write_choice("channel", "request.channel", letter_.channel, channel_rules(first_));
            write_choice("language", "", letter_.language, language_rules(first_));
            write_contents();
            write_attachments();
            write_returned();
            json_.key("forms").array([&] {
                for (const Form* form : forms_of_letter(request_, letter_)) {
                    json_.object([&] {
                        json_.key("id").string(library_.text(form->id));
                        json_.key("title").string(library_.text(form->title, language_));
                        json_.key("mark").string(library_.text(form->mark));
                    });
                }
            });
        });
    }

   private:
    const Rule& rule(RuleIndex index) const { return library_.rules()[static_cast<std::size_t>(index)]; }

    void write_rule_head(const Rule& rule) {
        const Provision& provision = library_.provision_of(rule);
        json_.key("rule").string(citation(library_, rule));
        json_.key("label").string(library_.text(provision.title, language_));
    }

    void write_mark(const Rule& rule) { json_.key("mark").string(library_.text(library_.provision_of(rule).mark)); }

    /// What stands against it, and what would elsewhere and does not here.
    void write_grounds() {
        json_.key("against").array([&] {
            for (const GroundResult* ground : grounds_of_letter(request_, letter_, Status::triggered)) {
                json_.object([&] {
                    write_rule_head(rule(ground->rule));
                    json_.key("kind").string(ground->mandatory ? "mandatory" : "optional");
                    write_mark(rule(ground->rule));
                });
            }
        });
        json_.key("no_ground").array([&] {
            for (const GroundResult* ground : grounds_of_letter(request_, letter_, Status::excluded)) {
                json_.object([&] {
                    write_rule_head(rule(ground->rule));
                    json_.key("excluded_by").string(library_.text(ground->set_aside_by));
                    json_.key("says").string(
                        ground->set_aside_rule == none
                            ? ""
                            : library_.text(library_.provision_of(rule(ground->set_aside_rule)).says, language_));
                });
            }
        });
    }

    void write_authorities(std::string_view key, const std::vector<const Authority*>& rows) {
        json_.key(key).array([&] {
            for (const Authority* row : rows) {
                json_.object([&] {
                    json_.key("name").string(library_.text(row->name));
                    json_.key("role").string(library_.text(row->role));
                    json_.key("instrument").string(library_.text(row->instrument));
                    json_.key("address").string(library_.text(row->address));
                    json_.key("languages").string(library_.text(row->languages));
                    json_.key("channel").string(library_.text(row->channel));
                    json_.key("source").string(library_.text(row->source));
                    json_.key("as_of").string(library_.text(row->as_of));
                });
            }
        });
    }

    void write_addressee() {
        const Addressee& to = letter_.addressee;
        json_.key("to").object([&] {
            json_.key("competence").string(library_.text(to.competence));
            write_authorities("authorities", to.authorities);
            write_authorities("elsewhere", to.elsewhere);
            json_.key("declarations").array([&] {
                for (const Declaration* row : to.declarations) {
                    json_.object([&] {
                        const Instrument& instrument =
                            library_.instruments()[static_cast<std::size_t>(row->instrument)];
                        json_.key("instrument").string(library_.text(instrument.id));
                        json_.key("article").string(library_.text(row->article));
                        json_.key("kind").string(library_.text(row->kind));
                        json_.key("effect").string(library_.text(row->effect));
                        json_.key("source").string(library_.text(row->source));
                        json_.key("verified").boolean(row->verified);
                    });
                }
            });
        });
    }

    void write_words(std::string_view key, std::string_view fact, const std::vector<TextId>& words) {
        json_.key(key).array([&] {
            for (TextId word : words) {
                json_.object([&] {
                    json_.key("value").string(library_.text(word));
                    json_.key("label").string(library_.text(value_label(library_, fact, word), language_));
                });
            }
        });
    }

    void write_choice(std::string_view key, std::string_view fact, const Choice& choice,
                      const std::vector<Acceptance>& rules) {
        json_.key(key).object([&] {
            write_words("accepted", fact, choice.accepted);
            write_words("open", fact, choice.open);
            json_.key("rules").array([&] {
                for (const Acceptance& acceptance : rules) {
                    json_.object([&] {
                        const Rule& rule = this->rule(acceptance.rule);
                        write_rule_head(rule);
                        json_.key("says").string(library_.text(library_.provision_of(rule).says, language_));
                        json_.key("applies").string(to_string(acceptance.applies));
                        write_words("accepted", fact, acceptance.accepted);
                        write_words("open", fact, acceptance.open);
                        write_mark(rule);
                    });
                }
            });
        });
    }

    void write_contents() {
        json_.key("contents").array([&] {
            for (const ContentItem& item : letter_.contents.items) {
                json_.object([&] {
                    json_.key("key").string(paper_name(library_.text(item.key)));
                    json_.key("label").string(library_.text(item.label, language_));
                    json_.key("required").boolean(item.required);
                    json_.key("status").string(to_string(item.status));
                    json_.key("asked_by").array([&] {
                        for (RuleIndex index : item.asked_by) json_.string(citation(library_, rule(index)));
                    });
                });
            }
        });
        json_.key("missing").array([&] {
            for (const ContentItem& item : letter_.contents.items) {
                if (item.status == Status::missing) json_.string(paper_name(library_.text(item.key)));
            }
        });
    }

    void write_attachments() {
        json_.key("attachments").array([&] {
            for (const PaperResult* paper : papers_of_letter(request_, letter_)) {
                json_.object([&] {
                    json_.key("key").string(paper_name(library_.text(paper->paper)));
                    json_.key("label").string(library_.text(content_label(library_, paper->paper), language_));
                    json_.key("status").string(to_string(paper->status));
                    json_.key("rule").string(citation(library_, rule(paper->rule)));
                });
            }
        });
    }

    void write_returned() {
        json_.key("returned").array([&] {
            for (const ReturnReason& reason : letter_.contents.returned) {
                json_.object([&] {
                    json_.key("rule").string(citation(library_, rule(reason.rule)));
                    json_.key("words").string(library_.text(reason.words, language_));
                });
            }
        });
    }

    JsonWriter& json_;
    const Request& request_;
    const Letter& letter_;
    const Library& library_;
    const Determination& first_;
    std::string_view language_;
};

void write_form_head(JsonWriter& json, const Library& library, const Form& form, std::string_view language) {
    json.key("id").string(library.text(form.id));
    json.key("title").string(library.text(form.title, language));
    json.key("says").string(library.text(form.says, language));
    json.key("instruments").array([&] {
        for (InstrumentIndex index : library.of(library.indices(), form.instruments))
            json.string(library.text(library.instruments()[static_cast<std::size_t>(index)].id));
    });
    json.key("measures").array([&] {
        for (TextId word : library.of(library.words(), form.measures)) json.string(library.text(word));
    });
    json.key("read").boolean(!form.unread);
    json.key("source").string(library.text(form.source));
    json.key("mark").string(library.text(form.mark));
}

}  // namespace

std::string letters_json(const Request& request, const RenderOptions& options) {
    JsonWriter json;
    json.object([&] {
        write_request_head(json, request);
        json.key("letters").array([&] {
            for (const Letter& letter : letters_of(request))
                LetterRenderer(json, request, letter, options.language).write();
        });
    });
    return json.take();
}

std::string forms_json(const Library& library, std::string_view language) {
    JsonWriter json;
    json.array([&] {
        for (const Form& form : library.forms()) json.object([&] { write_form_head(json, library, form, language); });
    });
    return json.take();
}

std::string form_json(const Library& library, const Form& form, std::string_view language, const Request* request) {
    JsonWriter json;
    json.object([&] {
        write_form_head(json, library, form, language);
        json.key("fields").array([&] {
            for (const FormField& field : library.of(library.form_fields(), form.fields)) {
                json.object([&] {
                    json.key("key").string(library.text(field.key));
                    json.key("label").string(library.text(field.label, language));
                    json.key("required").boolean(field.required);
                    json.key("satisfies").array([&] {
                        for (TextId word : library.of(library.words(), field.satisfies))
                            json.string(paper_name(library.text(word)));
                    });
                    if (request != nullptr)
                        json.key("status").string(to_string(status_of(library, field, request->first())));
                });
            }
        });
    });
    return json.take();
}

}  // namespace comity::law
