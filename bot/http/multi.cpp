#include "bot/http/multi.hpp"

#include <chrono>
#include <new>
#include <stdexcept>
#include <string>

namespace bot::http {

namespace asio = boost::asio;

namespace {

// curl's constants for requested and for occurred events are the same bits.
static_assert(CURL_POLL_IN == CURL_CSELECT_IN && CURL_POLL_OUT == CURL_CSELECT_OUT);

void init_curl_once() {
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (done != CURLE_OK) throw std::runtime_error(std::string("libcurl: ") + curl_easy_strerror(done));
}

}  // namespace

std::shared_ptr<Multi> Multi::make(asio::any_io_executor executor) {
    init_curl_once();
    return std::shared_ptr<Multi>(new Multi(std::move(executor)));
}

Multi::Multi(asio::any_io_executor executor)
    : executor_(std::move(executor)), timer_(executor_), raw_(curl_multi_init()) {
    if (!raw_) throw std::bad_alloc();
    curl_multi_setopt(raw_, CURLMOPT_SOCKETFUNCTION, &Multi::on_socket);
    curl_multi_setopt(raw_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(raw_, CURLMOPT_TIMERFUNCTION, &Multi::on_timer);
    curl_multi_setopt(raw_, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(raw_, CURLMOPT_MAXCONNECTS, 4L);  // idle connections
}

Multi::~Multi() {
    for (const auto& [easy, done] : running_) curl_multi_remove_handle(raw_, easy);
    curl_multi_cleanup(raw_);
    for (const auto& [fd, watch] : watches_) watch->descriptor.release();
}

void Multi::add(CURL* easy, Done done) {
    if (const auto code = curl_multi_add_handle(raw_, easy)) {
        throw std::runtime_error(std::string("libcurl: ") + curl_multi_strerror(code));
    }
    running_[easy] = std::move(done);
}

void Multi::remove(CURL* easy) {
    if (running_.erase(easy)) curl_multi_remove_handle(raw_, easy);
}

int Multi::on_socket(CURL*, curl_socket_t fd, int what, void* self, void*) {
    // Exceptions must not pass through curl. Only memory and the kernel's watches can fail; the transfer then times
    // out.
    try {
        static_cast<Multi*>(self)->watch(fd, what == CURL_POLL_REMOVE ? 0 : what);
        return 0;
    } catch (const std::exception&) {
        return -1;
    }
}

int Multi::on_timer(CURLM*, long milliseconds, void* self_) {
    auto& self = *static_cast<Multi*>(self_);
    if (milliseconds < 0) {
        self.timer_.cancel();
        return 0;
    }
    self.timer_.expires_after(std::chrono::milliseconds(milliseconds));
    self.timer_.async_wait([weak = self.weak_from_this()](boost::system::error_code error) {
        const auto alive = weak.lock();
        if (alive && !error) alive->act(CURL_SOCKET_TIMEOUT, 0);
    });
    return 0;
}

void Multi::watch(int fd, int wanted) {
    auto at = watches_.find(fd);
    if (wanted == 0) {
        if (at == watches_.end()) return;
        at->second->wanted = 0;
        at->second->descriptor.release();  // before curl closes it: the number may be reused by another socket
        watches_.erase(at);
        return;
    }
    if (at == watches_.end()) at = watches_.emplace(fd, std::make_shared<Watch>(executor_, fd)).first;
    at->second->wanted = wanted;
    arm(at->second, CURL_POLL_IN);
    arm(at->second, CURL_POLL_OUT);
}

void Multi::arm(const std::shared_ptr<Watch>& watch, int direction) {
    if (!(watch->wanted & direction) || (watch->armed & direction)) return;
    watch->armed |= direction;
    using Wait = asio::posix::descriptor_base;
    const auto wait = direction == CURL_POLL_IN ? Wait::wait_read : Wait::wait_write;
    watch->descriptor.async_wait(wait, [weak = weak_from_this(), watch, direction](boost::system::error_code error) {
        watch->armed &= ~direction;
        const auto self = weak.lock();
        // `wanted` is 0 after the watch was removed, even if its descriptor's number is in use again.
        if (!self || error == asio::error::operation_aborted || !(watch->wanted & direction)) return;
        self->act(watch->descriptor.native_handle(), error ? CURL_CSELECT_ERR : direction);
        self->arm(watch, direction);
    });
}

void Multi::act(curl_socket_t fd, int events) {
    int still = 0;
    curl_multi_socket_action(raw_, fd, events, &still);
    while (const auto* message = curl_multi_info_read(raw_, &still)) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL* easy = message->easy_handle;
        const CURLcode code = message->data.result;  // the message is destroyed with the handle
        curl_multi_remove_handle(raw_, easy);
        const auto at = running_.find(easy);
        if (at == running_.end()) continue;
        const auto done = std::move(at->second);
        running_.erase(at);
        done(code);
    }
}

}  // namespace bot::http
