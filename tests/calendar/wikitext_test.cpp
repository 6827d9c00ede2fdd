#include "calendar/wikitext.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <random>
#include <string>

#include "pages.hpp"
#include "well_formed.hpp"

using namespace calendar;
using namespace calendar::wikitext;

namespace {

/// The tree as text: `T(name|a|k=v)`, `P()`, `L()`, `X()`, `C`, `V()` around the text of leaves.
std::string outline(const Tree& tree, const std::vector<Node>& nodes) {
    constexpr std::string_view letters = " CVTPLX";
    std::string text;
    for (const Node& node : nodes) {
        if (node.kind == Kind::text) {
            text += tree.slice(node.span);
            continue;
        }
        text += letters[static_cast<std::size_t>(node.kind)];
        if (node.kind == Kind::comment) continue;
        text += '(';
        for (const Part& part : node.parts) {
            if (&part != &node.parts.front()) text += '|';
            if (part.named) text += outline(tree, part.name_nodes) + '=';
            text += node.kind == Kind::verbatim ? std::string{tree.slice(part.value)} : outline(tree, part.value_nodes);
        }
        text += ')';
    }
    return text;
}

std::string outline(std::string_view text) {
    const Tree tree = read(text);
    return outline(tree, tree.nodes);
}

bool begins_card(std::string_view behind) {
    return behind.starts_with("card");
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

}  // namespace

TEST_CASE("wikitext is read as MediaWiki's preprocessor reads it") {
    struct {
        std::string text, outline;
    } rows[] = {
        {"", ""},
        {"plain = text | with marks", "plain = text | with marks"},
        {"{{a}}", "T(a)"},
        {"{{a|b|c=d}}", "T(a|b|c=d)"},
        {"{{a|b=c=d}}", "T(a|b=c=d)"},
        {"{{a=b|c}}", "T(a=b|c)"},
        {"{{a||=}}", "T(a||=)"},
        {"{{a\n | b = {{c|d=e}} \n}}", "T(a\n | b = T(c|d=e) \n)"},
        {"{{a\r\n|b=c\r\n}}\r\n", "T(a\r\n|b=c\r\n)\r\n"},
        {"{{#invoke:M|f|x=1}}", "T(#invoke:M|f|x=1)"},
        {"{{a|{{b}}=c}}", "T(a|T(b)=c)"},
        {"{{{p|q}}}", "P(p|q)"},
        {"{{{{a}}}}", "{P(a)}"},
        {"{{{{{a}}}}}", "T(P(a))"},
        {"{{{a}}", "{T(a)"},
        {"{{a}}}", "T(a)}"},
        {"{{a|{{{b}}}}}", "T(a|P(b))"},
        {"{{{{a}}|b}}", "T(T(a)|b)"},
        {"{a} [b] }} ]]", "{a} [b] }} ]]"},
        {"[[a]] [[b|c|d]]", "L(a) L(b|c|d)"},
        {"{{a|[[b|c]]|d}}", "T(a|L(b|c)|d)"},
        {"{{a|[[b{{!}}c]]}}", "T(a|L(bT(!)c))"},
        {"[[[a]]]", "[L(a)]"},
        {"[[a|b\nc]]", "L(a|b\nc)"},
        {"[https://x.example/y z [[w]]] v", "X(https://x.example/y|z L(w)) v"},
        {"[https://x.example]", "X(https://x.example)"},
        {"[https://x.example ]", "X(https://x.example)"},
        {"[//x/{{a b}}/ c]", "X(//x/T(a b)/|c)"},
        {"[https://x {{a}}]", "X(https://x|T(a))"},
        {"[config] x", "[config] x"},
        {"a<!-- {{b}} -->c<!---->d", "aCcCd"},
        {"{{a|<!-- | -->b}}", "T(a|Cb)"},
        {"<nowiki>{{a}}</nowiki>{{b}}", "V({{a}})T(b)"},
        {"<NOWIKI >|</nowiki\n>x<nowiki/>y", "V(|)xV()y"},
        {"<pre>{{a}}</pre><syntaxhighlight lang=\"x\">[[</syntaxhighlight>", "V({{a}})V([[)"},
        {"<nowiki>{{a}} <nowikis>{{b}}</nowikis>", "<nowiki>T(a) <nowikis>T(b)</nowikis>"},
        {"<!-- <nowiki> -->{{a}}</nowiki>", "CT(a)</nowiki>"},
        {"<nowiki><!-- </nowiki>{{a}} -->", "V(<!-- )T(a) -->"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(outline(row.text) == row.outline);
        CHECK(breach(read(row.text)).value_or("") == "");
    }
}

TEST_CASE("what is never closed costs little") {
    struct {
        std::string text, outline;
    } rows[] = {
        {"{{a {{b}} {{c}}", "{{a T(b) T(c)"},
        {"{{a|[[b}} {{c}}", "T(a|[[b) T(c)"},
        {"{{a|w=[[b|c\n |x=y\n}}", "T(a|w=[[b|c\n |x=y\n)"},
        {"{{a|w=[[b|c\r\n |x=[[d]]\r\n}}", "T(a|w=[[b|c\r\n |x=L(d)\r\n)"},
        {"{{a|w=[[b|c\n |x=d]]}}", "T(a|w=[[b|c\n |x=d]])"},
        {"[[a\nb]]", "[[a\nb]]"},
        {"{{a|[https://x b|c]}}", "T(a|[https://x b|c])"},
        {"[https://x a\nb]", "[https://x a\nb]"},
        {"{{a|{{b]]}} }}", "T(a|T(b]]) )"},
        {"[[a|{{b]]}} c", "[[a|T(b]]) c"},
        {"<!-- {{a}}", "<!-- T(a)"},
        {"<!-- x --> <!-- {{a}} <!--", "C <!-- T(a) <!--"},
        {"<nowiki>{{a}}", "<nowiki>T(a)"},
        {"<nowiki {{a}}", "<nowiki T(a)"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(outline(row.text) == row.outline);
        CHECK(breach(read(row.text)).value_or("") == "");
    }
}

TEST_CASE("a call that may not nest gives up the open one before it, at the beginning of a line only") {
    const auto with_fence = [](std::string_view text) {
        const Tree tree = read(text, begins_card);
        std::string result = outline(tree, tree.nodes);
        for (const std::size_t at : tree.broken) result += " broken:" + std::to_string(at);
        for (const std::size_t at : tree.stray) result += " stray:" + std::to_string(at);
        return result;
    };
    CHECK(with_fence("{{card|1}}\n{{card|2}}") == "T(card|1)\nT(card|2)");
    CHECK(with_fence("{{card|1\n {{card|2}}\n}}") == "{{card|1\n T(card|2)\n}} broken:0 stray:21");
    CHECK(with_fence("{{card|1 {{card|2}} }}") == "T(card|1 T(card|2) )");
    CHECK(with_fence("{{card|{{x}\n{{card|2}}") == "{{card|{{x}\nT(card|2) broken:0");
    CHECK(with_fence("{{wrap|\n{{card|1}}|\n{{card|2}}\n}}") == "T(wrap|\nT(card|1)|\nT(card|2)\n)");
    CHECK(with_fence("{{wrap|\n{{card|1|\n{{card|2}}\n}}") == "T(wrap|\n{{card|1|\nT(card|2)\n) broken:8");
    CHECK(with_fence("a\n{{card|1") == "a\n{{card|1 broken:2");
    CHECK(with_fence("{{card|1}} }} }") == "T(card|1) }} } stray:11");
}

TEST_CASE("every argument knows its bytes") {
    const std::string text = "x{{ A_name <!-- c -->|one| two = 2 |two={{b|z=}}}}";
    const Tree tree = read(text);
    const Node& call = tree.nodes.at(1);
    CHECK(call_name(tree, call) == "a name");
    CHECK(tree.slice(argument(tree, call, "1")->whole) == "one");
    CHECK(tree.slice(argument(tree, call, "two")->value) == "{{b|z=}}");
    CHECK(argument(tree, call, "2") == nullptr);
    const Node& inner = argument(tree, call, "two")->value_nodes.at(0);
    const Span empty = argument(tree, inner, "z")->value;
    CHECK(empty.size() == 0);
    std::string edited = text;
    edited.replace(empty.from, empty.size(), "done");
    CHECK(edited == "x{{ A_name <!-- c -->|one| two = 2 |two={{b|z=done}}}}");
}

TEST_CASE("of two arguments of one name the last counts, a numbered name is a position") {
    const Tree tree = read("{{a|x|y|2=z|k=1|k=2}}");
    const Node& call = tree.nodes.at(0);
    CHECK(tree.slice(argument(tree, call, "1")->value) == "x");
    CHECK(tree.slice(argument(tree, call, "2")->value) == "z");
    CHECK(tree.slice(argument(tree, call, "k")->value) == "2");
}

TEST_CASE("names of calls have one spelling") {
    struct {
        std::string written, spelled;
    } rows[] = {
        {"deploy", "deploy"},
        {" Deploy\n", "deploy"},
        {"Deployment_calendar  event card", "deployment calendar event card"},
        {"template:Deploy", "deploy"},
        {"dePloy", "dePloy"},
        {"#Invoke: Deployment_schedule", "#invoke:deployment schedule"},
        {"#IF", "#if"},
        {"", ""},
    };
    for (const auto& row : rows) CHECK(spelled_name(row.written) == row.spelled);
}

TEST_CASE("no byte of the fixture pages is lost") {
    for (const std::string name : {"cards_november", "rows_march", "cards_july_crlf", "one_open_card"}) {
        const std::string text = page_fixture(name);
        REQUIRE(text.size() > 5000);
        const Tree tree = read(text, begins_card);
        CHECK(breach(tree).value_or("") == "");
        CHECK(leaves(tree).size() > 500);
    }
}

TEST_CASE("no byte of random wikitext is lost") {
    constexpr std::array<std::string_view, 26> pieces = {
        "{{",       "}}",        "{",     "}", "[[",   "]]",       "[",      "]",         "|",
        "=",        "\n",        "\r\n",  " ", "<!--", "-->",      "{{card", "https://x", "word",
        "<nowiki>", "</nowiki>", "<pre ", ">", "''",   "\xC3\xA9", "{{!}}",  "[//y z"};
    for (unsigned seed = 0; seed < 3000; ++seed) {
        std::mt19937 random{seed};
        std::string text;
        const std::size_t size = random() % 60;
        for (std::size_t i = 0; i < size; ++i) text += pieces[random() % pieces.size()];
        const Tree tree = read(text, begins_card);
        const auto found = breach(tree);
        if (!found) continue;
        CAPTURE(seed);
        CAPTURE(text);
        FAIL(*found);
    }
}

TEST_CASE("hostile text of half a megabyte is read in time proportional to its size") {
    constexpr std::size_t size = 500'000;
    const std::string halves = repeated("{", size / 2) + repeated("}", size / 2);
    const std::string nested = repeated("{{a|", size / 2) + repeated("}}", size / 2);
    const std::string links = "{{" + repeated("[[", size) + "}}" + repeated("]]", 1000);
    const std::string tails[] = {repeated("{", size),
                                 repeated("{{ ", size),
                                 repeated("[[", size),
                                 repeated("[[a|", size),
                                 repeated("<!--", size),
                                 repeated("<nowiki>", size),
                                 repeated("<pre ", size),
                                 repeated("[//a", size),
                                 repeated("[//a]", size),
                                 repeated("}}", size),
                                 repeated("{{a}}", size),
                                 repeated("|=", size),
                                 repeated("\n", size),
                                 repeated("[[a|\n", size),
                                 repeated("</nowiki", size) + "<nowiki>",
                                 repeated("{{card\n", size),
                                 repeated("{{a|b=", size),
                                 halves,
                                 nested,
                                 links};
    for (const std::string& text : tails) {
        const auto began = std::chrono::steady_clock::now();
        const Tree tree = read(text, begins_card);
        const auto took = std::chrono::steady_clock::now() - began;
        CAPTURE(text.substr(0, 20));
        CHECK(tree.text.size() == text.size());
        CHECK(breach(tree).value_or("") == "");
        CHECK(took <
              std::chrono::seconds{5});  // with sanitizers and busy machines; quadratic time would take many minutes
    }
}

TEST_CASE("calls are visited in the order in which they begin, and not inside what the visitor declines") {
    const Tree tree = read("{{a|{{b}}}} [[x|{{c}}]] {{d|{{e}}}} <nowiki>{{f}}</nowiki><!-- {{g}} -->");
    std::string seen;
    visit_calls(tree, tree.nodes, [&](const Node&, const std::string& name) {
        seen += name;
        return name != "d";
    });
    CHECK(seen == "abcd");
}
