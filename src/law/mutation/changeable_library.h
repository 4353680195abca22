// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <vector>

#include "law/library/library.h"

namespace comity::law {

/// A copy of a library in which one thing after another can be made wrong and put right again, without compiling anew.
/// Not for answers: only to see whether the examples would notice.
class ChangeableLibrary {
   public:
    /// Errors: the copy cannot be read back, which is a fault of this program.
    static Result<ChangeableLibrary> copy_of(const Library& library);

    const Library& library() const { return library_; }

    /// Overwrites a value that stands in the library's own tables.
    template <class T>
    void set(const T& place, T value) {
        T& there = const_cast<T&>(place);  // in memory this object owns
        undo_.push_back([&there, before = there] { there = before; });
        there = value;
    }

    /// New nodes and constants, gone with the next undo.
    ExprId add(Node node);
    std::int32_t add(Value constant);

    /// Puts everything right again, last change first.
    void undo();

   private:
    explicit ChangeableLibrary(Library library, std::size_t nodes, std::size_t constants)
        : library_(std::move(library)), first_node_(nodes), first_constant_(constants) {}

    Library library_;
    std::size_t first_node_;
    std::size_t first_constant_;
    std::size_t nodes_used_ = 0;
    std::size_t constants_used_ = 0;
    std::vector<std::function<void()>> undo_;
};

}  // namespace comity::law
