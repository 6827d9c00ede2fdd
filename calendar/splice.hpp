#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calendar/wikitext.hpp"

namespace calendar {

/// Replaces the bytes of `span` by `text`.
struct Edit {
    wikitext::Span span;
    std::string text;
    bool operator==(const Edit&) const = default;
};

/// The text with all edits applied. Edits are ascending and do not overlap.
std::string spliced(std::string_view, const std::vector<Edit>&);

/// The edit that turns `before` into `after`, without their common beginning and end; empty if they are equal.
std::vector<Edit> difference(std::string_view before, std::string_view after);

/// Combines edits that were made one after another into edits of the original text.
class Splice {
public:
    explicit Splice(std::size_t size);

    /// Adds edits of the text as it is after all edits added before.
    void add(const std::vector<Edit>& edits);
    /// Ascending; no two edits touch.
    std::vector<Edit> edits() const;

private:
    struct Piece {
        wikitext::Span kept;  ///< span in the original text; empty for new text
        std::string text;
        std::size_t size() const { return text.empty() ? kept.size() : text.size(); }
    };
    void cut_at(std::size_t at);

    std::size_t size_;
    std::vector<Piece> pieces_;
};

}  // namespace calendar
