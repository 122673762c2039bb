package org.cogrid.client.internal.connection;

import java.io.Serializable;
import java.util.function.IntFunction;
import org.cogrid.client.internal.channel.EngineSender.Position;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.codec.standin.Substitution;
import org.cogrid.core.internal.task.PlacedReference;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each Reference to a named engine the last task that this client has sent there. The Reference is resolved
 * after that task, and so sees what the task has left.
 */
final class PlacingReferences implements Substitution {
    private final IntFunction<Position> positions;

    PlacingReferences(IntFunction<Position> positions) {
        this.positions = positions;
    }

    @Override
    public @Nullable Serializable standInFor(Object object) {
        if (!(object instanceof Reference<?> reference) || reference.isHere()) {
            return null;
        }
        Position position = positions.apply(reference.engineId());
        return new PlacedReference(
                reference.path(), reference.engineId(), position.conversation(), position.lastTask());
    }
}
