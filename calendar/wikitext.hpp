#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Wikitext as a lossless tree: every byte of the text belongs to exactly one leaf, and every argument of a template
/// knows its bytes, so an edit can change those alone.
///
/// Follows MediaWiki's preprocessor (innermost brackets match first, three braces before two), but is more lenient: an
/// unclosed link never breaks the template around it. Templates are not expanded.
namespace calendar::wikitext {

/// A half-open range [from, to) of bytes of the text.
struct Span {
    std::size_t from = 0, to = 0;
    std::size_t size() const { return to - from; }
    bool operator==(const Span&) const = default;
};

enum class Kind {
    text,           ///< Anything else, including brackets without a partner.
    comment,        ///< `<!-- -->`
    verbatim,       ///< `<nowiki>...</nowiki>`, and `pre`, `source`, `syntaxhighlight`; its one part is the content.
    template_call,  ///< `{{name|a|k=v}}`, and parser functions: `{{#invoke:Module|function|k=v}}`
    parameter,      ///< `{{{name|default}}}`
    link,           ///< `[[target|label]]`
    external_link,  ///< `[https://address label]`; parts: the address, and the label if there is one
};

struct Node;

/// The text between two bars. The first part of a template is its name; the first part of a link is its target.
struct Part {
    Span whole;  ///< between the bars, white space included
    Span name;   ///< before the first `=`; empty when not `named`
    Span value;  ///< after that `=`; all of it if not `named`
    bool named = false;
    std::vector<Node> name_nodes, value_nodes;  ///< cover `name` and `value`, byte for byte
};

struct Node {
    Kind kind = Kind::text;
    Span span;  ///< brackets included
    std::vector<Part> parts;
};

/// Deeper nodes are left as text (MediaWiki's own limit for templates is 40).
inline constexpr int max_depth = 64;

/// A parsed text. Holds views: the text must outlive it.
struct Tree {
    std::string_view text;
    std::vector<Node> nodes;          ///< cover `text`, byte for byte
    std::vector<std::size_t> broken;  ///< starts of fenced calls that are never closed; ascending
    std::vector<std::size_t> stray;   ///< positions of `}}` without a partner; ascending
    std::string_view slice(Span span) const { return text.substr(span.from, span.size()); }
};

/// Whether the text after `{{` begins a fenced call: one that never stands inside another fenced call.
using Fence = bool (*)(std::string_view behind_braces);

/// Reads any text, in time linear in its size. A fenced call at the beginning of a line ends the search for the `}}` of
/// every fenced call that is still open, so a missing `}}` never swallows the next call.
Tree read(std::string_view text, Fence fence = nullptr);

/// Every leaf in order. Concatenated, they are the text.
std::vector<std::string_view> leaves(const Tree&);

/// The name of a template or parser function in its normal form: `_` as space, white space folded, first letter in
/// lower case, without `Template:`. ` Deployment_calendar event card` gives `deployment calendar event card`, `#Invoke:
/// Deployment schedule` gives `#invoke:deployment schedule`.
std::string spelled_name(std::string_view);

/// The normal form of a call's name, comments dropped. Empty for other nodes and for names over 300 bytes.
std::string call_name(const Tree&, const Node&);

/// Called with a call and its name; returns whether to visit its parts too.
using Visit = std::function<bool(const Node& call, const std::string& name)>;

/// Visits all calls in these nodes, in the order in which they begin.
void visit_calls(const Tree&, std::span<const Node>, const Visit&);

/// The argument that a template sees under this name (`1` for the first unnamed one), or nullptr. If repeated, the last
/// one.
const Part* argument(const Tree&, const Node& call, std::string_view name);

/// The bytes of these nodes without comments, trimmed.
std::string without_comments(const Tree&, std::span<const Node>);

}  // namespace calendar::wikitext
