#include "calendar/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "calendar/change_number.hpp"
#include "calendar/entity.hpp"
#include "calendar/nick.hpp"
#include "calendar/person.hpp"
#include "calendar/plain.hpp"
#include "calendar/text.hpp"
#include "calendar/what_line.hpp"

namespace calendar {
namespace {

using wikitext::Node;
using wikitext::Part;
using wikitext::Span;
using wikitext::Tree;
using Nodes = std::span<const Node>;

constexpr std::size_t longest_word = 100, longest_title = 500, most_requestors = 20;

/// What stands directly before a change that is mentioned, and is no entry.
constexpr std::array<std::string_view, 22> mention_words = {
    "depends on",   "depend on",   "needs",        "requires",     "after",       "before",
    "follow-up to", "followup to", "follow up to", "reverts",      "see",         "see also",
    "cf",           "instead of",  "replaces",     "picked from",  "backport of", "pick of",
    "blocked by",   "blocked on",  "supersedes",   "superseded by"};

struct StatusWord {
    std::string_view word;
    Status status;
};
constexpr std::array<StatusWord, 5> status_words = {{
    {"", Status::pending},
    {"d", Status::done},
    {"done", Status::done},
    {"nd", Status::not_done},
    {"not done", Status::not_done},
}};

/// Separators between type, change and title: white space, dashes, colons, commas.
std::string_view strip_separators(std::string_view text) {
    constexpr std::array<std::string_view, 9> separators = {"-", "\xE2\x80\x93", "\xE2\x80\x94", ":", ",", ";",
                                                            " ", "()",           "( )"};
    bool again = true;
    while (again) {
        again = false;
        for (const std::string_view separator : separators) {
            if (text.starts_with(separator)) text.remove_prefix(separator.size()), again = true;
            if (text.ends_with(separator)) text.remove_suffix(separator.size()), again = true;
        }
    }
    return text;
}

class Reader {
public:
    Reader(const Tree& tree, std::string_view gerrit) : tree_{tree}, gerrit_{gerrit} {}

    Entries run(const Part& what) {
        all_ = what_lines(tree_, what, gerrit_);
        for (at_ = 0; at_ < all_.lines.size(); ++at_) line(all_.lines[at_]);
        return std::move(entries_);
    }

private:
    using Tokens = std::vector<Token>;

    /// The requestors of the entries below.
    struct Group {
        std::vector<std::string> nicks;
        std::size_t request = none;  ///< its last request; none before its first entry
        bool empty = true;           ///< no entry yet
        bool of_item = false;        ///< a list item with an entry began it
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// A nick directly behind a `{{deploy}}`, with another entry behind it on the line, begins a line of its own.
    void line(WhatLine& line) {
        std::vector<std::size_t> begins{0};
        std::size_t nick = 0;
        for (std::size_t i = 1; i < line.tokens.size(); ++i) {
            const Token::Kind kind = line.tokens[i].kind;
            if (kind == Token::Kind::nick && line.tokens[i - 1].kind == Token::Kind::deploy) nick = i;
            if (nick == 0 || (kind != Token::Kind::deploy && kind != Token::Kind::reference)) continue;
            begins.push_back(std::exchange(nick, 0));
        }
        if (begins.size() == 1) return one_line(line);
        for (std::size_t i = 0; i < begins.size(); ++i) {
            const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : line.tokens.size();
            const auto at = [&](std::size_t token) { return line.tokens.begin() + static_cast<std::ptrdiff_t>(token); };
            WhatLine part;
            if (i == 0) part.marks = line.marks;
            part.tokens.assign(at(begins[i]), at(end));
            part.span = {i == 0 ? line.span.from : part.tokens.front().span.from,
                         end == line.tokens.size() ? line.span.to : part.tokens.back().span.to};
            part.rigid = line.rigid;
            one_line(part);
        }
    }

