#include <algorithm>

#include "calendar/editing.hpp"
#include "calendar/entity.hpp"
#include "calendar/escape.hpp"
#include "calendar/plain.hpp"
#include "calendar/text.hpp"

namespace calendar::editing {
namespace {

using wikitext::Kind;
using wikitext::Node;
using wikitext::Part;
using wikitext::Span;
using wikitext::Tree;

constexpr std::size_t longest_word = 100;

struct Values {
    std::string status;
    std::optional<std::string> by, sal;
};

/// Writes parameters of one call.
class Marker {
public:
    Marker(const Tree& tree, const Node& call) : tree_{tree}, call_{call} {}

    std::string read(std::string_view name) const { return written(tree_, call_, name); }

    /// Whether the value of a parameter is plain text, so that it can be replaced.
    bool is_plain(std::string_view name) const {
        const Part* part = argument(tree_, call_, name);
        const auto is_text = [](const Node& node) { return node.kind == Kind::text; };
        return part == nullptr || read(name).empty() || std::ranges::all_of(part->value_nodes, is_text);
    }

    Edits write(const Values& values) {
        const Part* status = argument(tree_, call_, "status");
        std::string behind;
        if (values.by) set("by", *values.by, behind);
        if (values.sal) set("sal", *values.sal, behind);
        if (status != nullptr) {
            edits_.push_back({said(*status), values.status + behind});
        } else {
            edits_.push_back({end(), "|status=" + values.status + behind});
        }
        return sorted();
    }

    Edits clear() {
        if (const Part* status = argument(tree_, call_, "status")) edits_.push_back({said(*status), {}});
        for (const std::string_view name : {"by", "sal"}) {
            const Part* part = argument(tree_, call_, name);
            if (part != nullptr) edits_.push_back({{part->whole.from - 1, said(*part).to}, {}});
        }
        std::erase_if(edits_, [](const Edit& edit) { return edit.span.size() == 0; });
        return sorted();
    }

private:
    void set(std::string_view name, const std::string& value, std::string& behind) {
        const Part* part = argument(tree_, call_, name);
        if (part == nullptr) {
            behind += '|' + std::string{name} + '=' + value;
        } else {
            edits_.push_back({said(*part), value});
        }
    }

    /// The bytes of a parameter's value, without the white space and comments around it.
    Span said(const Part& part) const {
        const Span value = part.value;
        if (as_written(tree_, part.value_nodes).empty()) return {value.from, value.from};
        const std::string_view text = trim(tree_.slice(value));
        const auto from = static_cast<std::size_t>(text.data() - tree_.text.data());
        return {from, from + text.size()};
    }

    /// The position after the last parameter.
    Span end() const {
        const Part& last = call_.parts.back();
        std::size_t at = last.whole.to;
        if (last.named)
            while (is_blank(tree_.text[at - 1])) --at;
        return {at, at};
    }

    Edits sorted() {
        std::ranges::sort(edits_, {}, [](const Edit& edit) { return edit.span.from; });
        return std::move(edits_);
    }

    const Tree& tree_;
    const Node& call_;
    Edits edits_;
};

NoEdit refusal(NoEdit::Why why, const Spot& spot, std::string found = {}, std::string by = {}) {
    return {.why = why,
            .place = place_of(spot.card->window),
            .change = spot.patch().change.value_or(0),
            .found = std::move(found),
            .by = std::move(by)};
}

/// An entry in the older form as a `{{deploy}}`; empty if that would lose something.
std::string converted(const Tree& tree, const Spot& spot, const Values& values) {
    const Span line = spot.site->span;
    const std::string_view written = tree.slice(line);
    const auto inside = [&](const Site& site) { return site.span.from > line.from && site.span.from < line.to; };
    if (spot.site->own_nick || spot.site->shared || spot.site->rigid) return {};
    if (written.find("<!--") != written.npos || std::ranges::any_of(spot.card->sites, inside)) return {};
    std::string text = entry_text({spot.patch().type, *spot.patch().change, spot.patch().title});
    std::string parameters = values.status;
    if (values.by) parameters += "|by=" + *values.by;
    if (values.sal) parameters += "|sal=" + *values.sal;
    return text.insert(text.size() - 2, parameters);
}

std::optional<std::string> word(const std::optional<std::string>& text) {
    const std::string line = one_line(text.value_or(""), longest_word);
    return line.empty() ? std::nullopt : std::optional{escape(line)};
}

}  // namespace

std::string written(const Tree& tree, const Node& call, std::string_view name) {
    const Part* part = argument(tree, call, name);
    return part == nullptr ? std::string{} : decode_entities(as_written(tree, part->value_nodes));
}

std::variant<Edits, NoEdit> marking(const Sheet& sheet, const Spot& spot, const Mark& mark) {
    Values values{word(mark.status).value_or(""), word(mark.by), {}};
    if (mark.sal) {
        values.sal = escape_address(*mark.sal);
        if (values.sal->empty()) return refusal(NoEdit::Why::no_address, spot, *mark.sal);
    }
    if (spot.site->kind == Site::Kind::bullet) {
        const Status status = spot.patch().status;
        if (status != Status::pending) return refusal(NoEdit::Why::has_status, spot, std::string{to_text(status)});
        const std::string text = mark.convert ? converted(sheet.tree, spot, values) : std::string{};
        if (text.empty()) return refusal(NoEdit::Why::no_deploy, spot);
        return Edits{{spot.site->span, text}};
    }
    Marker marker{sheet.tree, *spot.site->call};
    const std::string status = marker.read("status"), by = marker.read("by");
    const std::string was = fold(mark.was.value_or(""));
    if (!same_word(fold(status), was)) {
        if (status.empty()) return refusal(NoEdit::Why::changed_meanwhile, spot);
        return refusal(NoEdit::Why::has_status, spot, status, by);
    }
    if (was.empty() && !by.empty() && by != mark.by) return refusal(NoEdit::Why::has_status, spot, status, by);
    for (const std::string_view name : {"status", "by", "sal"})
        if (!marker.is_plain(name)) return refusal(NoEdit::Why::not_understood, spot);
    return values.status.empty() ? marker.clear() : marker.write(values);
}

}  // namespace calendar::editing
