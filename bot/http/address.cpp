#include "bot/http/address.hpp"

#include <curl/curl.h>

#include <memory>

#include "calendar/text.hpp"

namespace bot::http {
namespace {

struct Free {
    void operator()(CURLU* p) const { curl_url_cleanup(p); }
};

std::string part(CURLU* url, CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
    std::string out = calendar::lower(text);
    curl_free(text);
    return out;
}

}  // namespace

std::optional<Origin> origin_of(const std::string& url) {
    const std::unique_ptr<CURLU, Free> parsed(curl_url());
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return {};
    Origin origin{part(parsed.get(), CURLUPART_SCHEME), part(parsed.get(), CURLUPART_HOST),
                  part(parsed.get(), CURLUPART_PORT)};
    if ((origin.scheme != "http" && origin.scheme != "https") || origin.host.empty()) return {};
    return origin;
}

}  // namespace bot::http