    void one_line(WhatLine& line) {
        if (line.blank()) {
            nicks_above_ = false;
            apart_ = true;
            entry_depth_.reset();
            first_of_line_ = none;
            return;
        }
        const bool note = is_note(line);
        auto found = entries_on(line, note);
        const bool after_nicks = std::exchange(nicks_above_, false);
        if (note && first_of_line_ != none) {
            Site& above = entries_.sites.back();
            const bool apart = line.tokens.empty() || all_.holders[line.tokens.front().holder].inside != above.inside;
            if (above.shared || apart) {
                // Whose note it is, nobody knows; or it stands in another template.
                for (std::size_t i = first_of_line_; i < entries_.sites.size(); ++i) entries_.sites[i].rigid = true;
                first_of_line_ = none;
            } else if (!above.rigid) {
                above.block.to = line.span.to;
            }
        }
        if (!found.empty()) return entries(line, found, note);
        if (note) return;
        entry_depth_.reset();
        first_of_line_ = none;
        if (const auto nicks = leading_nicks(line.tokens, line.tokens.size()); !nicks.empty()) {
            return group(line.tokens, nicks, after_nicks, line.span);
        }
        if (names_somebody(tree_, line.tokens)) return somebody(line, true);
        if (is_bare_name(line.tokens) && next_is_entry()) return somebody(line, !group_.empty && !after_nicks);
        // Behind a blank line, what is indented without an item above it is nobody's.
        const bool lost = apart_ && line.marks.size() > 1;
        const bool says = std::ranges::any_of(line.tokens, [](const Token& token) { return !token.struck; });
        if (line.item() && says && !lost && !group_.nicks.empty() && !invites(line)) ++current().items;
    }

    /// Whether a line is indented below an entry: a note on it.
    bool is_note(const WhatLine& line) const {
        if (!entry_depth_ || !line.item()) return false;
        return line.marks.size() > std::max<std::size_t>(*entry_depth_, 1) || line.marks.back() == ':';
    }

    bool next_is_entry() {
        for (std::size_t i = at_ + 1; i < all_.lines.size(); ++i) {
            if (!all_.lines[i].blank()) return !entries_on(all_.lines[i], false).empty();
        }
        return false;
    }

    /// An entry of a line: its token, and the type that stands before it.
    struct Found {
        std::size_t token;  ///< none: a type stands on the line, and nothing names a change
        std::string type;
    };

    /// A word that names a change becomes a reference.
    std::vector<Found> entries_on(WhatLine& line, bool note) {
        std::vector<Found> out;
        std::string type;
        bool typed = false, first = true, other = false;
        for (std::size_t i = 0; i < line.tokens.size(); ++i) {
            Token& token = line.tokens[i];
            if (token.kind == Token::Kind::word) {
                std::string_view rest = token.text;
                const auto written = take_type(rest);
                if (written && ((first && !typed) || is_branch(*written))) {
                    type = *written;
                    typed = true;
                    continue;
                }
                const bool may_be_bare = first && line.item();
                if (strip_separators(token.text).empty() || is_quote(token.text)) continue;
                auto names = reference(token.text, gerrit_);
                if (names && !names->change && !line.item() && !typed) names.reset();  // a Change-Id in prose
                if (!names && may_be_bare) {
                    if (const auto change = bare_change(token.text, typed)) names = Reference{change, {}};
                }
                first = false;
                if (!names) continue;
                token.kind = Token::Kind::reference;
                token.names = *std::move(names);
            }
            if (token.struck) continue;
            if (token.kind == Token::Kind::deploy) {
                out.push_back({i, {}});
                other = true;
            } else if (token.kind == Token::Kind::reference) {
                if (!is_mention(line.tokens, i, note || other)) out.push_back({i, type});
                other = true;
            }
            first = first && (token.kind == Token::Kind::nick || token.kind == Token::Kind::mark ||
                              token.kind == Token::Kind::separator);
        }
        if (out.empty() && !other && typed && line.item() && is_branch(type) && !all_struck(line.tokens)) {
            out.push_back({none, type});
        }
        return out;
    }

