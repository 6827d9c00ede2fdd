#include "calendar/marks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "calendar/text.hpp"

namespace calendar::wikitext {
namespace {

constexpr std::string_view special = "{}[]|=<\n";
constexpr std::array<std::string_view, 4> verbatim_tags = {"nowiki", "pre", "source", "syntaxhighlight"};
constexpr std::size_t npos = std::string_view::npos;

class Scanner {
public:
    Scanner(std::string_view text, Fence fence) : text_{text}, fence_{fence} {}

    Marks run() {
        for (at_ = next(0); at_ != npos; at_ = next(at_)) step();
        while (!stack_.empty()) drop();
        std::ranges::sort(marks_.pairs, {}, [](const Pair& pair) { return pair.open.from; });
        std::ranges::sort(marks_.broken);
        return std::move(marks_);
    }

private:
    enum class Bracket { brace, link, external };
    struct Opener {
        Bracket bracket;
        std::size_t at, count;
        bool fenced = false;
        bool has_bar = false;
    };

    std::size_t next(std::size_t from) const { return text_.find_first_of(special, from); }

    std::size_t run_length(char c) const {
        const std::size_t end = text_.find_first_not_of(c, at_);
        return (end == npos ? text_.size() : end) - at_;
    }

    void step() {
        switch (text_[at_]) {
            case '{':
                open_braces();
                break;
            case '}':
                close_braces();
                break;
            case '[':
                open_brackets();
                break;
            case ']':
                close_bracket();
                break;
            case '<':
                tag();
                break;
            case '\n':
                line_end();
                break;
            case '|':
                bar();
                break;
            default:
                marks_.dividers.push_back({at_++, '='});
        }
    }

    bool top_is(Bracket bracket) const { return !stack_.empty() && stack_.back().bracket == bracket; }

    void push(Opener opener) {
        if (opener.bracket == Bracket::brace) ++braces_;
        if (opener.fenced) ++fenced_;
        stack_.push_back(opener);
    }

    void pop() {
        if (stack_.back().bracket == Bracket::brace) --braces_;
        if (stack_.back().fenced) --fenced_;
        stack_.pop_back();
    }

    /// Drops the innermost opener: it has no partner.
    void drop() {
        const Opener& opener = stack_.back();
        if (opener.fenced) marks_.broken.push_back(opener.at + opener.count - 2);
        pop();
    }

    bool at_line_start() const {
        std::size_t before = at_;
        while (before > 0 && (text_[before - 1] == ' ' || text_[before - 1] == '\t')) --before;
        return before == 0 || text_[before - 1] == '\n';
    }

    void open_braces() {
        const std::size_t count = run_length('{');
        if (count >= 2) {
            const bool fenced = fence_ != nullptr && fence_(text_.substr(at_ + count));
            if (fenced && fenced_ > 0 && at_line_start()) {
                while (fenced_ > 0) drop();
            }
            push({Bracket::brace, at_, count, fenced});
        }
        at_ += count;
    }

    void close_braces() {
        std::size_t count = run_length('}');
        while (count >= 2 && braces_ > 0) {
            while (!top_is(Bracket::brace)) drop();
            Opener& opener = stack_.back();
            const std::size_t size = std::min({opener.count, count, std::size_t{3}});
            const Span open{opener.at + opener.count - size, opener.at + opener.count};
            marks_.pairs.push_back({size == 3 ? Kind::parameter : Kind::template_call, open, {at_, at_ + size}});
            opener.count -= size;
            if (opener.fenced) --fenced_;
            opener.fenced = false;
            if (opener.count < 2) pop();
            at_ += size;
            count -= size;
        }
        if (count >= 2) marks_.stray.push_back(at_);
        at_ += count;
    }

    void open_brackets() {
        const std::size_t count = run_length('[');
        if (count >= 2) {
            push({Bracket::link, at_ + count - 2, 2});
        } else if (begins_address(text_.substr(at_ + 1))) {
            push({Bracket::external, at_, 1});
        }
        at_ += count;
    }

    static bool begins_address(std::string_view text) {
        constexpr std::array<std::string_view, 7> schemes = {"https://", "http://", "//",     "irc://",
                                                             "ircs://",  "ftp://",  "mailto:"};
        return std::ranges::any_of(
            schemes, [&](std::string_view scheme) { return same_word(text.substr(0, scheme.size()), scheme); });
    }

