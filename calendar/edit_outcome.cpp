#include "calendar/edit_outcome.hpp"

#include <array>

namespace calendar {
namespace {

struct Word {
    EditResult result;
    std::string_view word;
};

using enum EditResult;

constexpr auto words = std::to_array<Word>({
    {made, "made"},
    {already, "already"},
    {not_there, "not-there"},
    {not_placed, "not-placed"},
    {overtaken, "overtaken"},
    {read_only, "read-only"},
    {lagged, "lagged"},
    {rate_limited, "rate-limited"},
    {protected_page, "protected-page"},
    {blocked, "blocked"},
    {no_permission, "no-permission"},
    {spam, "spam"},
    {filtered, "filtered"},
    {captcha, "captcha"},
    {forbidden_title, "forbidden-title"},
    {wrong_password, "wrong-password"},
    {login_throttled, "login-throttled"},
    {logged_out, "logged-out"},
    {no_page, "no-page"},
    {too_big, "too-big"},
    {refused, "refused"},
    {unreachable, "unreachable"},
    {too_many, "too-many"},
    {stopped, "stopped"},
    {unknown, "unknown"},
});

/// An error code of the API; a code that ends in `*` stands for all codes with this prefix.
constexpr auto codes = std::to_array<Word>({
    {overtaken, "editconflict"},
    {read_only, "readonly"},
    {lagged, "maxlag"},
    {rate_limited, "ratelimited"},
    {rate_limited, "actionthrottledtext"},
    {protected_page, "protectedpage"},
    {protected_page, "cascadeprotected"},
    {protected_page, "protectedtitle"},
    {protected_page, "protectednamespace*"},
    {protected_page, "namespaceprotected"},
    {blocked, "blocked"},
    {blocked, "autoblocked"},
    {blocked, "systemblocked"},
    {blocked, "globalblocking-*"},
    {no_permission, "permissiondenied"},
    {no_permission, "noedit*"},
    {no_permission, "cantcreate*"},
    {no_permission, "nocreate*"},
    {no_permission, "writeapidenied"},
    {no_permission, "readapidenied"},
    {spam, "spamblacklist"},
    {spam, "spamdetected"},
    {spam, "spamprotectiontext"},
    {filtered, "abusefilter-*"},
    {filtered, "hookaborted"},
    {captcha, "captcha*"},
    {forbidden_title, "titleblacklist-*"},
    {logged_out, "badtoken"},
    {logged_out, "notoken"},
    {logged_out, "assertuserfailed"},
    {logged_out, "assertnameduserfailed"},
    {logged_out, "NeedToken"},
    {logged_out, "WrongToken"},
    {logged_out, "sessionlost"},
    {wrong_password, "wrongpassword*"},
    {wrong_password, "Failed"},
    {wrong_password, "Aborted"},
    {wrong_password, "botpasswords-*"},
    {login_throttled, "login-throttled"},
    {login_throttled, "Throttled"},
    {no_page, "missingtitle"},
    {no_page, "invalidtitle"},
    {no_page, "pagedeleted"},
    {no_page, "edit-gone-missing"},
    {too_big, "contenttoobig"},
    {unknown, "internal_api_error*"},
    {unknown, "unknownerror*"},
});

}  // namespace

std::string_view to_text(EditResult result) {
    for (const auto& [each, word] : words)
        if (each == result) return word;
    return "unknown";
}

std::optional<EditResult> edit_result(std::string_view text) {
    for (const auto& [result, word] : words)
        if (word == text) return result;
    return std::nullopt;
}

EditResult meaning_of(std::string_view code) {
    for (auto [result, word] : codes) {
        const bool prefix = word.ends_with('*');
        if (prefix) word.remove_suffix(1);
        if (prefix ? code.starts_with(word) : code == word) return result;
    }
    return refused;
}

}  // namespace calendar
