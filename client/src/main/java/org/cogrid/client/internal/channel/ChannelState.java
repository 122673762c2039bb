package org.cogrid.client.internal.channel;

import java.util.Map;

/** The state of a channel, with all its transitions. */
enum ChannelState {
    /** There is no conversation, and nothing needs one yet. */
    NEW,
    /** The channel has asked for a conversation. */
    OPENING,
    /** There is a conversation. */
    READY,
    /** The engine or the client has left. */
    ENDED;

    /** What changes a channel's state. */
    enum Change {
        /** There is something to send. */
        NEEDED,
        /** The engine has opened a conversation. */
        OPENED,
        /** The engine does not know the conversation. */
        FORGOTTEN,
        /** Nothing can be sent any more. */
        LOST
    }

    private static final Map<ChannelState, Map<Change, ChannelState>> TABLE = Map.of(
            NEW, Map.of(Change.NEEDED, OPENING, Change.LOST, ENDED),
            OPENING, Map.of(Change.OPENED, READY, Change.LOST, ENDED),
            READY, Map.of(Change.FORGOTTEN, NEW, Change.LOST, ENDED),
            ENDED, Map.of());

    /** Returns the state after a change. A change that means nothing in this state leaves it as it is. */
    ChannelState after(Change change) {
        return TABLE.getOrDefault(this, Map.of()).getOrDefault(change, this);
    }
}
