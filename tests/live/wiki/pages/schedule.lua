-- Draws one window of the calendar as a card that other programs can find by its id.
local schedule = {}

-- "2026-11-21 14:00 UTC" or "... SF" (San Francisco's wall clock) as Unix time; nil when it is neither.
local function instant( when )
    local text = mw.text.trim( when or '' ):gsub( 'SF$', 'America/Los_Angeles' )
    local read, seconds = pcall( function () return mw.getContentLanguage():formatDate( 'U', text ) end )
    return read and tonumber( seconds ) or nil
end

local function part( card, class, text )
    card:tag( 'div' ):addClass( 'deploycal-item-' .. class ):newline():wikitext( text or '' ):newline()
end

local function draw( args )
    local card = mw.html.create( 'div' ):addClass( 'deploycal-item' )
    local start = instant( args.when )
    if start then
        local finish = start + 3600 * ( tonumber( args.length ) or 1 )
        card:attr( 'id', os.date( '!deploycal-item-%Y%m%dT%H%M', start ) )
            :attr( 'data-utcstart', os.date( '!%Y-%m-%dT%H:%M:%SZ', start ) )
            :attr( 'data-utcend', os.date( '!%Y-%m-%dT%H:%M:%SZ', finish ) )
    end
    part( card, 'time', mw.text.nowiki( args.when or 'when?' ) )
    part( card, 'window', args.window )
    part( card, 'deployer', args.who )
    part( card, 'changes', args.what )
    return tostring( card )
end

function schedule.card( frame ) return draw( frame:getParent().args ) end
function schedule.row( frame ) return draw( frame.args ) end
function schedule.formatTable( frame ) return table.concat( frame.args, '\n' ) end

return schedule
