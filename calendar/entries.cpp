#include "calendar/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "calendar/bullet.hpp"
#include "calendar/change_number.hpp"
#include "calendar/entity.hpp"
#include "calendar/nick.hpp"
#include "calendar/plain.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

using wikitext::Kind;
using wikitext::Node;
using wikitext::Part;
using wikitext::Span;
using wikitext::Tree;
using Nodes = std::span<const Node>;

constexpr std::size_t longest_word = 100, longest_title = 500;

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

class Reader {
public:
    Reader(const Tree& tree, std::string_view gerrit) : tree_{tree}, gerrit_{gerrit} {}

    Entries run(const Part& what) {
        walk(what.value_nodes, what.value);
        return std::move(entries_);
    }

private:
    /// The nodes being walked, and the bytes they cover.
    struct Place {
        Nodes nodes;
        Span inside;
        int depth;
    };

    /// Walks nodes line by line: a bullet is a line.
    void walk(Nodes nodes, Span inside) {
        const Place around = std::exchange(here_, {nodes, inside, here_.depth + 1});
        lines(nodes);
        here_ = around;
    }

    void lines(Nodes nodes) {
        Line current;
        for (const Node& node : nodes) {
            if (node.kind == Kind::comment) continue;
            if (node.kind != Kind::text) {
                current.push_back({&node, {}});
                continue;
            }
            std::string_view text = tree_.slice(node.span);
            for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
                if (end > 0) current.push_back({nullptr, text.substr(0, end)});
                line(current);
                current.clear();
                text.remove_prefix(end + 1);
            }
            if (!text.empty()) current.push_back({nullptr, text});
        }
        line(current);
    }

    void line(const Line& line) {
        const auto is_deploy = [&](const Fragment& fragment) {
            return fragment.node != nullptr && call_name(tree_, *fragment.node) == "deploy";
        };
        const bool may_be_entry =
            !line.empty() && line.front().node == nullptr && std::ranges::none_of(line, is_deploy);
        const auto bullet = may_be_entry ? read_bullet(tree_, line, gerrit_) : std::nullopt;
        if (!bullet) {
            for (const Fragment& fragment : line)
                if (fragment.node != nullptr) visit(*fragment.node);
            return;
        }
        // In a bullet only a nick before the change is its requestor; later nicks belong to the title.
        for (std::size_t i = 0; i < bullet->at; ++i)
            if (line[i].node != nullptr && call_name(tree_, *line[i].node) == "ircnick") requestor(*line[i].node);
        if (bullet->others)
            warn("a line names several changes, only the first is counted: " + in_quotes(bullet->patch.title));
        add(bullet->patch, bullet->patch.change ? "" : "its line", nullptr, span_of(line));
    }

    /// From the list marker of a line to its last byte.
    Span span_of(const Line& line) const {
        const auto offset = [&](const char* at) { return static_cast<std::size_t>(at - tree_.text.data()); };
        const Fragment& first = line.front();
        const Fragment& last = line.back();
        const std::size_t from =
            offset(first.text.data()) + std::min(first.text.find_first_not_of(" \t"), first.text.size());
        const std::size_t to = last.node != nullptr ? last.node->span.to : offset(last.text.data() + last.text.size());
        return {from, from + tree_.text.substr(from, to - from).find_last_not_of(" \t\r") + 1};
    }

    void visit(const Node& node) {
        const std::string name = call_name(tree_, node);
        if (name == "ircnick") return requestor(node);
        if (name == "deploy") return deploy(node);
        for (const Part& part : node.parts) {
            walk(part.name_nodes, part.name);
            walk(part.value_nodes, part.value);
        }
    }

    void requestor(const Node& call) {
        const std::string nick = decode_entities(argument_text(call, "1"));
        has_requestor_ = !nick.empty() && !is_placeholder(nick);
        starts_request_ = true;
        site(has_requestor_ ? Site::Kind::requestor : Site::Kind::placeholder, call.span, &call,
             entries_.requests.size());
        if (!has_requestor_) return;
        if (!is_nick(nick)) warn(fmt::format("the requestor {} is no IRC nick and cannot be pinged", in_quotes(nick)));
        entries_.requests.push_back({std::string{cut(nick, longest_word)}, {}});
    }

    void deploy(const Node& call) {
        Patch patch;
        patch.type = argument_text(call, "type");
        patch.title = decode_entities(argument_text(call, "title"));
        patch.status = read_status(argument_text(call, "status"));
        patch.by = if_any(decode_entities(argument_text(call, "by")));
        patch.sal = if_any(argument_text(call, "sal"));
        const Part* gerrit = argument(tree_, call, "gerrit");
        if (gerrit != nullptr) patch.change = change(gerrit->value_nodes);
        add(std::move(patch), argument_text(call, "gerrit"), &call, call.span);
    }

    std::optional<int> change(Nodes nodes) const {
        for (const Node& node : nodes)
            if (const auto found = reference(tree_, node, gerrit_)) return found->change;
        return change_number(as_written(tree_, nodes), gerrit_);
    }

    /// `written`: the text in place of the number; for a bullet, what to call it. `call`: null for a bullet.
    void add(Patch patch, std::string_view written, const Node* call, Span span) {
        patch.type = cut(patch.type, longest_word);
        patch.title = trim(cut(patch.title, longest_title));
        if (!patch.change) {
            if (call != nullptr) patch.written = cut(written, longest_word);
            const std::string_view kind =
                is_change_id(written) ? "a Change-Id, which may mean several changes" : written;
            warn(fmt::format("the entry {} names no change{}: kept, not counted", in_quotes(patch.title),
                             kind.empty() ? "" : " (" + in_quotes(kind) + ")"));
        } else if (!seen_.insert(*patch.change).second) {
            warn(fmt::format("change {} is listed more than once: counted once", *patch.change));
        }
        if (!has_requestor_ && (starts_request_ || entries_.requests.empty())) entries_.requests.push_back({});
        starts_request_ = false;
        auto& patches = entries_.requests.back().patches;
        site(call != nullptr ? Site::Kind::deploy : Site::Kind::bullet, span, call, entries_.requests.size() - 1,
             patches.size());
        patches.push_back(std::move(patch));
    }

    void site(Site::Kind kind, Span span, const Node* call, std::size_t request, std::size_t patch = 0) {
        entries_.sites.push_back({kind, span, call, here_.nodes, here_.inside, here_.depth == 1, request, patch});
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
    Entries entries_;
    Place here_{{}, {}, 0};
    std::set<int> seen_;
    bool has_requestor_ = false;   // for the next entries
    bool starts_request_ = false;  // a nick, or a placeholder, was read since the last entry
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
