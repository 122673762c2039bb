package org.cogrid.node.internal.mirror;

import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A member that is started once for all test classes that share it; each test takes a map of its own. */
public final class SharedMember implements BeforeAllCallback {
    private Running running;

    private record Running(HazelcastInstance member) implements AutoCloseable {
        @Override
        public void close() {
            member.shutdown();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(SharedMember.class))
                .computeIfAbsent(Running.class, absent -> new Running(new GridFixture().member()), Running.class);
    }

    public HazelcastInstance member() {
        return running.member();
    }
}