    static bool is_quote(std::string_view word) { return word.find_first_not_of("'\"") == word.npos; }

    static bool all_struck(const Tokens& tokens) {
        return std::ranges::all_of(tokens, [](const Token& token) {
            std::string_view rest = token.text;
            return token.struck || (token.kind == Token::Kind::word && take_type(rest) && rest.empty());
        });
    }

    /// Whether words such as "depends on" stand directly before a reference. `after`: another reference stands before,
    /// or the line is a note.
    static bool is_mention(const Tokens& tokens, std::size_t at, bool after) {
        if (!after) return false;
        std::string words;
        for (std::size_t i = at; i > 0 && words.size() < longest_word; --i) {
            const Token& token = tokens[i - 1];
            if (token.kind != Token::Kind::word) break;
            const std::string word = lower(bare_word(token.text));
            if (word.empty() && !token.text.ends_with(':') && !token.text.ends_with('(')) break;
            if (!word.empty()) words.insert(0, " ").insert(1, word);
        }
        return std::ranges::any_of(mention_words, [&](std::string_view end) {
            return words.ends_with(end) && words[words.size() - end.size() - 1] == ' ';
        });
    }

    static std::string_view bare_word(std::string_view word) {
        constexpr std::string_view around = "'\"()[],.:;";
        const std::size_t from = word.find_first_not_of(around);
        return from == word.npos ? std::string_view{} : word.substr(from, word.find_last_not_of(around) + 1 - from);
    }

    void entries(const WhatLine& line, const std::vector<Found>& found, bool note) {
        if (!note) entry_depth_ = line.marks.size();
        const std::size_t sites_before = entries_.sites.size();
        const auto& tokens = line.tokens;
        const std::size_t first = found.front().token == none ? tokens.size() : found.front().token;
        const std::size_t last = found.back().token == none ? 0 : found.back().token;
        const auto before = leading_nicks(tokens, first);
        const auto behind = found.back().token == none ? std::vector<std::size_t>{} : trailing_nicks(tokens, last);
        std::vector<std::size_t> own;
        bool begins = false;
        if (!before.empty()) {
            own = before;
            begins = !line.item() || group_.nicks.empty() || group_.of_item;
            if (begins) group(tokens, before, false, line.span);
            if (begins) group_.of_item = line.item();
        } else if (!behind.empty()) {
            own = behind;
        }
        const bool others_name = own.empty() && found.back().token != none && ends_with_old_name(tokens, last);
        if (others_name) {
            warn("who asks for this cannot be pinged, for no {{ircnick}} names them: " +
                 in_quotes(shown(tree_, tokens, is_never)));
        }
        const bool of_group = (own.empty() && !others_name) || begins;
        const auto nicks = of_group ? group_.nicks : nicks_of(tokens, own);
        const std::string title = title_of(line, found, own);
        for (const Found& each : found) {
            Request& request = of_group ? current() : request_of(nicks);
            entry(line, each, request, found.size() > 1, title);
        }
        if (!of_group) group_.request = none;
        group_.empty = group_.empty && !of_group;
        blocks(line, sites_before, !own.empty() && !begins, begins ? tokens[before.back()].span.to : 0);
    }

    /// What leaves the page with the entries of a line. `behind`: it begins there, where a nick stands before that goes
    /// on for the lines below.
    void blocks(const WhatLine& line, std::size_t sites_before, bool own_nick, std::size_t behind) {
        const bool struck = std::ranges::any_of(line.tokens, &Token::struck);
        // A line that goes on inside a nested node cannot be taken out as a whole.
        const bool nested = std::ranges::any_of(
            line.tokens, [&](const Token& token) { return token.holder != line.tokens.front().holder; });
        const bool words = std::ranges::any_of(line.tokens, [](const Token& token) {
            return token.kind == Token::Kind::word && !bare_word(token.text).empty();
        });
        first_of_line_ = sites_before;
        for (std::size_t i = sites_before; i < entries_.sites.size(); ++i) {
            Site& site = entries_.sites[i];
            if (!site.is_entry()) {
                site.block = site.span;
                continue;
            }
            site.block = site.shared ? site.span : Span{std::max(line.span.from, behind), line.span.to};
            site.own_nick = own_nick;
            site.rigid = line.rigid || struck || nested || line.span.size() == 0 || (site.shared && words);
        }
    }

