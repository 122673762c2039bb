package org.cogrid.node.internal.task;

import java.util.function.Supplier;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.groovy.GlobalsStandIn;
import org.cogrid.core.internal.task.PlacedReference;
import org.cogrid.node.internal.groovy.GroovySession;
import org.cogrid.node.internal.groovy.script.SessionScript;
import org.cogrid.node.internal.groovy.script.ValuePath;
import org.cogrid.node.internal.namespace.Renewals;
import org.jspecify.annotations.Nullable;

/** Replaces References and closures that arrive at an engine. */
public final class EngineArrival implements Arrival {
    private final int engineId;
    /** The session, which is made only after the values that may refer to it. */
    private final Supplier<GroovySession> session;

    private final OtherEngines others;
    private final Supplier<Renewals> renewals;

    public EngineArrival(
            int engineId, Supplier<GroovySession> session, OtherEngines others, Supplier<Renewals> renewals) {
        this.engineId = engineId;
        this.session = session;
        this.others = others;
        this.renewals = renewals;
    }

    @Override
    public @Nullable Object arrived(Object standIn) throws Exception {
        if (standIn instanceof Reference<?> reference) {
            return session.get().read(reference.path());
        }
        if (standIn instanceof PlacedReference reference) {
            return reference.engineId() == engineId ? session.get().read(reference.path()) : readElsewhere(reference);
        }
        if (standIn instanceof GlobalsStandIn) {
            return session.get().globals();
        }
        if (standIn instanceof SessionScript script) {
            session.get().adopt(script);
        }
        return standIn;
    }

    /**
     * Reads a value of another engine. The first name of the path is a variable there; the rest of the path is followed
     * here, in the copy.
     */
    private @Nullable Object readElsewhere(PlacedReference reference) throws InterruptedException {
        ValuePath path = ValuePath.parse(reference.path());
        Object value = others.read(reference, path.name());
        return path.readIn(renewals.get().fit(path.name(), reference.engineId(), value));
    }
}
