#pragma once
#include <string>
#include <vector>

namespace calendar {

/// Titles and reasons that try to be markup: each of these tricks alone, after text, doubled and combined with another.
inline std::vector<std::string> hostile_texts() {
    const std::vector<std::string> tricks = {
        "{{Evil}}",
        "}}{{Evil}}{{",
        "}} {{deploy|type=config|gerrit=666|title=mine|status=done}}",
        "|status=done|by=evil",
        "{{{evil}}}",
        "{{#invoke:Evil|run}}",
        "{{subst:Evil}}",
        "{{safesubst:Evil|a=b}}",
        "[[Evil]]",
        "[[Category:Evil]]",
        "[[File:Evil.png|thumb|x]]",
        "[https://evil.example click]",
        "[//evil.example click]",
        "https://evil.example/",
        "mailto:evil@evil.example",
        "RFC 1234 PMID 1234 ISBN 9780306406157",
        "~~~~",
        "~~~~~",
        "<!-- evil",
        "-->",
        "<nowiki>",
        "</nowiki>{{Evil}}<nowiki>",
        "<nowiki/>",
        "<script>alert(1)</script>",
        "<b>bold</b>",
        "<ref>evil</ref><references/>",
        "<includeonly>{{Evil}}</includeonly>",
        "<noinclude>",
        "<onlyinclude>x</onlyinclude>",
        "__NOTOC__ __NOINDEX__",
        "== Heading ==",
        "\n== Heading ==\n",
        "\n* item\n# item\n: item",
        "* item",
        "#REDIRECT [[Evil]]",
        "{| class=evil\n| cell\n|}",
        "'''''loud'''''",
        "----",
        "-{zh:evil}-",
        "&lt;nowiki&gt; &#123;&#123;Evil&#125;&#125; &amp;amp;",
        "\x7F'\"`UNIQ--nowiki-00000000-QINU`\"'\x7F",
        "\xE2\x80\xAEreversed \xE2\x81\xA6isolated",
        "bad bytes \xFF\xC0\xAF {\x80{",
        "}}}}}}}}}}",
        "{{{{{{{{{{",
        "]]]]]",
        "[[[[[",
        "{{!}}{{=}}",
        "line\rline\r\nline\u2028line",
        "\ttab\vfeed\fform\x01\x02",
    };
    std::vector<std::string> texts = {"",  " ", "|", "=", "{", "}", "[",  "]",
                                      "<", ">", "&", "~", "_", "'", "\\", std::string(2000, '{')};
    for (std::size_t i = 0; i < tricks.size(); ++i) {
        texts.push_back(tricks[i]);
        texts.push_back("Fix a bug " + tricks[i]);
        texts.push_back(tricks[i] + tricks[i] + " behind");
        texts.push_back(tricks[i] + tricks[(i + 17) % tricks.size()]);
    }
    return texts;
}

}  // namespace calendar
