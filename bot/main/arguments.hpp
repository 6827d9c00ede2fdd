#pragma once

namespace bot {

/// Reads the command line, does what it says and answers the exit status: 0, 1 (failed), 2 (usage or configuration).
int obey(int argc, char** argv);

}  // namespace bot
