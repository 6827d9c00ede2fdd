#include "tests/support/gerrit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace support {

namespace {

std::string head_of(const FakeReply& reply, std::size_t length) {
    return fmt::format(
        "HTTP/1.1 {} Fake\r\nContent-Type: {}\r\nX-Content-Type-Options: nosniff\r\n"
        "Content-Length: {}\r\n\r\n",
        reply.status, reply.content_type, length);
}

void send(const FakeReply& reply, Peer& peer) {
    peer.say(head_of(reply, reply.body.size()) + reply.body);
}

}  // namespace

Gerrit::Gerrit(int port) : server_([this](const Ask& ask, Peer& peer) { answer(ask, peer); }, {}, {}, port) {}

void Gerrit::serve(const std::string& path, const std::string& body, const std::string& content_type) {
    const std::lock_guard lock(mutex_);
    served_[path] = {200, content_type, body};
}

void Gerrit::fail(GerritFault fault, int requests, const std::string& on) {
    const std::lock_guard lock(mutex_);
    rules_.push_back({fault, requests, on});
}

void Gerrit::heal() {
    const std::lock_guard lock(mutex_);
    rules_.clear();
}

void Gerrit::set_slow_pause(std::chrono::milliseconds pause) {
    const std::lock_guard lock(mutex_);
    slow_pause_ = pause;
}

void Gerrit::set_page(int page) {
    const std::lock_guard lock(mutex_);
    page_ = page;
}

std::vector<std::string> Gerrit::targets() const {
    const std::lock_guard lock(mutex_);
    return targets_;
}

int Gerrit::requests(const std::string& with) const {
    const std::lock_guard lock(mutex_);
    return static_cast<int>(std::count_if(targets_.begin(), targets_.end(), [&](const std::string& target) {
        return target.find(with) != std::string::npos;
    }));
}

std::optional<GerritFault> Gerrit::fault_of(const std::string& target) {
    for (auto& rule : rules_) {
        if (rule.left == 0 || target.find(rule.on) == std::string::npos) continue;
        if (rule.left > 0) --rule.left;
        return rule.fault;
    }
    return std::nullopt;
}

void Gerrit::answer(const Ask& ask, Peer& peer) {
    FakeReply reply;
    std::optional<GerritFault> fault;
    {
        const std::lock_guard lock(mutex_);
        targets_.push_back(ask.target);
        fault = fault_of(ask.target);
        const auto at = served_.find(ask.target);
        if (at != served_.end()) {
            reply = at->second;
        } else if (ask.method != "GET") {
            reply = refusal(403, "Authentication required");
        } else {
            reply = gerrit_answer(changes_, ask.target, page_);
        }
    }
    if (fault) {
        spoil(*fault, std::move(reply), peer);
    } else {
        send(reply, peer);
    }
}

void Gerrit::spoil(GerritFault fault, FakeReply reply, Peer& peer) {
    switch (fault) {
        case GerritFault::quota:
            return send(refusal(429, "Quota limit reached"), peer);
        case GerritFault::unavailable:
            return send({503, "text/html", "<html><body><h1>503 Service Unavailable</h1></body></html>"}, peer);
        case GerritFault::login_page:
            return send({200, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>"}, peer);
        case GerritFault::no_prefix:
            if (reply.body.starts_with(")]}'\n")) reply.body.erase(0, 5);
            return send(reply, peer);
        case GerritFault::cut:
            peer.say(head_of(reply, reply.body.size()) + reply.body.substr(0, reply.body.size() / 2));
            return peer.close();
        case GerritFault::slow: {
            std::unique_lock lock(mutex_);
            const auto pause = slow_pause_;
            lock.unlock();
            peer.say(head_of(reply, reply.body.size()));
            const auto piece = reply.body.size() / 20 + 1;
            for (std::size_t at = 0; at < reply.body.size(); at += piece) {
                std::this_thread::sleep_for(pause);
                if (!peer.say(reply.body.substr(at, piece))) return peer.close();
            }
            return;
        }
        case GerritFault::hang:
            return peer.hang();
        case GerritFault::ambiguous:
            return send(refusal(404, "Multiple changes found for I" + std::string(40, '0')), peer);
        case GerritFault::reset:
            return peer.reset();
    }
}

}  // namespace support
