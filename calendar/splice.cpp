#include "calendar/splice.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace calendar {

std::string spliced(std::string_view text, const std::vector<Edit>& edits) {
    std::string result;
    std::size_t at = 0;
    for (const Edit& edit : edits) {
        assert(at <= edit.span.from && edit.span.to <= text.size());
        result.append(text, at, edit.span.from - at).append(edit.text);
        at = edit.span.to;
    }
    return result.append(text, at);
}

std::vector<Edit> difference(std::string_view before, std::string_view after) {
    if (before == after) return {};
    const auto front = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
    std::size_t back = 0;
    const std::size_t most = std::min(before.size(), after.size()) - front;
    while (back < most && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
    return {{{front, before.size() - back}, std::string{after.substr(front, after.size() - back - front)}}};
}

Splice::Splice(std::size_t size) : size_{size} {
    if (size > 0) pieces_.push_back({{0, size}, {}});
}

/// Makes a piece begin at this offset of the current text.
void Splice::cut_at(std::size_t at) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < pieces_.size(); begin += pieces_[i++].size()) {
        const std::size_t inside = at - begin;
        if (inside == 0 || inside >= pieces_[i].size()) {
            if (at <= begin) return;
            continue;
        }
        Piece behind = pieces_[i];
        Piece& before = pieces_[i];
        if (before.text.empty()) {
            before.kept.to = behind.kept.from = before.kept.from + inside;
        } else {
            behind.text.erase(0, inside);
            before.text.resize(inside);
        }
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(behind));
        return;
    }
}

void Splice::add(const std::vector<Edit>& edits) {
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
        cut_at(edit->span.from);
        cut_at(edit->span.to);
        std::size_t begin = 0, first = 0;
        while (first < pieces_.size() && begin < edit->span.from) begin += pieces_[first++].size();
        std::size_t last = first;
        while (last < pieces_.size() && begin < edit->span.to) begin += pieces_[last++].size();
        const auto at = pieces_.begin() + static_cast<std::ptrdiff_t>(first);
        const auto hole = pieces_.erase(at, pieces_.begin() + static_cast<std::ptrdiff_t>(last));
        if (!edit->text.empty()) pieces_.insert(hole, Piece{{}, edit->text});
    }
}

std::vector<Edit> Splice::edits() const {
    std::vector<Edit> result;
    std::size_t at = 0;
    std::string text;
    const auto flush = [&](std::size_t to) {
        if (to > at || !text.empty()) result.push_back({{at, to}, std::exchange(text, {})});
    };
    for (const Piece& piece : pieces_) {
        if (!piece.text.empty()) {
            text += piece.text;
            continue;
        }
        flush(piece.kept.from);
        at = piece.kept.to;
    }
    flush(size_);
    return result;
}

}  // namespace calendar
