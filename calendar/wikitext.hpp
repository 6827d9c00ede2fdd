#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Wikitext as a lossless tree: every byte of the text stands in exactly one leaf, and every argument of a template
/// knows its bytes, so that an edit can change those alone.
///
/// Follows MediaWiki's preprocessor (the innermost brackets match first, three braces before two), but is more lenient:
/// a link left open never breaks the template around it. It expands nothing.
namespace calendar::wikitext {

/// A half-open stretch of bytes of the text.
struct Span {
    std::size_t from = 0, to = 0;
    std::size_t size() const { return to - from; }
    bool operator==(const Span&) const = default;
};

enum class Kind {
    text,           ///< What is nothing of the following; brackets without a partner too.
    comment,        ///< `<!-- -->`
    verbatim,       ///< `<nowiki>...</nowiki>`, and `pre`, `source`, `syntaxhighlight`; its one part is what is inside.
    template_call,  ///< `{{name|a|k=v}}`, and parser functions: `{{#invoke:Module|function|k=v}}`
    parameter,      ///< `{{{name|default}}}`
    link,           ///< `[[target|label]]`
    external_link,  ///< `[https://address label]`; parts: address, and the label where there is one
};

struct Node;

/// What stands between two bars. The first part of a template is its name, of a link its target.
struct Part {
    Span whole;  ///< between the bars, white space included
    Span name;   ///< before the first `=`; empty when not `named`
    Span value;  ///< behind that `=`, else all of it
    bool named = false;
    std::vector<Node> name_nodes, value_nodes;  ///< cover `name` and `value`, byte for byte
};

struct Node {
    Kind kind = Kind::text;
    Span span;  ///< brackets included
    std::vector<Part> parts;
};

/// Nodes deeper than this are left as text (MediaWiki's own limit for templates is 40).
inline constexpr int max_depth = 64;

/// A text that was read. Holds views: the text must outlive it.
struct Tree {
    std::string_view text;
    std::vector<Node> nodes;          ///< cover `text`, byte for byte
    std::vector<std::size_t> broken;  ///< where a call that may not nest begins and is never closed; ascending
    std::vector<std::size_t> stray;   ///< where `}}` stands without a partner; ascending
    std::string_view slice(Span span) const { return text.substr(span.from, span.size()); }
};

/// Whether what follows `{{` begins a call that never stands inside another such call.
using Fence = bool (*)(std::string_view behind_braces);

/// Reads any text, in time proportional to its size. A call for which `fence` holds, at the beginning of a line, gives
/// up whatever such call is still open before it: so a missing `}}` never swallows the next one.
Tree read(std::string_view text, Fence fence = nullptr);

/// Every leaf in order: joined, they are the text again.
std::vector<std::string_view> leaves(const Tree&);

/// The name of a template or parser function in one spelling: `_` as space, white space folded, first letter in lower
/// case, without `Template:`. ` Deployment_calendar event card` gives `deployment calendar event card`,
/// `#Invoke: Deployment schedule` gives `#invoke:deployment schedule`.
std::string spelled_name(std::string_view);

/// The name of a call so spelled, comments dropped. Empty for other nodes and for names over 300 bytes.
std::string call_name(const Tree&, const Node&);

/// Hears of a call and its name; says whether to look into its parts as well.
using Visit = std::function<bool(const Node& call, const std::string& name)>;

/// Visits all calls in these nodes, in the order in which they begin.
void visit_calls(const Tree&, std::span<const Node>, const Visit&);

/// The argument a template sees under this name (`1` for the first without one), or nullptr. Of several, the last.
const Part* argument(const Tree&, const Node& call, std::string_view name);

/// The bytes of these nodes without comments, trimmed.
std::string without_comments(const Tree&, std::span<const Node>);

}  // namespace calendar::wikitext