    void close_bracket() {
        if (top_is(Bracket::external)) {
            close_top(Kind::external_link, 1);
        } else if (top_is(Bracket::link) && text_.substr(at_).starts_with("]]")) {
            close_top(Kind::link, 2);
        } else {
            ++at_;
        }
    }

    void close_top(Kind kind, std::size_t size) {
        const std::size_t open = stack_.back().at;
        marks_.pairs.push_back({kind, {open, open + size}, {at_, at_ + size}});
        pop();
        at_ += size;
    }

    void bar() {
        // A template's bar also cuts an external link; the preprocessor knows no such links.
        while (braces_ > 0 && top_is(Bracket::external)) drop();
        if (top_is(Bracket::link)) stack_.back().has_bar = true;
        marks_.dividers.push_back({at_++, '|'});
    }

    /// An external link ends with its line, and so does the target of a link. A label may continue, but not over a line
    /// that looks like the next argument of the enclosing template.
    void line_end() {
        ++at_;
        while (!stack_.empty() && stack_.back().bracket != Bracket::brace) {
            const Opener& opener = stack_.back();
            if (opener.bracket == Bracket::link && opener.has_bar && !(braces_ > 0 && next_line_is_argument())) break;
            drop();
        }
    }

    bool next_line_is_argument() const {
        const std::size_t first = text_.find_first_not_of(" \t", at_);
        return first != npos && text_[first] == '|';
    }

    void tag() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--")) return comment();
        for (std::size_t i = 0; i < verbatim_tags.size(); ++i) {
            const std::string_view name = verbatim_tags[i];
            if (!same_word(rest.substr(1, name.size()), name)) continue;
            const auto open = tag_end(at_ + 1 + name.size());
            if (open) return verbatim(i, *open);
        }
        ++at_;
    }

    void comment() {
        const std::size_t end = no_more_comments_ ? npos : text_.find("-->", at_ + 4);
        if (end == npos) {
            // MediaWiki would hide the rest of the page; reading the windows matters more here.
            no_more_comments_ = true;
            at_ += 4;
            return;
        }
        marks_.pairs.push_back({Kind::comment, {at_, at_ + 4}, {end, end + 3}});
        at_ = end + 3;
    }

    /// The position after the `>` of a tag whose name ends at `from`; nullopt if there is no such tag.
    std::optional<std::size_t> tag_end(std::size_t from) const {
        constexpr std::size_t longest = 300;
        if (from >= text_.size() || (text_[from] != '>' && text_[from] != '/' && !is_blank(text_[from]))) return {};
        const std::size_t end = text_.substr(0, std::min(text_.size(), from + longest)).find_first_of("<>", from);
        if (end == npos || text_[end] != '>') return {};
        return end + 1;
    }

    void verbatim(std::size_t tag, std::size_t inside) {
        if (text_[inside - 2] == '/') {
            marks_.pairs.push_back({Kind::verbatim, {at_, inside}, {inside, inside}});
            at_ = inside;
            return;
        }
        const Span close = closing_tag(tag, inside);
        if (close.size() == 0) {
            at_ = inside;
            return;
        }
        marks_.pairs.push_back({Kind::verbatim, {at_, inside}, close});
        at_ = close.to;
    }

    Span closing_tag(std::size_t tag, std::size_t from) {
        const std::string_view name = verbatim_tags[tag];
        if (no_more_of_[tag]) return {};
        for (std::size_t at = text_.find("</", from); at != npos; at = text_.find("</", at + 2)) {
            if (!same_word(text_.substr(at + 2, name.size()), name)) continue;
            const std::size_t end = text_.find_first_not_of(" \t\n", at + 2 + name.size());
            if (end != npos && text_[end] == '>') return {at, end + 1};
        }
        no_more_of_[tag] = true;
        return {};
    }

    std::string_view text_;
    Fence fence_;
    std::size_t at_ = 0;
    Marks marks_;
    std::vector<Opener> stack_;
    std::size_t braces_ = 0, fenced_ = 0;  // numbers of these on the stack
    // If a search from one place fails, it fails from later places too: search once only.
    bool no_more_comments_ = false;
    std::array<bool, verbatim_tags.size()> no_more_of_{};
};

}  // namespace

Marks find_marks(std::string_view text, Fence fence) {
    return Scanner{text, fence}.run();
}

}  // namespace calendar::wikitext
