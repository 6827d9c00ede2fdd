#include "bot/http/transfer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <new>

#include "bot/http/address.hpp"
#include "calendar/text.hpp"

namespace bot::http {
namespace {

using calendar::same_word;
using calendar::trim;
using Why = Failure::Why;

constexpr int most_hops = 3;
constexpr std::size_t most_headers = 100;
constexpr std::size_t longest_header = 8192;  // bytes; longer headers are ignored
constexpr long keep_idle_seconds = 120;

/// Debian's CA certificates, one per file named by its hash: curl reads only those it needs. As a single file they take
/// several megabytes of memory.
constexpr const char* authorities = "/etc/ssl/certs";

bool has_hashed_authorities() {
    static const bool found = [] {
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(authorities, none)) {
            if (entry.path().extension() == ".0") return true;
        }
        return false;
    }();
    return found;
}

/// Those we asked for; the others curl knows may want a hundred megabytes to unpack.
bool cheap_encoding(std::string_view words) {
    while (!words.empty()) {
        const auto comma = std::min(words.find(','), words.size());
        const auto word = trim(words.substr(0, comma));
        words.remove_prefix(std::min(comma + 1, words.size()));
        const bool known = word.empty() || same_word(word, "gzip") || same_word(word, "x-gzip") ||
                           same_word(word, "deflate") || same_word(word, "identity");
        if (!known) return false;
    }
    return true;
}

Why meaning(CURLcode code) {
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT:
            return Why::timeout;
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_CONNECT:
            return Why::connect;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_ENGINE_NOTFOUND:
            return Why::tls;
        default:
            return Why::broken;
    }
}

}  // namespace

std::optional<std::string_view> Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (same_word(key, name)) return value;
    }
    return {};
}

Share make_share(const Options& options) {
    Share share(curl_share_init());
    if (!share) throw std::bad_alloc();
    curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    if (options.cookies) curl_share_setopt(share.get(), CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    return share;
}

Transfer::Transfer(const Options& options, CURLSH* share, Request request)
    : request_(std::move(request)), easy_(curl_easy_init()) {
    if (!easy_) throw std::bad_alloc();
    const auto origin = origin_of(request_.url);
    host_ = origin ? origin->host : "the address";
    CURL* e = easy_.get();
    curl_easy_setopt(e, CURLOPT_SHARE, share);
    curl_easy_setopt(e, CURLOPT_ERRORBUFFER, error_);
    curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    // Otherwise, aborting a name look-up would wait for its thread and block the whole program.
    curl_easy_setopt(e, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    curl_easy_setopt(e, CURLOPT_USERAGENT, options.user_agent.c_str());
    curl_easy_setopt(e, CURLOPT_MAXAGE_CONN, keep_idle_seconds);
    if (options.cookies) curl_easy_setopt(e, CURLOPT_COOKIEFILE, "");
    // If a kept connection turns out to be closed, curl silently sends the request again on another one.
    if (request_.once) curl_easy_setopt(e, CURLOPT_FRESH_CONNECT, 1L);
    if (!options.ca_file.empty()) {
        curl_easy_setopt(e, CURLOPT_CAINFO, options.ca_file.c_str());
        curl_easy_setopt(e, CURLOPT_CAPATH, nullptr);
    } else if (has_hashed_authorities()) {
        curl_easy_setopt(e, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(e, CURLOPT_CAPATH, authorities);
    }
    const auto add_header = [&](const std::string& line) {
        assert(line.find_first_of("\r\n") == std::string::npos);
        auto* longer = curl_slist_append(headers_.get(), line.c_str());
        if (!longer) throw std::bad_alloc();
        static_cast<void>(headers_.release());
        headers_.reset(longer);
    };
    add_header("Expect:");  // otherwise curl waits a second for servers that ignore it
    for (const auto& [name, value] : request_.headers) add_header(fmt::format("{}: {}", name, value));
    curl_easy_setopt(e, CURLOPT_HTTPHEADER, headers_.get());
    curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    curl_easy_setopt(e, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    curl_easy_setopt(e, CURLOPT_WRITEDATA, this);
}

void Transfer::prepare(std::chrono::milliseconds left) {
    CURL* e = easy_.get();
    const auto at_least_one = [](std::chrono::milliseconds t) { return std::max(1L, static_cast<long>(t.count())); };
    response_ = {};
    whole_head_ = false;
    error_[0] = '\0';
    curl_easy_setopt(e, CURLOPT_URL, request_.url.c_str());
    curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, at_least_one(left));  // 0 would mean no timeout
    curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, at_least_one(std::min(left, request_.connect_timeout)));
    if (request_.form) {
        curl_easy_setopt(e, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.form->size()));
        curl_easy_setopt(e, CURLOPT_POSTFIELDS, request_.form->data());
    } else {
        curl_easy_setopt(e, CURLOPT_HTTPGET, 1L);
    }
}

std::optional<Answer> Transfer::finish(CURLcode code) {
    if (refused_) return Answer(*refused_);
    if (code != CURLE_OK || !whole_head_) return Answer(failure(code));
    long status = 0;
    char* target = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &target);
    response_.status = static_cast<int>(status);
    if (target) return follow(target);
    return Answer(std::move(response_));
}