    std::string title_of(const WhatLine& line, const std::vector<Found>& found, const std::vector<std::size_t>& own) {
        Tokens left;
        bool before = true;  // of the first entry
        auto next = found.begin();
        for (std::size_t i = 0; i < line.tokens.size(); ++i) {
            const Token& token = line.tokens[i];
            const bool is_entry = next != found.end() && next->token == i;
            if (is_entry) {
                before = false;
                ++next;
            }
            std::string_view rest = token.text;
            const bool is_type = token.kind == Token::Kind::word && take_type(rest) &&
                                 (left.empty() || is_branch_word(token.text)) && rest.empty();
            const bool is_own = std::ranges::binary_search(own, i);
            const bool is_first_nick = token.kind == Token::Kind::nick && before;
            const bool labelled = is_entry && found.size() == 1 && !token.names.label.empty();
            if (is_type || is_own || is_first_nick || token.kind == Token::Kind::mark || (is_entry && !labelled)) {
                continue;
            }
            left.push_back(token);
        }
        return std::string{strip_separators(shown(tree_, left, is_separator))};
    }

    static bool is_branch_word(std::string_view word) {
        const auto type = take_type(word);
        return type && is_branch(*type);
    }
    static bool is_never(const Token&) { return false; }
    static bool is_separator(const Token& token) { return token.kind == Token::Kind::separator; }

    void entry(const WhatLine& line, const Found& found, Request& request, bool shared, const std::string& title) {
        if (found.token == none) {
            Patch patch;
            patch.type = found.type;
            patch.title = title;
            return add(std::move(patch), request, "its line", Site::Kind::bullet, nullptr, span_of(line), line, shared);
        }
        const Token& token = line.tokens[found.token];
        const Status marked = mark_of(line, found.token);
        if (token.kind == Token::Kind::deploy) {
            Patch patch = deploy(*token.node);
            if (patch.status == Status::pending) patch.status = marked;
            return add(std::move(patch), request, argument_text(*token.node, "gerrit"), Site::Kind::deploy, token.node,
                       token.span, line, shared);
        }
        Patch patch;
        patch.change = token.names.change;
        patch.type = found.type;
        patch.title = shared && !token.names.label.empty() ? token.names.label : title;
        patch.status = marked;
        const std::string_view written = patch.change ? "" : "its line";
        add(std::move(patch), request, written, Site::Kind::bullet, nullptr, shared ? token.span : span_of(line), line,
            shared);
    }

    /// The mark that belongs to an entry: it is the nearest entry before it, or the first entry of the line.
    Status mark_of(const WhatLine& line, std::size_t entry) const {
        const auto& tokens = line.tokens;
        const auto is_entry = [&](const Token& token) {
            return !token.struck && (token.kind == Token::Kind::reference || token.kind == Token::Kind::deploy);
        };
        Status status = Status::pending;
        const bool first = std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(entry), is_entry);
        for (std::size_t i = first ? 0 : entry + 1; i < tokens.size(); ++i) {
            if (i > entry && is_entry(tokens[i]) && !is_mention(tokens, i, true)) break;
            if (tokens[i].kind == Token::Kind::mark && !tokens[i].struck) {
                status = read_status(call_name(tree_, *tokens[i].node));
            }
        }
        return status;
    }

