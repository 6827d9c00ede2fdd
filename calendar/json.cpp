#include "calendar/json.hpp"

#include <nlohmann/json.hpp>

namespace calendar {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json to_json(const Patch& patch) {
    Json json;
    json["change"] = or_null(patch.change);
    json["type"] = patch.type;
    json["title"] = patch.title;
    json["status"] = to_text(patch.status);
    json["by"] = or_null(patch.by);
    json["sal"] = or_null(patch.sal);
    return json;
}

Json to_json(const Request& request) {
    Json patches = Json::array();
    for (const Patch& patch : request.patches) patches.push_back(to_json(patch));
    Json json;
    json["requestor"] = or_null(request.requestor);
    json["requestors"] = request.requestors();
    json["patches"] = std::move(patches);
    return json;
}

Json to_json(const Window& window) {
    Json requests = Json::array();
    for (const Request& request : window.requests)
        if (!request.patches.empty()) requests.push_back(to_json(request));
    Json json;
    json["start"] = to_text(window.start);
    json["end"] = to_text(window.end);
    json["name"] = window.name;
    json["limit"] = or_null(window.limit);
    json["freeze"] = window.freeze;
    json["cancelled"] = window.cancelled;
    json["deployers"] = window.deployers;
    json["requests"] = std::move(requests);
    json["used"] = window.used();
    json["warnings"] = window.warnings;
    return json;
}

}  // namespace

std::string windows_json(const std::vector<Window>& windows) {
    constexpr int indent = 2;
    Json json = Json::array();
    for (const Window& window : windows) json.push_back(to_json(window));
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace calendar
