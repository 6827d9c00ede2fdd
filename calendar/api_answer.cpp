#include "calendar/api_answer.hpp"

#include <fmt/format.h>

#include "calendar/text.hpp"

namespace calendar::mediawiki {
namespace {

std::string short_line(const std::string& text, std::size_t most = 300) {
    return fold(cut(text, most));
}

/// Adds the API's reason for a refusal, from the fields that may hold it.
void add_reasons(Failure& failure, const Json* facts) {
    for (const char* name : {"readonlyreason", "blockreason"})
        if (failure.reason.empty()) failure.reason = short_line(text_member(facts, name));
    const Json* block = member(facts, "blockinfo", Json::value_t::object);
    if (block != nullptr) return add_reasons(failure, block);
    if (failure.by.empty()) failure.by = short_line(text_member(facts, "blockedby"), 100);
    if (failure.until.empty()) failure.until = short_line(text_member(facts, "blockexpiry"), 60);
    if (!failure.reason.empty()) return;
    const Json* filter = member(facts, "abusefilter", Json::value_t::object);
    failure.reason = short_line(text_member(filter, "description"));
    const Json* spam = member(facts, "spamblacklist", Json::value_t::object);
    const Json* match = first(member(spam, "matches", Json::value_t::array));
    if (match != nullptr && match->is_string()) failure.reason = short_line(match->get<std::string>());
}

}  // namespace

Json parsed(std::string_view body) {
    return Json::parse(body, nullptr, false);
}

const Json* member(const Json* json, const char* name, Json::value_t type) {
    if (json == nullptr || !json->is_object()) return nullptr;
    const auto found = json->find(name);
    return found != json->end() && found->type() == type ? &*found : nullptr;
}

std::string text_member(const Json* json, const char* name) {
    const Json* text = member(json, name, Json::value_t::string);
    return text == nullptr ? std::string{} : text->get<std::string>();
}

bool is_true(const Json* json, const char* name) {
    const Json* flag = member(json, name, Json::value_t::boolean);
    return flag != nullptr && flag->get<bool>();
}

std::int64_t number_member(const Json* json, const char* name) {
    const Json* number = member(json, name, Json::value_t::number_unsigned);
    return number == nullptr ? 0 : number->get<std::int64_t>();
}

const Json* first(const Json* list) {
    return list == nullptr || list->empty() ? nullptr : &list->front();
}

Failure not_understood(std::string_view what, std::string_view body) {
    if (trim(body).empty()) return {"", "the wiki's answer is empty"};
    return {"", fmt::format("the wiki's answer {}: {}", what, in_quotes(body))};
}

std::optional<Failure> api_error(const Json& answer) {
    const Json* error = member(&answer, "error", Json::value_t::object);
    const char* sentence = "info";
    if (error == nullptr) {
        error = first(member(&answer, "errors", Json::value_t::array));
        sentence = "text";
    }
    if (error == nullptr) return std::nullopt;
    const std::string code = text_member(error, "code");
    Failure failure{
        code, fmt::format("the wiki refuses: {} ({})", short_line(text_member(error, sentence)), short_line(code, 60))};
    add_reasons(failure, error);
    add_reasons(failure, member(error, "data", Json::value_t::object));
    return failure;
}

}  // namespace calendar::mediawiki