    /// From the list mark of a line to its last byte.
    Span span_of(const WhatLine& line) const {
        std::size_t from = line.tokens.front().span.from;
        const std::string_view text = tree_.text;
        const Span inside = all_.holders[line.tokens.front().holder].inside;
        constexpr std::string_view before = "*#:; \t'";
        std::size_t marks = from;
        while (marks > inside.from && before.find(text[marks - 1]) != before.npos) --marks;
        if (line.item() && (marks == 0 || text[marks - 1] == '\n' || marks == inside.from)) {
            from = marks;
            while (is_blank(text[from])) ++from;
        }
        return {from, line.tokens.back().span.to};
    }

    // ---- Requestors. ----

    std::vector<std::string> nicks_of(const Tokens& tokens, const std::vector<std::size_t>& which) {
        std::vector<std::string> out;
        for (const std::size_t i : which) {
            const std::string nick = nick_of(*tokens[i].node);
            const auto same = [&](const std::string& other) { return same_nick(other, nick); };
            if (nick.empty() || tokens[i].struck || is_placeholder(nick) || std::ranges::any_of(out, same)) continue;
            if (!is_nick(nick)) {
                warn(fmt::format("the requestor {} is no IRC nick and cannot be pinged", in_quotes(nick)));
            }
            if (out.size() < most_requestors) out.emplace_back(cut(nick, longest_word));
        }
        return out;
    }

    std::string nick_of(const Node& call) const { return decode_entities(argument_text(call, "1")); }

    /// A line of nicks begins a group. Directly below another one, it joins it.
    void group(const Tokens& tokens, const std::vector<std::size_t>& which, bool joins, Span line) {
        auto nicks = nicks_of(tokens, which);
        nicks_above_ = true;
        apart_ = false;
        const bool goes_on = joins && group_.empty && !group_.nicks.empty() && !nicks.empty();
        if (goes_on) {
            Request& request = current();
            for (auto& nick : nicks) {
                const auto same = [&](const std::string& other) { return same_nick(other, nick); };
                if (std::ranges::any_of(group_.nicks, same) || group_.nicks.size() >= most_requestors) continue;
                group_.nicks.push_back(nick);
                request.others.push_back(nick);
            }
        } else {
            group_ = {std::move(nicks), none, true};
            if (!group_.nicks.empty()) current();
        }
        const auto index = group_.nicks.empty() ? entries_.requests.size() : group_.request;
        for (const std::size_t i : which) {
            const std::string nick = nick_of(*tokens[i].node);
            const bool named = !nick.empty() && !is_placeholder(nick);
            site(named ? Site::Kind::requestor : Site::Kind::placeholder, tokens[i].span, tokens[i].node,
                 tokens[i].holder, index);
            entries_.sites.back().block = line;
        }
    }

    /// The person above is ended by somebody who cannot be pinged.
    void somebody(const WhatLine& line, bool ends) {
        warn("this may name a requestor who cannot be pinged, for no {{ircnick}} names them: " +
             in_quotes(shown(tree_, line.tokens, is_never)));
        if (ends) group_ = {};
    }

    /// The request of the group that goes on.
    Request& current() {
        if (group_.request == none) {
            entries_.requests.push_back(made_of(group_.nicks));
            group_.request = entries_.requests.size() - 1;
        }
        return entries_.requests[group_.request];
    }

    /// A request of an entry's own line: the last one, if it has the same requestors.
    Request& request_of(const std::vector<std::string>& nicks) {
        const bool same = own_request_ && *own_request_ + 1 == entries_.requests.size() && !group_goes_on() &&
                          entries_.requests.back().requestors() == nicks;
        if (!same) entries_.requests.push_back(made_of(nicks));
        own_request_ = entries_.requests.size() - 1;
        return entries_.requests.back();
    }

    bool group_goes_on() const { return group_.request != none && group_.request + 1 == entries_.requests.size(); }

    static Request made_of(const std::vector<std::string>& nicks) {
        Request out;
        if (!nicks.empty()) out.requestor = nicks.front();
        for (std::size_t i = 1; i < nicks.size(); ++i) out.others.push_back(nicks[i]);
        return out;
    }

    // ---- Entries. ----

