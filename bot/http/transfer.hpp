#pragma once
#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bot/http/client.hpp"

namespace bot::http {

/// Deleter for curl's objects, whose handle types are all `void`.
template <auto function>
struct By {
    void operator()(auto* p) const { function(p); }
};
using Easy = std::unique_ptr<CURL, By<&curl_easy_cleanup>>;
using Share = std::unique_ptr<CURLSH, By<&curl_share_cleanup>>;
using Lines = std::unique_ptr<curl_slist, By<&curl_slist_free_all>>;

/// State shared by the transfers of one client: TLS sessions and, if enabled, cookies.
Share make_share(const Options&);

/// One request and its response, including redirects. Not movable: curl keeps its address.
class Transfer {
public:
    Transfer(const Options&, CURLSH*, Request);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* handle() const { return easy_.get(); }
    /// Prepares the next hop, with `left` as its timeout.
    void prepare(std::chrono::milliseconds left);
    /// The result of the hop; nullopt if it was redirected and another hop is needed.
    std::optional<Answer> finish(CURLcode);

private:
    static std::size_t on_header(char*, std::size_t, std::size_t, void* self);
    static std::size_t on_body(char*, std::size_t, std::size_t, void* self);
    bool take_header(std::string_view line);
    bool take_body(std::string_view piece);
    std::optional<Answer> follow(const char* target);
    Failure failure(CURLcode) const;

    Request request_;
    std::string host_;
    Easy easy_;
    Lines headers_;
    Response response_;
    std::optional<Failure> refused_;  ///< why we aborted the transfer
    bool whole_head_ = false;         ///< the header was complete; curl accepts a truncated one
    int hops_ = 0;
    char error_[CURL_ERROR_SIZE] = {};
};

}  // namespace bot::http
