package org.cogrid.core.internal.task.result;

import java.util.UUID;
import org.cogrid.core.CogridException;

/** Fails a task that needs the function of a map which the engine does not keep: it was never sent there, or let go. */
public final class NotKeptException extends CogridException {
    private static final long serialVersionUID = 1L;

    public NotKeptException(UUID map) {
        super("this engine does not keep the function of map " + map
                + ": the engine has restarted, or the map has ended");
    }
}
