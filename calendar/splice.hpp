#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"

namespace calendar {

/// These bytes of a text are replaced by others.
struct Edit {
    wikitext::Span span;
    std::string text;
    bool operator==(const Edit&) const = default;
};

/// The text with all edits made. They are ascending and do not overlap.
std::string spliced(std::string_view, const std::vector<Edit>&);

/// What turns one text into another: at most one edit, without what both begin and end with.
std::vector<Edit> difference(std::string_view before, std::string_view after);

/// Edits made after one another, as edits of the text that the first one was made on.
class Splice {
public:
    explicit Splice(std::size_t size);

    /// `edits` are of the text as it is after all added before.
    void add(const std::vector<Edit>& edits);
    /// Ascending; never two that touch.
    std::vector<Edit> edits() const;

private:
    struct Piece {
        wikitext::Span kept;  ///< of the first text; empty for new text
        std::string text;
        std::size_t size() const { return text.empty() ? kept.size() : text.size(); }
    };
    void cut_at(std::size_t at);

    std::size_t size_;
    std::vector<Piece> pieces_;
};

}  // namespace calendar
