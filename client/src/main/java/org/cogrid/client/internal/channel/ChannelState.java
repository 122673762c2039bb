package org.cogrid.client.internal.channel;

import java.util.Map;

/** Where a channel stands with its engine, and where each event takes it: all transitions there are. */
enum ChannelState {
    /** There is no session, and none is needed yet. */
    NEW,
    /** A session was asked for. */
    OPENING,
    /** There is a session. */
    READY,
    /** The engine or the client has left. */
    ENDED;

    /** What changes a channel's state. */
    enum Change {
        /** There is something to send. */
        NEEDED,
        /** The engine has given a session. */
        OPENED,
        /** The engine does not know the session. */
        FORGOTTEN,
        /** Nothing can be sent any more. */
        LOST
    }

    private static final Map<ChannelState, Map<Change, ChannelState>> TABLE = Map.of(
            NEW, Map.of(Change.NEEDED, OPENING, Change.LOST, ENDED),
            OPENING, Map.of(Change.OPENED, READY, Change.LOST, ENDED),
            READY, Map.of(Change.FORGOTTEN, NEW, Change.LOST, ENDED),
            ENDED, Map.of());

    /** The state after a change: the same one where the change means nothing. */
    ChannelState after(Change change) {
        return TABLE.getOrDefault(this, Map.of()).getOrDefault(change, this);
    }
}
