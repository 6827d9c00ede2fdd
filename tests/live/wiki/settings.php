
# ---- For tests; what stands above was written by the installer. ----
$wgServer = 'http://127.0.0.1:' . ( getenv( 'WIKI_PORT' ) ?: '80' );
$wgArticlePath = '/wiki/$1';
$wgLocaltimezone = 'UTC';
$wgCacheDirectory = getenv( 'WIKI_DIR' ) . '/cache';
$wgMaxArticleSize = 8192;  # kB: room for a page with 1,000 windows
$wgShowExceptionDetails = true;
$wgEnableEmail = false;
$wgJobRunRate = 0;

# One cache, and a real one: without it no limit or throttle would ever strike.
$wgMainCacheType = $wgMessageCacheType = $wgParserCacheType = $wgSessionCacheType = CACHE_DB;

# Debian's Lua instead of the bundled one, which Debian leaves out.
$wgScribuntoDefaultEngine = 'luastandalone';
$wgScribuntoEngineConf['luastandalone']['luaPath'] = '/usr/bin/lua5.1';