    Patch deploy(const Node& call) const {
        Patch patch;
        patch.type = argument_text(call, "type");
        patch.title = decode_entities(argument_text(call, "title"));
        patch.status = read_status(argument_text(call, "status"));
        patch.by = if_any(decode_entities(argument_text(call, "by")));
        patch.sal = if_any(argument_text(call, "sal"));
        const Part* gerrit = argument(tree_, call, "gerrit");
        if (gerrit != nullptr) patch.change = change(gerrit->value_nodes);
        return patch;
    }

    std::optional<int> change(Nodes nodes) const {
        for (const Node& node : nodes)
            if (const auto found = reference(tree_, node, gerrit_)) return found->change;
        return change_number(as_written(tree_, nodes), gerrit_);
    }

    /// `written`: the text in place of the number; for a bullet, what to call it. `call`: null for a bullet.
    void add(Patch patch, Request& request, std::string_view written, Site::Kind kind, const Node* call, Span span,
             const WhatLine& line, bool shared) {
        patch.type = cut(patch.type, longest_word);
        patch.title = trim(cut(patch.title, longest_title));
        if (!patch.change) {
            if (call != nullptr) patch.written = cut(written, longest_word);
            const std::string_view name =
                is_change_id(written) ? "a Change-Id, which may mean several changes" : written;
            warn(fmt::format("the entry {} names no change{}: kept, not counted", in_quotes(patch.title),
                             name.empty() ? "" : " (" + in_quotes(name) + ")"));
        } else if (!seen_.insert(*patch.change).second) {
            warn(fmt::format("change {} is listed more than once: counted once", *patch.change));
        }
        const std::size_t index = static_cast<std::size_t>(&request - entries_.requests.data());
        site(kind, span, call, line.tokens.front().holder, index, request.patches.size());
        entries_.sites.back().shared = shared;
        request.patches.push_back(std::move(patch));
    }

    void site(Site::Kind kind, Span span, const Node* call, std::size_t holder, std::size_t request,
              std::size_t patch = 0) {
        const Holder& where = all_.holders[holder];
        entries_.sites.push_back({kind, span, call, where.nodes, where.inside, where.direct, request, patch});
    }

    /// Whether a line is all in italics, as the page's generator invites to sign up.
    bool invites(const WhatLine& line) const {
        if (line.tokens.empty()) return true;
        const auto& tokens = line.tokens;
        const bool by_editor = tokens.front().node != nullptr && tokens.front().node->kind == wikitext::Kind::verbatim;
        const std::string_view first = tokens[by_editor && tokens.size() > 1 ? 1 : 0].text, last = tokens.back().text;
        return first.starts_with("''") && last.ends_with("''");
    }

    std::string argument_text(const Node& call, std::string_view name) const {
        const Part* part = argument(tree_, call, name);
        return part == nullptr ? std::string{} : as_written(tree_, part->value_nodes);
    }

    static std::optional<std::string> if_any(const std::string& text) {
        return text.empty() ? std::nullopt : std::optional{std::string{cut(text, longest_title)}};
    }

    void warn(std::string warning) { entries_.warnings.push_back(std::move(warning)); }

    const Tree& tree_;
    std::string_view gerrit_;
    WhatLines all_;
    std::size_t at_ = 0;
    std::size_t first_of_line_ = none;  // the sites of the entries above, to which notes may belong
    Entries entries_;
    Group group_;
    std::optional<std::size_t> own_request_, entry_depth_;
    std::set<int> seen_;
    bool nicks_above_ = false;  // the line directly above begins with nicks
    bool apart_ = false;        // a blank line stands between the group's nicks and this line
};

}  // namespace

Status read_status(std::string_view text) {
    const std::string word = lower(fold(text));
    const auto found = std::ranges::find(status_words, word, &StatusWord::word);
    return found == status_words.end() ? Status::unknown : found->status;
}

Entries read_entries(const Tree& tree, const Part& what, std::string_view gerrit) {
    return Reader{tree, gerrit}.run(what);
}

}  // namespace calendar