std::optional<Answer> Transfer::follow(const char* target) {
    const std::string url = target;
    const auto refuse = [&](const std::string& text) { return Answer(Failure{Why::redirected, text}); };
    const auto to = origin_of(url);
    if (!to) return refuse(fmt::format("{} redirects to what is no http address", host_));
    if (to != origin_of(request_.url)) {
        return refuse(fmt::format("{} redirects to {}://{}:{}, where Oriel does not follow", host_, to->scheme,
                                  to->host, to->port));
    }
    if (request_.once) return refuse(fmt::format("{} redirects what may be sent only once", host_));
    if (++hops_ > most_hops) return refuse(fmt::format("{} redirects more than {} times", host_, most_hops));
    // As in browsers, only 307 and 308 repeat a POST.
    if (response_.status != 307 && response_.status != 308) request_.form.reset();
    request_.url = url;
    return {};
}

Failure Transfer::failure(CURLcode code) const {
    std::string detail = error_[0] ? error_ : curl_easy_strerror(code);
    if (code == CURLE_OK) detail = "the answer ends within its headers";
    switch (const auto why = meaning(code)) {
        case Why::timeout:
            return {why, fmt::format("{} did not answer in time ({})", host_, detail)};
        case Why::connect:
            return {why, fmt::format("{} cannot be reached ({})", host_, detail)};
        case Why::tls:
            return {why, fmt::format("{} is not trusted ({})", host_, detail)};
        default:
            return {why, fmt::format("the exchange with {} broke ({})", host_, detail)};
    }
}

std::size_t Transfer::on_header(char* data, std::size_t, std::size_t size, void* self) {
    try {
        return static_cast<Transfer*>(self)->take_header({data, size}) ? size : 0;
    } catch (const std::exception&) {
        return 0;
    }
}

std::size_t Transfer::on_body(char* data, std::size_t, std::size_t size, void* self) {
    try {
        return static_cast<Transfer*>(self)->take_body({data, size}) ? size : 0;
    } catch (const std::exception&) {
        return 0;
    }
}

bool Transfer::take_header(std::string_view line) {
    if (line.starts_with("HTTP/")) {  // a "100 Continue" may have come before
        response_.headers.clear();
        whole_head_ = false;
        return true;
    }
    if (trim(line).empty()) whole_head_ = true;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || line.size() > longest_header) return true;
    const auto name = trim(line.substr(0, colon)), value = trim(line.substr(colon + 1));
    if (same_word(name, "Content-Encoding") && !cheap_encoding(value)) {
        refused_ = Failure{Why::broken, fmt::format("{} answers in an encoding that nobody asked for", host_)};
        return false;
    }
    if (response_.headers.size() < most_headers) response_.headers.emplace_back(name, value);
    return true;
}

bool Transfer::take_body(std::string_view piece) {
    if (piece.size() > request_.max_bytes - response_.body.size()) {
        refused_ =
            Failure{Why::too_large, fmt::format("{} answers with more than {} bytes", host_, request_.max_bytes)};
        return false;
    }
    response_.body += piece;
    return true;
}

}  // namespace bot::http
