#include "bot/irc/framer.hpp"

#include <algorithm>

namespace bot::irc {

std::vector<Raw> Framer::push(std::string_view bytes) {
    std::vector<Raw> out;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const auto piece = bytes.substr(0, end);
        if (line_.size() + piece.size() > most_tags + most_text + 3) {
            skipping_ = true;
            line_ = {};
        }
        if (!skipping_) line_ += piece;
        if (end == bytes.npos) break;
        bytes.remove_prefix(end + 1);
        finish(out);
    }
    return out;
}

void Framer::finish(std::vector<Raw>& out) {
    std::string line;
    line.swap(line_);
    if (skipping_) {
        skipping_ = false;
        ++dropped_;
        return;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::string_view text = line;
    std::string_view tags;
    if (text.starts_with('@')) {
        const auto space = text.find(' ');
        tags = text.substr(1, space == text.npos ? space : space - 1);
        text = space == text.npos ? std::string_view() : text.substr(space);
    }
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (line.empty()) return;
    const bool fits = tags.size() <= most_tags && text.size() <= most_text;
    if (!fits || text.empty() || line.find_first_of(std::string_view("\r\0", 2)) != line.npos) {
        ++dropped_;
        return;
    }
    out.push_back({std::string(tags), std::string(text)});
}

}  // namespace bot::irc
