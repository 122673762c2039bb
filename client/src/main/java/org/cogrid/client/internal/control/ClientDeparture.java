package org.cogrid.client.internal.control;

import org.cogrid.core.internal.wire.ControlRequest.Verb;

/** What is to leave a grid. */
public enum ClientDeparture {
    /** One engine; the other engines' members get its member's share of the data. */
    ONE(Verb.STOP),
    /** All engines; the data ends with the grid. */
    ALL(Verb.STOP_GRID);

    private final Verb verb;

    ClientDeparture(Verb verb) {
        this.verb = verb;
    }

    Verb verb() {
        return verb;
    }
}
