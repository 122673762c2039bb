package org.cogrid.core.internal.task;

import java.util.UUID;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * A Reference to another engine's value as it travels. It carries the last task that the sender had sent to that engine
 * before, so that the value is read after that task.
 *
 * @param path the value's name and path there
 * @param engineId the engine that has it
 * @param conversation the conversation of the sender with that engine
 * @param afterTask the number of the last task sent there, -1 for none
 */
public record PlacedReference(String path, int engineId, UUID conversation, long afterTask) implements StandIn {
    public boolean isAfterSomeTask() {
        return afterTask >= 0;
    }

    @Override
    public @Nullable Object restore(Arrival arrival) throws Exception {
        return arrival.arrived(this);
    }
}
