package org.cogrid.core.internal.transport;

import java.io.IOException;

/** The other end of a socket has not proved that it holds the grid's key. */
public final class StrangerException extends IOException {
    private static final long serialVersionUID = 1L;

    StrangerException(String why) {
        super(why);
    }
}
