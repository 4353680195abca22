// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "law/determination/answer.h"
#include "law/determination/input.h"

namespace comity::law {

/// A determination with everything it was made from; the answer refers into the rest.
class Determination {
   public:
    /// The kind of request follows from the facts: request.measure is assistance, everything else extradition.
    explicit Determination(std::unique_ptr<QuestionInput> question);

    const QuestionInput& question() const { return *question_; }
    const Situation& situation() const { return situation_; }
    const Answer& answer() const { return answer_; }
    const Library& library() const { return question_->network.library(); }

   private:
    std::unique_ptr<QuestionInput> question_;
    Situation situation_;
    Answer answer_;
};

/// The answer to a question already bound. `situation` is the one the answer refers to; its paper state is set here.
Answer determine(const QuestionInput& question, Situation& situation);

/// The situation of a question: its States, its days, who is bound.
Situation situation_of(const QuestionInput& question);

}  // namespace comity::law
