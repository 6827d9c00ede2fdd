#include "tests/calendar/small_wiki.hpp"

#include <fmt/format.h>

#include <utility>

#include "calendar/stored_text.hpp"

namespace tests {

using namespace calendar;

namespace {

std::string quoted(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? std::string("\\n") : c == '\\' ? "\\\\" : std::string(1, c);
    return '"' + out + '"';
}

std::string error(const std::string& code) {
    return fmt::format(R"({{"error":{{"code":"{}","info":"x"}}}})", code);
}

std::string page(const SmallWiki::Revision& revision) {
    return fmt::format(R"({{"curtimestamp":"now","query":{{"pages":[{{"revisions":[{{"revid":{},"slots":{{"main":)"
                       R"({{"content":{}}}}}}}]}}]}}}})",
                       revision.number, quoted(revision.text));
}

}  // namespace

std::string form_value(const std::string& form, std::string_view name) {
    const auto from = form.find("&" + std::string(name) + "=");
    if (from == form.npos) return "";
    const auto begin = from + name.size() + 2;
    std::string out;
    for (std::size_t i = begin; i < form.size() && form[i] != '&'; ++i) {
        if (form[i] == '%') {
            out += static_cast<char>(std::stoi(form.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            out += form[i];
        }
    }
    return out;
}

int SmallWiki::times(const std::string& line) const {
    int n = 0;
    for (auto at = newest().text.find(line); at != std::string::npos; at = newest().text.find(line, at + 1)) ++n;
    return n;
}

void SmallWiki::live() {
    if (!delayed.empty() && chance(40)) {
        save(std::exchange(delayed, ""));
        late = true;
    }
    if (chance(others)) keep(newest().text + fmt::format("\n* other {}", ++other_), "Ada", "mine");
}

void SmallWiki::keep(const std::string& text, const std::string& user, const std::string& summary) {
    revisions.push_back({newest().number + 1, text, user, summary});
}

WikiEvent SmallWiki::answer(const WikiAsk& ask) {
    live();
    if (chance(trouble)) {
        const int kind = std::uniform_int_distribution(0, 6)(random_);
        const bool edit = ask.form.find("&action=edit&") != ask.form.npos;
        if (kind == 0) return WikiSilence{false, "unsent"};
        if (kind == 1 && edit) delayed = ask.form;
        if (kind <= 2) return WikiSilence{true, "lost"};
        if (kind == 3) {
            reply(ask);
            return WikiSilence{true, "lost behind"};
        }
        if (kind == 4) return WikiAnswer{502, "<html>bad gateway</html>"};
        if (kind == 5) {
            const std::string whole = reply(ask);
            return WikiAnswer{200, whole.substr(0, whole.size() / 2)};
        }
        if (edit) return WikiAnswer{200, error(chance(50) ? "ratelimited" : "badtoken")};
    }
    return WikiAnswer{200, reply(ask)};
}

std::string SmallWiki::save(const std::string& form) {
    const auto base = std::stoll(form_value(form, "baserevid"));
    std::string text = as_stored(form_value(form, "text"));
    const std::string& old = revisions[static_cast<std::size_t>(base - 10)].text;
    const auto over = newest().number;
    if (base != over) {
        const bool adds = text.starts_with(old) && newest().text.starts_with(old);
        const std::string added = adds ? text.substr(old.size()) : "";
        if (newest().text == text || (adds && newest().text.find(added + "\n") != std::string::npos))
            return R"({"edit":{"result":"Success","nochange":true}})";
        if (!adds || chance(50)) return error("editconflict");
        text = newest().text + (chance(90) ? added : "\n* spoilt");
    }
    if (text == newest().text) return R"({"edit":{"result":"Success","nochange":true}})";
    keep(text, "Oriel", form_value(form, "summary"));
    return fmt::format(R"({{"edit":{{"result":"Success","oldrevid":{},"newrevid":{}}}}})", over, newest().number);
}

std::string SmallWiki::reply(const WikiAsk& ask) {
    if (ask.form.find("&action=edit&") != ask.form.npos) return save(ask.form);
    if (ask.form.find("&action=login&") != ask.form.npos)
        return R"({"login":{"result":"Success","lgusername":"Oriel"}})";
    if (!ask.form.empty()) return R"({"query":{"tokens":{"logintoken":"l+\\","csrftoken":"c+\\"}}})";
    if (const auto at = ask.url.find("&revids="); at != ask.url.npos)
        return page(revisions[static_cast<std::size_t>(std::stoll(ask.url.substr(at + 8)) - 10)]);
    const auto at = ask.url.find("&rvendid=");
    if (at == ask.url.npos) return page(newest());
    std::string all;
    for (auto i = revisions.rbegin(); i != revisions.rend() && i->number >= std::stoll(ask.url.substr(at + 9)); ++i)
        all += fmt::format(R"({}{{"revid":{},"user":"{}","comment":"{}"}})", all.empty() ? "" : ",", i->number, i->user,
                           i->summary);
    return R"({"query":{"pages":[{"revisions":[)" + all + "]}]}}";
}

}  // namespace tests
