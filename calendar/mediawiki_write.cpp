#include "calendar/mediawiki_write.hpp"

#include <fmt/format.h>

#include "calendar/api_answer.hpp"
#include "calendar/text.hpp"
#include "calendar/url.hpp"
#include "calendar/utf8.hpp"

namespace calendar::mediawiki {
namespace {

constexpr std::string_view nobodys_token = "+\\";  // the token that MediaWiki gives to a session without a login

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string form(Fields fields) {
    std::string text = "format=json&formatversion=2&errorformat=plaintext";
    for (const auto& [name, value] : fields) text += fmt::format("&{}={}", name, url_encoded(value));
    return text;
}

std::string token_form(std::string_view type) {
    return form({{"action", "query"}, {"meta", "tokens"}, {"type", type}});
}

std::variant<std::string, Failure> read_token(std::string_view body, const char* name) {
    const Json answer = parsed(body);
    if (answer.is_discarded()) return not_understood("is no JSON", body);
    if (auto error = api_error(answer)) return *error;
    const Json* query = member(&answer, "query", Json::value_t::object);
    std::string token = text_member(member(query, "tokens", Json::value_t::object), name);
    if (token.empty()) return not_understood("holds no token", body);
    return token;
}

/// `{"reason":"text"}` of the old format, `{"reason":{code,text}}` of the newer ones.
Failure login_refused(const Json* login, const std::string& result) {
    const Json* reason = member(login, "reason", Json::value_t::object);
    const std::string text = reason ? text_member(reason, "text") : text_member(login, "reason");
    std::string code = text_member(reason, "code");
    if (code.empty()) code = result;
    const std::string line = fold(cut(text, 300));
    return {code, fmt::format("the wiki refuses the login: {} ({})", line, fold(cut(code, 60))), line};
}

/// Extensions refuse with `{"edit":{"result":"Failure"}}`.
Failure edit_refused(const Json* edit, std::string_view body) {
    if (member(edit, "captcha", Json::value_t::object)) return {"captcha", "the wiki wants a captcha solved (captcha)"};
    std::string code = text_member(edit, "code");
    if (code.empty() && edit->contains("spamblacklist")) code = "spamblacklist";
    if (code.empty()) return not_understood("tells of no success", body);
    std::string reason = text_member(edit, "warning");
    if (reason.empty()) reason = text_member(edit, "spamblacklist");
    const std::string text = text_member(edit, "info");
    return {code, fmt::format("the wiki refuses: {} ({})", fold(cut(text, 300)), fold(cut(code, 60))),
            fold(cut(reason, 300))};
}

}  // namespace

std::string login_token_form() {
    return token_form("login");
}

std::string login_form(std::string_view user, std::string_view password, std::string_view token) {
    return form({{"action", "login"}, {"lgname", user}, {"lgpassword", password}, {"lgtoken", token}});
}

std::string edit_token_form() {
    return token_form("csrf");
}

std::string edit_form(const Edit& edit) {
    return form({{"action", "edit"},
                 {"title", edit.page},
                 {"assert", "user"},
                 {"maxlag", "5"},
                 {"bot", "1"},
                 {"nocreate", "1"},
                 {"watchlist", "nochange"},
                 {"baserevid", std::to_string(edit.base)},
                 {"starttimestamp", edit.read_at},
                 {"summary", edit.summary},
                 {"text", edit.text},
                 {"token", edit.token}});
}

std::string history_url(std::string_view api, std::string_view page, std::int64_t since) {
    return query_url(api, "prop=revisions&rvprop=ids%7Cuser%7Ccomment&rvlimit=500&rvendid=" + std::to_string(since),
                     "titles", page);
}

std::string revision_text_url(std::string_view api, std::int64_t revision) {
    return query_url(api, "prop=revisions&rvprop=ids%7Ccontent&rvslots=main", "revids", std::to_string(revision));
}

std::string bounded_summary(std::string_view text) {
    constexpr std::size_t most = 500;  // characters; MediaWiki silently truncates longer summaries
    std::string line;
    for (std::size_t length = 0; !text.empty() && length < most; ++length) {
        const Character character = first_character(text);
        const auto piece = character.valid() ? text.substr(0, character.length) : std::string_view("?");
        const bool control = character.code < 0x20 || character.code == 0x7F;
        const bool link = piece == "[" && line.ends_with('[');
        const bool mark = piece == "*" && line.ends_with('/');
        if ((link || mark) && ++length < most) line += ' ';
        if (length < most) line += control ? std::string_view(" ") : piece;
        text.remove_prefix(character.length);
    }
    return fold(line);
}

std::variant<std::string, Failure> read_login_token(std::string_view body) {
    return read_token(body, "logintoken");
}

std::variant<LoggedIn, Failure> read_login(std::string_view body) {
    const Json answer = parsed(body);
    if (answer.is_discarded()) return not_understood("is no JSON", body);
    if (auto error = api_error(answer)) return *error;
    const Json* login = member(&answer, "login", Json::value_t::object);
    const std::string result = text_member(login, "result");
    if (result.empty()) return not_understood("tells of no login", body);
    if (result != "Success") return login_refused(login, result);
    const std::string user = text_member(login, "lgusername");
    if (user.empty()) return not_understood("names nobody who is logged in", body);
    return LoggedIn{user};
}

std::variant<std::string, Failure> read_edit_token(std::string_view body) {
    auto token = read_token(body, "csrftoken");
    const auto* text = std::get_if<std::string>(&token);
    if (text && *text == nobodys_token)
        return Failure{"assertuserfailed", "the wiki does not know who is logged in (assertuserfailed)"};
    return token;
}

std::variant<Saved, Failure> read_edit(std::string_view body) {
    const Json answer = parsed(body);
    if (answer.is_discarded()) return not_understood("is no JSON", body);
    if (auto error = api_error(answer)) return *error;
    const Json* edit = member(&answer, "edit", Json::value_t::object);
    if (edit == nullptr) return not_understood("tells of no edit", body);
    if (text_member(edit, "result") != "Success") return edit_refused(edit, body);
    if (is_true(edit, "nochange")) return Saved{};
    const Saved saved{number_member(edit, "oldrevid"), number_member(edit, "newrevid")};
    if (saved.revision == 0) return not_understood("names no revision", body);
    return saved;
}

std::variant<History, Failure> read_history(std::string_view body) {
    const Json answer = parsed(body);
    if (answer.is_discarded()) return not_understood("is no JSON", body);
    if (auto error = api_error(answer)) return *error;
    const Json* query = member(&answer, "query", Json::value_t::object);
    const Json* page = first(member(query, "pages", Json::value_t::array));
    const Json* revisions = member(page, "revisions", Json::value_t::array);
    if (revisions == nullptr) return not_understood("holds no history", body);
    History history;
    history.whole = !answer.contains("continue");
    for (const Json& each : *revisions) {
        const std::int64_t revision = number_member(&each, "revid");
        if (revision == 0) return not_understood("holds a revision without a number", body);
        if (is_true(&each, "userhidden") || is_true(&each, "commenthidden")) history.whole = false;
        history.revisions.push_back({revision, text_member(&each, "user"), text_member(&each, "comment")});
    }
    return history;
}

}  // namespace calendar::mediawiki
