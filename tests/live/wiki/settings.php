
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

# Bots that only wait for each other need no limit; the file `ratelimit` sets one, in edits a minute.
$wgRateLimits['edit'] = [ 'user' => [ 100000, 60 ] ];

/** What the test has switched on under this name; '' for nothing. */
function wanted( string $switch ): string {
    $file = getenv( 'WIKI_DIR' ) . '/' . $switch;
    return is_readable( $file ) ? trim( (string)file_get_contents( $file ) ) : '';
}

if ( wanted( 'ratelimit' ) !== '' ) {
    $wgRateLimits['edit'] = [ 'user' => [ (int)wanted( 'ratelimit' ), 60 ] ];
    $wgGroupPermissions['bot']['noratelimit'] = false;
}
if ( wanted( 'readonly' ) !== '' ) {
    $wgReadOnly = wanted( 'readonly' );
}
$wgHooks['ApiMaxLagInfo'][] = static function ( &$info ) {
    if ( wanted( 'lag' ) !== '' ) {
        $info = [ 'host' => '10.0.0.1', 'lag' => (float)wanted( 'lag' ), 'type' => 'db' ];
    }
};
if ( wanted( 'captcha' ) !== '' ) {
    wfLoadExtension( 'ConfirmEdit' );
    $wgCaptchaTriggers['edit'] = true;
    $wgGroupPermissions['bot']['skipcaptcha'] = $wgGroupPermissions['user']['skipcaptcha'] = false;
    $wgGroupPermissions['autoconfirmed']['skipcaptcha'] = false;
}
if ( wanted( 'spamlist' ) !== '' ) {
    wfLoadExtension( 'SpamBlacklist' );
    $wgBlacklistSettings = [ 'spam' => [ 'files' => [ getenv( 'WIKI_DIR' ) . '/spamlist' ] ] ];
}
if ( wanted( 'titlelist' ) !== '' ) {
    wfLoadExtension( 'TitleBlacklist' );
    $wgTitleBlacklistSources = [ [ 'type' => 'file', 'src' => getenv( 'WIKI_DIR' ) . '/titlelist' ] ];
}
