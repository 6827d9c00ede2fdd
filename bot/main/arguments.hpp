#pragma once

namespace bot {

/// Parses the command line, runs it and returns the exit status: 0, 1 (failed), 2 (usage or configuration).
int obey(int argc, char** argv);

}  // namespace bot
