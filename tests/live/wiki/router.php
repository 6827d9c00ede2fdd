<?php
// What PHP's own web server runs for each request: MediaWiki's entry points, and a fault when the test wants one.
// The file `fault` in the wiki's folder says which: a status (`500`), `garbage`, `empty`, or `slow:N` (seconds).

/** The fault wanted at this moment; '' for none. */
function wanted_fault(): string {
    $file = getenv( 'WIKI_DIR' ) . '/fault';
    return is_readable( $file ) ? trim( (string)file_get_contents( $file ) ) : '';
}

/** Stands still for as long as the fault says, but no longer than it is wanted. */
function stand_still( string $fault ): void {
    $until = microtime( true ) + (float)substr( $fault, strlen( 'slow:' ) );
    while ( microtime( true ) < $until && wanted_fault() === $fault ) {
        usleep( 50000 );
    }
}

$fault = wanted_fault();
if ( ctype_digit( $fault ) ) {
    http_response_code( (int)$fault );
    header( 'Content-Type: text/html' );
    echo "<html><title>Trouble</title>The wiki is in trouble.</html>";
    return true;
}
if ( $fault === 'garbage' || $fault === 'empty' ) {
    header( 'Content-Type: application/json' );
    echo $fault === 'garbage' ? '{"query":{"pages":[{"title":' : '';
    return true;
}
if ( str_starts_with( $fault, 'slow:' ) ) {
    stand_still( $fault );
}

$path = rawurldecode( (string)parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
if ( $path === '/w/api.php' || $path === '/w/index.php' ) {
    $entry = basename( $path );
} elseif ( str_starts_with( $path, '/wiki/' ) ) {
    $entry = 'index.php';
    $_GET['title'] = $_REQUEST['title'] = substr( $path, strlen( '/wiki/' ) );
} else {
    http_response_code( 404 );
    return true;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/w/$entry";
$_SERVER['SCRIPT_FILENAME'] = "/usr/share/mediawiki/$entry";
chdir( '/usr/share/mediawiki' );
require "/usr/share/mediawiki/$entry";
return true;
