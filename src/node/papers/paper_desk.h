// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cases/question.h"
#include "documents/print/print.h"
#include "documents/xliff/xliff.h"
#include "node/case_desk.h"
#include "node/contents/case_contents.h"
#include "node/papers/package_desk.h"
#include "node/papers/paper_review.h"
#include "node/papers/seal_key.h"

namespace comity::node {

/// A template that is, or may be, for a case.
struct OfferedTemplate {
    const documents::Template* paper = nullptr;
    Truth fits = Truth::unknown;  ///< never `no`
};

/// Papers of cases: assembled from templates, facts and the law, kept among the case's contents, reviewed, shown and
/// printed. Whether somebody may is asked before. Safe to use from several threads.
class PaperDesk {
   public:
    /// All must outlive the desk. `templates` are bound to the law library the cases are decided by.
    PaperDesk(CaseDesk& cases, CaseContents& contents, store::Database& database,
              const documents::TemplateLibrary& templates, SealKeys seal_keys, ReaderPage reader_page);

    /// Gives a command about papers what only the node knows: the text that was assembled, kept by its digest, what its
    /// passages took from the case, and what was found of it. Other commands, those somebody may not give, and those
    /// based on another version stay as they are: giving them says why. Errors: a template, field, passage or language
    /// that is not known; facts the library cannot read.
    Result<cases::Command> complete(const Person& person, const std::string& case_id, cases::Command command);

    /// Those for whoever writes in this case, as things stand; in the order of their names.
    Result<std::vector<OfferedTemplate>> offered(const cases::CaseState& state, const cases::About& about);

    /// The paper as it is kept, which is as a draft.
    Result<documents::Document> read(const cases::CaseState& state, const cases::Paper& paper);
    Result<PaperReview> review(const cases::CaseState& state, const cases::Paper& paper);

    /// What goes to a translator, as XLIFF 2.1. Errors: the paper has no such two versions.
    Result<std::string> xliff(const cases::CaseState& state, const cases::Paper& paper, std::string_view from,
                              std::string_view to);
    /// What a file that came back would change, before anything is taken. Errors: as of documents::from_xliff().
    Result<documents::Translated> brought(const cases::CaseState& state, const cases::Paper& paper,
                                          std::string_view xliff);

    /// A page with the versions beside each other. `languages`: which; none: all.
    Result<std::string> html(const cases::CaseState& state, const cases::Paper& paper,
                             std::vector<std::string> languages);
    /// One version as PDF/A-3. Errors: the paper has no such version; fonts that are not installed.
    Result<std::string> pdf(const cases::CaseState& state, const cases::Paper& paper, std::string_view language);

    const documents::TemplateLibrary& templates() const { return templates_; }

   private:
    struct Assembled;

    Result<OpenedCase> loaded(const std::string& case_id);
    /// Marked as a draft until it is released.
    Result<documents::Document> shown(const cases::CaseState& state, const cases::Paper& paper);
    Result<void> draft(const cases::CaseState& state, format::Value& arguments);
    Result<void> edit(const cases::CaseState& state, const cases::Paper& paper, format::Value& arguments);
    /// Takes the file among the arguments into the document, and into `more` what it says of fields.
    Result<void> take_xliff(const cases::CaseState& state, const cases::Paper& paper, format::Value& arguments,
                            std::optional<documents::Translated>& brought, format::Value& more);
    Result<void> renew(const cases::CaseState& state, const cases::Paper& paper, format::Value& arguments);
    Result<void> release(const cases::CaseState& state, const cases::Paper& paper, format::Value& arguments);
    Result<void> seal(const cases::CaseState& state, const cases::Paper& paper, format::Value& arguments);
    Result<Assembled> assembled(const cases::CaseState& state, const documents::Template& paper,
                                const cases::About& about, const std::vector<std::string>& languages,
                                const format::Value& told);
    Result<Assembled> assembled(const cases::CaseState& state, const cases::Paper& paper, const format::Value& told);
    Result<std::unique_ptr<law::QuestionInput>> question(const cases::CaseState& state, const cases::About& about,
                                                         const cases::Supposed& supposed = {});
    /// One version as PDF/A-3; with codes on its pages where there is a mark.
    Result<std::string> printed(const documents::Document& document, std::size_t version,
                                std::optional<documents::PageMark> mark);
    /// What the law answers where templates are asked whether they fit.
    Result<law::Determination> fitting(const cases::CaseState& state, const cases::About& about);
    Result<PaperReview> reviewed(const cases::CaseState& state, const cases::About& about,
                                 const documents::Document& held, const documents::Draft& fresh);
    Result<void> keep(const cases::CaseState& state, const cases::About& about, const documents::Document& document,
                      const documents::Draft& fresh, format::Value& arguments);

    CaseDesk& cases_;
    CaseContents& contents_;
    store::Database& database_;
    const documents::TemplateLibrary& templates_;
    SealKeys seal_keys_;
    PackageDesk packages_;
};

}  // namespace comity::node
