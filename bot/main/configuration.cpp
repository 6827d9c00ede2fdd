#include "bot/main/configuration.hpp"

#include <stdexcept>

#include "bot/main/irc_chat.hpp"

namespace bot {

config::Config whole_configuration(const std::string& file) {
    config::Config config = config::load(file);
    config::read_secrets(config);
    try {
        irc::check(irc_settings(config.irc));
    } catch (const std::invalid_argument& e) {
        throw config::ConfigError({file + ": " + e.what()});
    }
    return config;
}

}  // namespace bot
